import { showHidden } from './hidden-characters.js';

/**
 * Foreign text as one line of a job's log. Nothing in it is a command to the runner: `::name::` counts at the start of
 * a line (after white space), and the older `##[name]` anywhere in it.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function safeLog(text: string): string {
  return withoutCommands(showHidden(text));
}

/** One line of our own output that repeats foreign text, in which the runner finds no command. */
export function withoutCommands(line: string): string {
  return line.replace(/^(\s*):(?=:)/, '$1: ').replaceAll('##[', '## [');
}
