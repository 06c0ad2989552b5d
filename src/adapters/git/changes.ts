import { UserError } from '../../domain/failure.js';
import { FolderFiles, LARGEST_FILE } from '../workspace/folder-files.js';
import { wholeFile } from '../workspace/hunks.js';
import { diffCommits, diffWorkingTree, type Difference } from './diff.js';
import { ObjectReader } from './object-reader.js';
import {
  blobId,
  groupedByFolder,
  skipReasonOf,
  treeChange,
  withExactRenames,
  type TreeChange,
  type TreeFile,
} from './objects.js';
import { gitOutput, runGit } from './run.js';
import type { ChangedFile, Changes, ChangeSet, FileContent, Side } from '../../review/ports.js';

export interface GitChangesOptions {
  /** Bytes. */
  readonly largestFile?: number;
}

/** The commits of a range; the head is the working tree where it has none. */
interface Range {
  readonly directory: string;
  readonly baseTip: string;
  readonly mergeBase: string;
  readonly head: string | undefined;
}

/**
 * What a local git range changes: from the merge base of `base` and `head` to `head`, or to the working tree without
 * one. Throws UserError where this is no repository, a name is no commit, or the two have no common ancestor.
 */
export async function rangeChanges(
  directory: string,
  base: string,
  head: string | undefined,
  options: GitChangesOptions = {},
): Promise<GitChanges> {
  const [baseTip, headCommit] = await Promise.all([
    commitOf(directory, base),
    commitOf(directory, head ?? 'HEAD'),
  ]);
  const { code, stdout } = await runGit(directory, ['merge-base', '--end-of-options', baseTip, headCommit]);
  if (code !== 0) {
    throw new UserError(
      `${base} and ${head ?? 'HEAD'} have no common ancestor in this clone. In a shallow one, fetch their history first.`,
    );
  }
  const mergeBase = stdout.toString('latin1').trim();
  const root = head === undefined ? await workingTreeOf(directory) : directory;
  const range = { directory: root, baseTip, mergeBase, head: head === undefined ? undefined : headCommit };
  return new GitChanges(range, options);
}

async function commitOf(directory: string, name: string): Promise<string> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const { code, stdout, stderr } = await runGit(directory, args);
  if (/not a git repository/.test(stderr)) throw new UserError(`${directory} is not in a git repository.`);
  if (/dubious ownership/.test(stderr)) {
    throw new UserError(`git does not read ${directory}, since it belongs to another user. ${stderr}`);
  }
  const commit = stdout.toString('latin1').trim();
  if (code !== 0 || !/^[0-9a-f]{40,64}$/.test(commit))
    throw new UserError(`${name} is no commit of this clone.`);
  return commit;
}

async function workingTreeOf(directory: string): Promise<string> {
  const { code, stdout } = await runGit(directory, ['rev-parse', '--show-toplevel']);
  if (code !== 0) throw new UserError(`${directory} has no working tree: name a head commit.`);
  return stdout.toString('utf8').replace(/\n$/, '');
}

/** A range of a local repository. Committed content is read from git's objects, the working tree's from the disk. */
export class GitChanges implements Changes {
  readonly #range: Range;
  readonly #objects: ObjectReader;
  readonly #disk: FolderFiles;
  readonly #trees = new Map<string, Promise<ReadonlyMap<string, TreeFile>>>();
  readonly #folders = new Map<string, Promise<ReadonlyMap<string, readonly string[]>>>();

  constructor(range: Range, { largestFile = LARGEST_FILE }: GitChangesOptions) {
    this.#range = range;
    this.#objects = new ObjectReader(range.directory, largestFile);
    this.#disk = new FolderFiles(range.directory, largestFile);
  }

  /** The commit that `base` names: where the configuration is read. */
  get baseTip(): string {
    return this.#range.baseTip;
  }

  get mergeBase(): string {
    return this.#range.mergeBase;
  }

  async list(): Promise<ChangeSet> {
    const { directory, mergeBase, head } = this.#range;
    const files =
      head === undefined ? await this.#workingTree() : filesOf(await diffCommits(directory, mergeBase, head));
    return { base: mergeBase, head: head ?? null, files };
  }

  /** Everything is on this machine: there is nothing to fetch together. */
  announce(): void {
    // See above.
  }

  async read(path: string, side: Side): Promise<FileContent> {
    const commit = side === 'base' ? this.#range.mergeBase : this.#range.head;
    if (commit === undefined) return this.#disk.read(path);
    return this.#readCommitted(path, commit);
  }

  /** Of the working tree what git tracks or would track: an ignored file is in no commit either. */
  async filesIn(folder: string, side: Side): Promise<readonly string[]> {
    const commit = side === 'base' ? this.#range.mergeBase : this.#range.head;
    const key = commit ?? '';
    const known = this.#folders.get(key) ?? this.#pathsAt(commit).then(groupedByFolder);
    this.#folders.set(key, known);
    return (await known).get(folder) ?? [];
  }

  async #pathsAt(commit: string | undefined): Promise<Iterable<string>> {
    if (commit !== undefined) return (await this.#treeOf(commit)).keys();
    const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    return new Set(pathsOf(await gitOutput(this.#range.directory, args)));
  }

  /** One file's bytes at a branch, tag or commit; null where it is not there. For configuration. */
  async readAtRef(path: string, ref: string): Promise<Uint8Array | null> {
    const commit = await commitOf(this.#range.directory, ref);
    const content = await this.#readCommitted(path, commit);
    if (content.kind === 'skipped')
      throw new UserError(`${path} at ${ref} cannot be read: ${content.reason}.`);
    return content.kind === 'bytes' ? content.bytes : null;
  }

  async #readCommitted(path: string, commit: string): Promise<FileContent> {
    const file = (await this.#treeOf(commit)).get(path);
    if (file === undefined) return { kind: 'absent' };
    const skipped = skipReasonOf(file.mode);
    if (skipped !== undefined) return { kind: 'skipped', reason: skipped };
    const content = await this.#objects.read(file.oid);
    if (content === 'missing') {
      throw new UserError(
        `${path} at ${commit} is not in this clone: fetch it first. Nothing is fetched here.`,
      );
    }
    return content === 'too-large' ? { kind: 'skipped', reason: content } : { kind: 'bytes', bytes: content };
  }

  #treeOf(commit: string): Promise<ReadonlyMap<string, TreeFile>> {
    const tree = this.#trees.get(commit) ?? readTree(this.#range.directory, commit);
    this.#trees.set(commit, tree);
    return tree;
  }

  /** Tracked files that differ from the merge base, and untracked ones that are not ignored. */
  async #workingTree(): Promise<readonly ChangedFile[]> {
    const { directory, mergeBase } = this.#range;
    const [difference, listing] = await Promise.all([
      diffWorkingTree(directory, mergeBase),
      gitOutput(directory, ['ls-files', '-z', '--others', '--exclude-standard']),
    ]);
    const tracked = difference.changes.filter((change) => !this.#isUntouched(change));
    const removed = new Map(
      tracked.filter(({ after }) => after === undefined).map((change) => [change.path, change]),
    );
    const hunks = new Map(difference.hunks);
    const untracked = pathsOf(listing).flatMap((path) => this.#untracked(path, removed, hunks));
    const again = new Set(untracked.map(({ path }) => path));
    const changes = [...tracked.filter(({ path }) => !again.has(path)), ...untracked];
    return filesOf({ changes: withExactRenames(changes), hunks });
  }

  /** Git tells every file whose time changed; the same bytes and mode are no change. */
  #isUntouched({ path, status, before, after }: TreeChange): boolean {
    if (status !== 'modified' || before === undefined || after?.oid !== '' || before.mode !== after.mode)
      return false;
    const content = this.#disk.read(path);
    return content.kind === 'bytes' && blobId(content.bytes, before.oid.length) === before.oid;
  }

  /** An untracked file is added; one that git only forgot, by `git rm --cached`, is modified. */
  #untracked(
    path: string,
    removed: ReadonlyMap<string, TreeChange>,
    hunks: Map<string, ReturnType<typeof wholeFile>>,
  ): readonly TreeChange[] {
    // A folder that is a repository of its own.
    if (path.endsWith('/')) return [];
    const content = this.#disk.read(path);
    const bytes = content.kind === 'bytes' ? content.bytes : undefined;
    const before = removed.get(path)?.before;
    const isHashed = bytes !== undefined && removed.size > 0;
    const after = { mode: '100644', oid: isHashed ? blobId(bytes, this.#range.mergeBase.length) : '' };
    if (before !== undefined && before.oid === after.oid) return [];
    const added = bytes === undefined || before !== undefined ? undefined : wholeFile(bytes);
    // The hunks of a forgotten file would be those of its removal.
    if (added === undefined) hunks.delete(path);
    else hunks.set(path, added);
    return [treeChange(path, before, after)];
  }
}

function filesOf({ changes, hunks }: Difference): readonly ChangedFile[] {
  return changes.map(({ path, previousPath, status, before, after }) => {
    const sameBytes = before !== undefined && before.oid === after?.oid;
    return { path, previousPath, status, hunks: sameBytes ? undefined : hunks.get(path), sameBytes };
  });
}

async function readTree(directory: string, commit: string): Promise<ReadonlyMap<string, TreeFile>> {
  const listing = await gitOutput(directory, ['ls-tree', '-r', '-z', '--full-tree', commit]);
  const files = new Map<string, TreeFile>();
  for (const line of listing.toString('utf8').split('\0')) {
    const tab = line.indexOf('\t');
    const [mode = '', , oid = ''] = line.slice(0, tab).split(' ');
    if (tab !== -1) files.set(line.slice(tab + 1), { mode, oid });
  }
  return files;
}

function pathsOf(listing: Buffer): readonly string[] {
  return listing.toString('utf8').split('\0').filter(Boolean);
}
