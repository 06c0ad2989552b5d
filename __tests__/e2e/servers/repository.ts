import { git, tryGit } from './git-command.js';
import { ObjectReader } from './object-reader.js';
import { changesOf, type FileChange } from './file-changes.js';

/** One line of `git ls-tree`. */
export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  readonly size?: number;
}

/** A git repository that the test made, read as GitHub reads one. Objects never change, so answers are kept. */
export class Repository {
  readonly #directory: string;
  readonly #objects: ObjectReader;
  readonly #kept = new Map<string, Promise<unknown>>();

  constructor(directory: string) {
    this.#directory = directory;
    this.#objects = new ObjectReader(directory);
  }

  close(): void {
    this.#objects.close();
  }

  /** The commit that a branch, tag or SHA names. Branches move, so this is asked each time. */
  async commit(name: string): Promise<string | undefined> {
    return this.#peeled(name, 'commit');
  }

  /** The SHA of the tree that a commit, tree or branch stands for. */
  async treeSha(name: string): Promise<string | undefined> {
    return this.#peeled(name, 'tree');
  }

  async #peeled(name: string, type: string): Promise<string | undefined> {
    const candidates = /^[0-9a-f]{40}$/.test(name)
      ? [name]
      : [`refs/heads/${name}`, `refs/tags/${name}`, name.startsWith('refs/') ? name : `refs/${name}`];
    for (const candidate of candidates) {
      const object = await this.#objects.read(`${candidate}^{${type}}`);
      if (object !== undefined) return object.sha;
    }
    return undefined;
  }

  /** The kind of an object; undefined where the repository lacks it, such as a submodule's commit. */
  async typeOf(sha: string): Promise<string | undefined> {
    return (await this.#objects.read(sha))?.type;
  }

  async blob(sha: string): Promise<Buffer | undefined> {
    const object = await this.#objects.read(sha);
    return object?.type === 'blob' ? object.bytes : undefined;
  }

  async tree(sha: string, recursive: boolean): Promise<readonly TreeEntry[]> {
    return this.#keep(`tree ${sha} ${String(recursive)}`, async () => {
      const flags = recursive ? ['-r', '-t'] : [];
      const listing = await git(this.#directory, ['ls-tree', '-l', '-z', ...flags, sha]);
      return listing.toString('utf8').split('\0').filter(Boolean).map(treeEntry);
    });
  }

  /** The entry at a path of a commit. */
  async entry(commit: string, path: string): Promise<TreeEntry | undefined> {
    const args = ['ls-tree', '-l', '-z', '--full-tree', commit, '--', path.replace(/\/+$/, '')];
    const listing = (await git(this.#directory, ['--literal-pathspecs', ...args])).toString('utf8');
    const [first] = listing.split('\0').filter(Boolean);
    return first === undefined ? undefined : treeEntry(first);
  }

  async mergeBase(one: string, other: string): Promise<string | undefined> {
    return this.#keep(`base ${one} ${other}`, async () => {
      const { code, stdout } = await tryGit(this.#directory, ['merge-base', one, other]);
      return code === 0 ? stdout.toString('utf8').trim() : undefined;
    });
  }

  /** The commits of `head` that `base` lacks, oldest first. */
  async commits(base: string, head: string): Promise<readonly string[]> {
    return this.#keep(`commits ${base} ${head}`, async () => {
      const listing = await git(this.#directory, ['rev-list', '--reverse', `${base}..${head}`]);
      return listing.toString('utf8').split('\n').filter(Boolean);
    });
  }

  async changes(base: string, head: string): Promise<readonly FileChange[]> {
    return this.#keep(`changes ${base} ${head}`, () => changesOf(this.#directory, base, head));
  }

  #keep<T>(key: string, make: () => Promise<T>): Promise<T> {
    const kept = this.#kept.get(key) as Promise<T> | undefined;
    if (kept !== undefined) return kept;
    const made = make();
    this.#kept.set(key, made);
    return made;
  }
}

function treeEntry(line: string): TreeEntry {
  const match = /^(\d{6}) (blob|tree|commit) ([0-9a-f]{40}) +(-|\d+)\t(.*)$/s.exec(line);
  if (match === null) throw new Error(`not a line of git ls-tree: ${line}`);
  const [, mode = '', type = '', sha = '', size = '', path = ''] = match;
  const entry = { path, mode, type: type as TreeEntry['type'], sha };
  return size === '-' ? entry : { ...entry, size: Number(size) };
}
