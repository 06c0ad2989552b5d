import { showHidden } from './hidden-characters.js';

/**
 * Foreign text as one line of a job's log. Nothing in it is a command to the runner: `::name::` counts at the start of
 * a line (after white space), and the older `##[name]` anywhere in it.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function safeLog(text: string): string {
  return withoutCommands(showHidden(text));
}

/** Our own output, of one line or more, that repeats foreign text: in none of its lines the runner finds a command. */
export function withoutCommands(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^(\s*):(?=:)/, '$1: ').replaceAll('##[', '## ['))
    .join('\n');
}
