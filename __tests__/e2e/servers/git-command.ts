import { spawn } from 'node:child_process';

/** git without anything of this machine's configuration, and with one author at one time. */
export const GIT_ENVIRONMENT: Readonly<Record<string, string>> = {
  PATH: process.env['PATH'] ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
};

/** What a git command printed, and how it ended. */
export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs git in a folder; the exit code is the caller's to judge. */
export async function tryGit(
  directory: string,
  args: readonly string[],
  input?: Buffer | string,
): Promise<GitResult> {
  const child = spawn('git', args, { cwd: directory, env: GIT_ENVIRONMENT, stdio: 'pipe' });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  child.stdin.on('error', () => {
    // git ended before it read everything: its exit code says why.
  });
  child.stdin.end(input);
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exit) => {
      resolve(exit ?? -1);
    });
  });
  return { code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString('utf8') };
}

/** Runs git in a folder and throws what it complained of. */
export async function git(
  directory: string,
  args: readonly string[],
  input?: Buffer | string,
): Promise<Buffer> {
  const { code, stdout, stderr } = await tryGit(directory, args, input);
  if (code !== 0) throw new Error(`git ${args.join(' ')} in ${directory} ended with ${code}: ${stderr}`);
  return stdout;
}
