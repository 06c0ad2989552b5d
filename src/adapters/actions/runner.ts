import { appendFileSync, lstatSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import * as core from '@actions/core';
import { UserError } from '../../domain/failure.js';
import { safeLog } from '../../render/safe-log.js';
import type { Log } from '../../review/ports.js';

/** The job's log. Every text is made safe here, so that nothing in a pull request becomes a command to the runner. */
export const actionsLog: Log = {
  info: (text) => {
    core.info(safeLog(text));
  },
  warning: (text) => {
    core.warning(safeLog(text));
  },
  error: (text) => {
    core.error(safeLog(text));
  },
};

/** The value of an input, empty where it is not given. */
export function input(name: string): string {
  return core.getInput(name);
}

/** One annotation; the runner shows it on the file. Lines and columns are 1-based, ends included. */
export interface RunnerAnnotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
}

export function annotate({ level, title, message, path, startLine, endLine }: RunnerAnnotation): void {
  const say = { error: core.error, warning: core.warning, notice: core.notice }[level];
  // Properties and line ends are escaped by the toolkit; `##[` is no command behind `::error ...::`.
  say(message, { title: safeLog(title), file: path, startLine, endLine });
}

export function setOutputs(outputs: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}

/** Appends Markdown to the job summary, where the runner has one. The runner drops it whole beyond 1 MiB. */
export function writeJobSummary(markdown: string, env: NodeJS.ProcessEnv): void {
  const file = env['GITHUB_STEP_SUMMARY'];
  if (file) appendFileSync(file, `${markdown}\n`);
}

/**
 * Writes a report into the workspace and gives its path. A path that leads out of the workspace, by itself or through a
 * link that the checkout brought, is refused: on `pull_request` input and links are the pull request's own.
 */
export function writeReport(path: string, text: string, env: NodeJS.ProcessEnv): string {
  const root = realpathSync(env['GITHUB_WORKSPACE'] || process.cwd());
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
