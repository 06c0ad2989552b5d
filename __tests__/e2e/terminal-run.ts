import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** What the program printed, and how it ended. */
export interface TerminalRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder in which the committed program is run as a user does, without the machine's own AWS and git settings. */
export interface TerminalFolder {
  readonly path: string;
  /** Files by their path; an object is written as JSON. */
  write(files: Readonly<Record<string, object | string>>): Promise<void>;
  run(args: readonly string[], cwd?: string): Promise<TerminalRun>;
  /** A command line for a shell, in which `$CLI` is the program. */
  shell(line: string): Promise<TerminalRun>;
  remove(): Promise<void>;
}

export async function terminalFolder(): Promise<TerminalFolder> {
  const path = await mkdtemp(join(tmpdir(), 'terminal-'));
  const program = resolve('dist/cli.js');
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: path,
    TERM: 'dumb',
    CLI: `${process.execPath} ${program}`,
  };
  const start = (file: string, args: readonly string[], cwd: string): Promise<TerminalRun> =>
    new Promise((done) => {
      execFile(file, [...args], { cwd, env, maxBuffer: 1e8 }, (error, stdout, stderr) => {
        done({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      });
    });
  return {
    path,
    async write(files) {
      for (const [name, content] of Object.entries(files)) {
        await mkdir(dirname(join(path, name)), { recursive: true });
        await writeFile(
          join(path, name),
          typeof content === 'string' ? content : JSON.stringify(content, null, 2),
        );
      }
    },
    run: (args, cwd = path) => start(process.execPath, [program, ...args], cwd),
    shell: (line) => start('bash', ['-c', line], path),
    remove: () => rm(path, { recursive: true }),
  };
}
