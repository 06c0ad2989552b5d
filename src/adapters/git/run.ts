import { execFile } from 'node:child_process';
import { UserError } from '../../domain/failure.js';

/** What a git command printed, and how it ended. */
export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
  /** Whether it printed more than is taken; it was stopped then. */
  readonly isCut: boolean;
}

/** A tree of a million files takes 100 MB. */
const LONGEST_OUTPUT = 256 * 1024 * 1024;

/**
 * A repository's own configuration and hooks are whoever's it is: what they could start is switched off. Paths are
 * taken as they are, and objects as they are stored.
 * https://git-scm.com/docs/git-config lists `core.fsmonitor` and `core.hooksPath` as what runs programs.
 */
const SAFE_ARGUMENTS = [
  ...['--no-pager', '--literal-pathspecs', '--no-replace-objects'],
  ...['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'core.quotePath=true', '-c', 'diff.suppressBlankEmpty=false'],
];

/** Nothing is fetched, asked or written: a missing object stays missing. https://git-scm.com/docs/git#_environment_variables */
const SAFE_ENVIRONMENT = {
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: '',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  LC_ALL: 'C',
};

/** The command line and environment for git in this project. */
export function safeGit(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): { readonly args: readonly string[]; readonly env: NodeJS.ProcessEnv } {
  return { args: [...SAFE_ARGUMENTS, ...args], env: { ...process.env, ...SAFE_ENVIRONMENT, ...environment } };
}

/** Runs git in a folder, without a shell; the exit code is the caller's to judge. Without git it throws a UserError. */
export async function runGit(
  directory: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<GitResult> {
  const safe = safeGit(args, environment);
  const options = { cwd: directory, env: safe.env, maxBuffer: LONGEST_OUTPUT, windowsHide: true };
  return new Promise((resolve, reject) => {
    execFile('git', safe.args, { ...options, encoding: 'buffer' }, (error, stdout, stderr) => {
      if (error?.code === 'ENOENT') {
        reject(new UserError(`git cannot be started in ${directory}: is it installed?`));
        return;
      }
      const isCut = error?.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER';
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, stdout, stderr: stderr.toString('utf8').trim(), isCut });
    });
  });
}

/** What git printed; a UserError with git's own words where it failed. */
export async function gitOutput(
  directory: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Buffer> {
  const { code, stdout, stderr, isCut } = await runGit(directory, args, environment);
  if (isCut) throw new UserError(`git ${args[0] ?? ''} prints more than can be taken.`);
  if (code !== 0) throw new UserError(`git ${args[0] ?? ''} failed in ${directory}: ${firstLine(stderr)}`);
  return stdout;
}

function firstLine(text: string): string {
  return text.split('\n')[0]?.replace(/^fatal: /, '') ?? '';
}
