import { randomUUID } from 'node:crypto';
import { appendFileSync, lstatSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { EOL } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../../domain/failure.js';
import { safeLog } from '../../render/safe-log.js';

/** One annotation; the runner shows it on the file. Lines are 1-based, the last one included. */
export interface RunnerAnnotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
}

/** Writes annotations. The toolkit that does it is loaded here, see {@link ActionsLog}. */
export async function annotate(list: readonly RunnerAnnotation[]): Promise<void> {
  if (list.length === 0) return;
  const { error, warning, notice } = await import('@actions/core');
  for (const { level, title, message, path, ...place } of list) {
    // Properties and line ends are escaped by the toolkit; `##[` is no command behind `::error ...::`.
    const say = { error, warning, notice }[level];
    say(message, { title: safeLog(title), file: path, ...place });
  }
}

/**
 * Sets the step's outputs by the runner's file, each value between delimiters that nobody can foresee.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#multiline-strings
 */
export function setOutputs(outputs: Readonly<Record<string, string | number>>, env: NodeJS.ProcessEnv): void {
  const file = env['GITHUB_OUTPUT'];
  if (!file) return;
  const lines = Object.entries(outputs).map(([name, value]) => {
    const delimiter = `ghadelimiter_${randomUUID()}`;
    return `${name}<<${delimiter}${EOL}${String(value)}${EOL}${delimiter}${EOL}`;
  });
  appendFileSync(file, lines.join(''));
}

/** Appends Markdown to the job summary, where the runner has one. The runner drops it whole beyond 1 MiB. */
export function writeJobSummary(markdown: string, env: NodeJS.ProcessEnv): void {
  const file = env['GITHUB_STEP_SUMMARY'];
  if (file) appendFileSync(file, `${markdown}\n`);
}

/** The folder into which the job checks the repository out. */
export function workspaceOf(env: NodeJS.ProcessEnv): string {
  return env['GITHUB_WORKSPACE'] || process.cwd();
}

/**
 * Writes a report into the workspace and gives its path. A path that leads out of the workspace, by itself or through a
 * link that the checkout brought, is refused: on `pull_request` input and links are the pull request's own.
 */
export function writeReport(path: string, text: string, env: NodeJS.ProcessEnv): string {
  const root = realpathSync(workspaceOf(env));
  const target = resolve(root, path);
  if (!isInside(root, target)) throw outside(path);
  mkdirSync(dirname(target), { recursive: true });
  if (!isInside(root, join(realpathSync(dirname(target)), basename(target))) || isLink(target))
    throw outside(path);
  writeFileSync(target, text);
  return path;
}

function isInside(root: string, target: string): boolean {
  const way = relative(root, target);
  return way !== '' && way.split(sep)[0] !== '..' && !isAbsolute(way);
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function outside(path: string): UserError {
  return new UserError(`The report file "${path}" is not in the workspace.`);
}
