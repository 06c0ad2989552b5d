import { parseHunks, type Hunk } from '../../domain/diff.js';
import { FolderFiles, LARGEST_FILE } from './folder-files.js';
import { isBinary, wholeFile } from './hunks.js';
import { filesBelow } from './walk.js';
import type { ChangedFile, Changes, ChangeSet, FileContent, Side } from '../../review/ports.js';

/** Two folders as the two sides of a change, for an example that needs neither git nor GitHub. */
export class FolderPairChanges implements Changes {
  readonly #folders: Readonly<Record<Side, string>>;
  readonly #files: Readonly<Record<Side, FolderFiles>>;

  constructor(base: string, head: string) {
    this.#folders = { base, head };
    this.#files = { base: new FolderFiles(base, LARGEST_FILE), head: new FolderFiles(head, LARGEST_FILE) };
  }

  /** The folders' names stand for commits. */
  async list(): Promise<ChangeSet> {
    const paths = new Set([...filesBelow(this.#folders.base), ...filesBelow(this.#folders.head)]);
    const files = await Promise.all([...paths].sort().map((path) => this.#changeOf(path)));
    return { base: 'base', head: 'head', files: files.filter((file) => file !== undefined) };
  }

  /** Everything is on this machine: there is nothing to fetch together. */
  announce(): void {
    // See above.
  }

  read(path: string, side: Side): Promise<FileContent> {
    return Promise.resolve(this.#files[side].read(path));
  }

  filesIn(folder: string, side: Side): Promise<readonly string[]> {
    return Promise.resolve(this.#files[side].pathsIn(folder));
  }

  async #changeOf(path: string): Promise<ChangedFile | undefined> {
    const [before, after] = [this.#files.base.read(path), this.#files.head.read(path)];
    const status = before.kind === 'absent' ? 'added' : after.kind === 'absent' ? 'removed' : 'modified';
    const [old, now] = [bytesOf(before), bytesOf(after)];
    if (status === 'modified' && Buffer.compare(old, now) === 0) return undefined;
    const hunks = status === 'added' ? wholeFile(now) : await hunksBetween(old, now);
    return { path, previousPath: undefined, status, hunks, sameBytes: false };
  }
}

function bytesOf(content: FileContent): Uint8Array {
  return content.kind === 'bytes' ? content.bytes : new Uint8Array();
}

/** The hunks with three lines of context, as git and GitHub show them; undefined for a binary file. */
async function hunksBetween(before: Uint8Array, after: Uint8Array): Promise<readonly Hunk[] | undefined> {
  if (isBinary(before) || isBinary(after)) return undefined;
  const { createTwoFilesPatch } = await import('diff');
  const [old, now] = [before, after].map((bytes) => Buffer.from(bytes).toString('utf8'));
  return parseHunks(createTwoFilesPatch('base', 'head', old ?? '', now ?? '', '', '', { context: 3 }));
}
