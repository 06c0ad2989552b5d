import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../../domain/failure.js';
import { runGit } from '../git/run.js';
import { FolderFiles, LARGEST_FILE } from './folder-files.js';
import { filesBelow } from './walk.js';
import type { ChangedFile, Changes, ChangeSet, FileContent, Side } from '../../review/ports.js';

export interface WorkspaceOptions {
  /** Bytes. */
  readonly largestFile?: number;
}

/**
 * Files as they lie in folders, where nothing is compared: every one is `unchanged` and has no base. Paths are
 * relative to the root. In a git repository a folder's files are its tracked ones; where it has none, or there is no
 * repository, all but git's, npm's and Terraform's own.
 */
export class WorkspaceChanges implements Changes {
  readonly #root: string;
  readonly #paths: readonly string[];
  readonly #isRepository: boolean;
  /** Where files may be read: the repository, or the root, and what was named outside of it. */
  readonly #areas: readonly { readonly folder: string; readonly files: FolderFiles }[];

  constructor(root: string, paths: readonly string[], { largestFile = LARGEST_FILE }: WorkspaceOptions = {}) {
    this.#root = realpathSync(root);
    this.#paths = paths.map((path) => resolve(this.#root, path));
    const top = repositoryOf(this.#root);
    this.#isRepository = top !== undefined;
    const home = top ?? this.#root;
    const outside = this.#paths.filter((path) => !isWithin(home, path)).map(folderOf);
    this.#areas = [home, ...outside].map((folder) => ({
      folder,
      files: new FolderFiles(folder, largestFile),
    }));
  }

  async list(): Promise<ChangeSet> {
    const lists = await Promise.all(this.#paths.map((path) => this.#filesAt(path)));
    const paths = [...new Set(lists.flat())];
    return { base: null, head: null, files: paths.map(unchanged) };
  }

  /** Everything is on this machine: there is nothing to fetch together. */
  announce(): void {
    // See above.
  }

  read(path: string, side: Side): Promise<FileContent> {
    const file = resolve(this.#root, path);
    const area = this.#areas.find(({ folder }) => isWithin(folder, file));
    if (side === 'base' || area === undefined) return Promise.resolve({ kind: 'absent' });
    return Promise.resolve(area.files.read(slashed(relative(area.folder, file))));
  }

  /** Everything that lies there, also what git does not track: a value counts as it is. */
  filesIn(folder: string, side: Side): Promise<readonly string[]> {
    const directory = resolve(this.#root, folder);
    const area = this.#areas.find((each) => isWithin(each.folder, directory));
    if (side === 'base' || area === undefined) return Promise.resolve([]);
    const paths = area.files.pathsIn(slashed(relative(area.folder, directory)));
    return Promise.resolve(paths.map((path) => slashed(relative(this.#root, resolve(area.folder, path)))));
  }

  /** The files that a named path stands for, relative to the root. */
  async #filesAt(path: string): Promise<readonly string[]> {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    const own = slashed(relative(this.#root, path));
    if (stat === undefined) throw new UserError(`There is no file or folder ${own}.`);
    if (!stat.isDirectory()) return [own];
    const tracked = this.#isRepository ? await this.#tracked(path) : [];
    if (tracked.length > 0) return tracked;
    const prefix = own === '' ? '' : `${own}/`;
    return filesBelow(path).map((file) => prefix + file);
  }

  /** Git's tracked files that are there; none where the folder is not the repository's, or git is not installed. */
  async #tracked(folder: string): Promise<readonly string[]> {
    try {
      const { code, stdout } = await runGit(this.#root, ['ls-files', '-z', '--', folder]);
      if (code !== 0) return [];
      const paths = stdout.toString('utf8').split('\0').filter(Boolean);
      return paths.filter((path) => this.#isThere(path));
    } catch (error) {
      if (error instanceof UserError) return [];
      throw error;
    }
  }

  /** A name that is not UTF-8 is told as such when it is read. */
  #isThere(path: string): boolean {
    const stat = lstatSync(join(this.#root, path), { throwIfNoEntry: false });
    return stat !== undefined || path.includes('\uFFFD');
  }
}

function unchanged(path: string): ChangedFile {
  return { path, previousPath: undefined, status: 'unchanged', hunks: undefined, sameBytes: false };
}

/** The folder above with git's own entry in it. */
function repositoryOf(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : repositoryOf(above);
}

function folderOf(path: string): string {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? path : dirname(path);
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
