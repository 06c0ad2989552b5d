import pLimit from 'p-limit';
import { groupedByFolder, treeChange, type TreeChange, type TreeFile } from '../git/objects.js';
import type { GitHubClient, RepositoryName } from './client.js';

/** A tree's own entries, by name. */
type Entries = ReadonlyMap<string, Entry>;
interface Entry extends TreeFile {
  readonly isTree: boolean;
}

/**
 * The trees of a repository. A commit's whole tree is one request; one that comes truncated (over 100,000 entries or
 * 7 MB, https://docs.github.com/rest/git/trees) is read folder by folder, and only where somebody asks.
 */
export class Trees {
  readonly #client: GitHubClient;
  readonly #repository: RepositoryName;
  readonly #whole = new Map<string, Promise<ReadonlyMap<string, TreeFile> | undefined>>();
  /** Below GitHub's 100 requests at once and the throttling plugin's 10. */
  readonly #limit = pLimit(8);
  readonly #folders = new Map<string, Promise<Entries>>();
  /** The paths of a commit's files by their folder, made where somebody asks for one. */
  readonly #byFolder = new Map<string, ReadonlyMap<string, readonly string[]>>();

  constructor(client: GitHubClient, repository: RepositoryName) {
    this.#client = client;
    this.#repository = repository;
  }

  /** The file, link or submodule at a path of a commit; undefined where there is none. */
  async find(commit: string, path: string): Promise<TreeFile | undefined> {
    const whole = await this.#wholeOf(commit);
    if (whole !== undefined) return whole.get(path);
    const names = path.split('/');
    let folder = await this.#folder(commit);
    for (const name of names.slice(0, -1)) {
      const entry = folder.get(name);
      if (entry?.isTree !== true) return undefined;
      folder = await this.#folder(entry.oid);
    }
    const entry = folder.get(names.at(-1) ?? '');
    return entry?.isTree === true ? undefined : entry;
  }

  /** The paths of what stands directly in a folder of a commit and is no folder, sorted; `''` is the root. */
  async filesIn(commit: string, folder: string): Promise<readonly string[]> {
    const whole = await this.#wholeOf(commit);
    if (whole !== undefined)
      return kept(this.#byFolder, commit, () => groupedByFolder(whole.keys())).get(folder) ?? [];
    let tree = await this.#folder(commit);
    for (const name of folder === '' ? [] : folder.split('/')) {
      const entry = tree.get(name);
      if (entry?.isTree !== true) return [];
      tree = await this.#folder(entry.oid);
    }
    const names = [...tree].filter(([, { isTree }]) => !isTree).map(([name]) => name);
    return names.sort().map((name) => (folder === '' ? name : `${folder}/${name}`));
  }

  /** Every path that differs between two commits. */
  async differences(base: string, head: string): Promise<readonly TreeChange[]> {
    const [before, after] = await Promise.all([this.#wholeOf(base), this.#wholeOf(head)]);
    if (before === undefined || after === undefined) return this.#descend(base, head, '');
    const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
    return paths.flatMap((path) => changeBetween(path, before.get(path), after.get(path)));
  }

  /** Two folders, and those of their sub-folders that differ. */
  async #descend(
    before: string | undefined,
    after: string | undefined,
    prefix: string,
  ): Promise<readonly TreeChange[]> {
    const [from, to] = await Promise.all([this.#folder(before), this.#folder(after)]);
    const names = [...new Set([...from.keys(), ...to.keys()])].sort();
    const changes = await Promise.all(
      names.map(async (name) => {
        const [old, now] = [from.get(name), to.get(name)];
        const path = prefix + name;
        const [oldTree, nowTree] = [treeOnly(old), treeOnly(now)];
        const below = oldTree === nowTree ? [] : await this.#descend(oldTree, nowTree, `${path}/`);
        return [...changeBetween(path, fileOnly(old), fileOnly(now)), ...below];
      }),
    );
    return changes.flat();
  }

  /** All files of a commit; undefined where GitHub truncates them. */
  #wholeOf(commit: string): Promise<ReadonlyMap<string, TreeFile> | undefined> {
    return kept(this.#whole, commit, async () => {
      const data = await this.#read(commit, { recursive: '1' });
      return data.truncated ? undefined : new Map(data.tree.flatMap(namedFile));
    });
  }

  #folder(sha: string | undefined): Promise<Entries> {
    if (sha === undefined) return Promise.resolve(new Map());
    return kept(this.#folders, sha, async () => {
      const data = await this.#read(sha, {});
      return new Map(data.tree.map((entry) => [entry.path, entryOf(entry)]));
    });
  }

  async #read(sha: string, options: { readonly recursive?: string }): Promise<ApiTree> {
    const { data } = await this.#limit(() =>
      this.#client.ask((octokit) =>
        octokit.rest.git.getTree({ ...this.#repository, tree_sha: sha, ...options }),
      ),
    );
    return data;
  }
}

interface ApiTree {
  readonly truncated: boolean;
  readonly tree: readonly ApiEntry[];
}

interface ApiEntry {
  readonly path: string;
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  readonly size?: number;
}

function entryOf({ mode, type, sha, size }: ApiEntry): Entry {
  return { mode, oid: sha, size, isTree: type === 'tree' };
}

function namedFile(entry: ApiEntry): readonly (readonly [string, TreeFile])[] {
  if (entry.type === 'tree') return [];
  return [[entry.path, { mode: entry.mode, oid: entry.sha, size: entry.size }]];
}

function changeBetween(
  path: string,
  before: TreeFile | undefined,
  after: TreeFile | undefined,
): readonly TreeChange[] {
  const same = before?.oid === after?.oid && before?.mode === after?.mode;
  return same ? [] : [treeChange(path, before, after)];
}

function fileOnly(entry: Entry | undefined): TreeFile | undefined {
  return entry?.isTree === true ? undefined : entry;
}

function treeOnly(entry: Entry | undefined): string | undefined {
  return entry?.isTree === true ? entry.oid : undefined;
}

function kept<T>(map: Map<string, T>, key: string, make: () => T): T {
  const made = map.get(key) ?? make();
  map.set(key, made);
  return made;
}
