import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { GIT_ENVIRONMENT } from './git-command.js';

export interface GitObject {
  readonly sha: string;
  readonly type: string;
  readonly bytes: Buffer;
}

type Resolve = (object: GitObject | undefined) => void;

/** One `git cat-file --batch` process: a question costs no start of git. Answers come in the order of questions. */
export class ObjectReader {
  readonly #directory: string;
  readonly #waiting: Resolve[] = [];
  #child: ChildProcessWithoutNullStreams | undefined;
  #chunks: Buffer[] = [];
  #length = 0;
  /** The header that was read and whose content is still under way. */
  #header: { readonly sha: string; readonly type: string; readonly size: number } | undefined;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** The object that an expression of git's names (a SHA, `refs/heads/main^{tree}`); undefined where there is none. */
  read(expression: string): Promise<GitObject | undefined> {
    if (expression.includes('\n')) return Promise.resolve(undefined);
    const child = (this.#child ??= this.#start());
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      child.stdin.write(`${expression}\n`);
    });
  }

  close(): void {
    this.#child?.kill();
    this.#child = undefined;
  }

  #start(): ChildProcessWithoutNullStreams {
    const child = spawn('git', ['cat-file', '--batch'], {
      cwd: this.#directory,
      env: GIT_ENVIRONMENT,
      stdio: 'pipe',
    });
    child.stdout.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk);
      this.#length += chunk.length;
      while (this.#takeHeader() || this.#takeContent());
    });
    const ended = (): void => {
      for (const resolve of this.#waiting.splice(0)) resolve(undefined);
    };
    child.on('close', ended);
    child.on('error', ended);
    child.stdin.on('error', ended);
    return child;
  }

  /** `SHA type size` before an object; `NAME missing` or `NAME ambiguous` where there is none. */
  #takeHeader(): boolean {
    if (this.#header !== undefined || this.#length === 0) return false;
    const all = this.#joined();
    const end = all.indexOf('\n');
    if (end === -1) return false;
    const match = /^([0-9a-f]{40}) (\w+) (\d+)$/.exec(all.toString('utf8', 0, end));
    this.#keep(all.subarray(end + 1));
    if (match === null) this.#waiting.shift()?.(undefined);
    else this.#header = { sha: match[1] ?? '', type: match[2] ?? '', size: Number(match[3]) };
    return true;
  }

  #takeContent(): boolean {
    const header = this.#header;
    // A line end follows the content.
    if (header === undefined || this.#length < header.size + 1) return false;
    const all = this.#joined();
    this.#header = undefined;
    this.#keep(all.subarray(header.size + 1));
    const { sha, type } = header;
    this.#waiting.shift()?.({ sha, type, bytes: all.subarray(0, header.size) });
    return true;
  }

  #joined(): Buffer {
    return this.#chunks.length === 1 ? (this.#chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#chunks);
  }

  #keep(rest: Buffer): void {
    this.#chunks = rest.length === 0 ? [] : [rest];
    this.#length = rest.length;
  }
}
