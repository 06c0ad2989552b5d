import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { safeGit } from './run.js';

/** A blob's bytes, or why there are none. */
export type BlobContent = Uint8Array | 'missing' | 'too-large';

interface Question {
  readonly oid: string;
  readonly answer: (content: BlobContent) => void;
}

/** The blob that is being received: `left` counts its line end, too. */
interface Receiving {
  readonly isKept: boolean;
  readonly chunks: Buffer[];
  left: number;
}

/** Blobs by id, from one `git cat-file --batch`: a question costs no start of git. Answers come in their order. */
export class ObjectReader {
  readonly #directory: string;
  readonly #largest: number;
  readonly #questions: Question[] = [];
  #child: ChildProcessWithoutNullStreams | undefined;
  #header = '';
  #receiving: Receiving | undefined;

  /** Blobs of more than `largest` bytes pass by and are not kept. */
  constructor(directory: string, largest: number) {
    this.#directory = directory;
    this.#largest = largest;
  }

  read(oid: string): Promise<BlobContent> {
    const child = (this.#child ??= this.#start());
    return new Promise((answer) => {
      this.#questions.push({ oid, answer });
      keepAlive(child, true);
      child.stdin.write(`${oid}\n`);
    });
  }

  #start(): ChildProcessWithoutNullStreams {
    const { args, env } = safeGit(['cat-file', '--batch']);
    const child = spawn('git', args, { cwd: this.#directory, env, stdio: 'pipe', windowsHide: true });
    child.stdout.on('data', (chunk: Buffer) => {
      for (let rest = chunk; rest.length > 0;) rest = this.#take(rest);
      keepAlive(child, this.#questions.length > 0);
    });
    const ended = (): void => {
      if (this.#child === child) this.#child = undefined;
      for (const { answer } of this.#questions.splice(0)) answer('missing');
    };
    child.on('close', ended);
    child.on('error', ended);
    child.stdin.on('error', ended);
    child.stderr.resume();
    return child;
  }

  /** Takes what it needs of a chunk, and gives the rest. */
  #take(chunk: Buffer): Buffer {
    return this.#receiving === undefined
      ? this.#takeHeader(chunk)
      : this.#takeContent(chunk, this.#receiving);
  }

  /** `OID TYPE SIZE` before an object; `OID missing` where there is none. */
  #takeHeader(chunk: Buffer): Buffer {
    const end = chunk.indexOf('\n');
    this.#header += chunk.toString('latin1', 0, end === -1 ? chunk.length : end);
    if (end === -1) return Buffer.alloc(0);
    const [, type, size] = this.#header.split(' ');
    this.#header = '';
    if (type === 'missing' || size === undefined) this.#answer('missing');
    else {
      const isKept = type === 'blob' && Number(size) <= this.#largest;
      this.#receiving = { isKept, chunks: [], left: Number(size) + 1 };
    }
    return chunk.subarray(end + 1);
  }

  #takeContent(chunk: Buffer, receiving: Receiving): Buffer {
    const part = chunk.subarray(0, receiving.left);
    receiving.left -= part.length;
    if (receiving.isKept) receiving.chunks.push(part);
    if (receiving.left === 0) {
      this.#receiving = undefined;
      this.#answer(receiving.isKept ? Buffer.concat(receiving.chunks).subarray(0, -1) : 'too-large');
    }
    return chunk.subarray(part.length);
  }

  #answer(content: BlobContent): void {
    this.#questions.shift()?.answer(content);
  }
}

/** An idle git does not keep this process from ending; when this one ends, so does git, whose input is closed. */
function keepAlive(child: ChildProcessWithoutNullStreams, isBusy: boolean): void {
  for (const part of [child, child.stdin, child.stdout, child.stderr]) {
    if (isBusy && 'ref' in part && typeof part.ref === 'function') part.ref();
    if (!isBusy && 'unref' in part && typeof part.unref === 'function') part.unref();
  }
}
