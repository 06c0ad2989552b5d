import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
} from 'node:fs';
import { join, posix } from 'node:path';
import type { FileContent } from '../../review/ports.js';

/** Larger files are skipped: a policy has at most 20,480 characters, a template at most 1 MB. */
export const LARGEST_FILE = 1024 * 1024;

const ABSENT: FileContent = { kind: 'absent' };
/** Windows has neither; there the look before the opening has to do. */
const { O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as { O_NOFOLLOW?: number; O_NONBLOCK?: number };

/**
 * The regular files below one folder. No link is followed, not that of a folder on the way either, no path leads out,
 * and none into git's own folder, which may hold credentials.
 */
export class FolderFiles {
  readonly #root: string;
  readonly #largest: number;
  readonly #linked = new Map<string, boolean>();

  constructor(root: string, largest: number) {
    this.#root = root;
    this.#largest = largest;
  }

  /** `path` has forward slashes and is relative to the folder. A name that is not UTF-8 cannot be told, nor opened. */
  read(path: string): FileContent {
    if (!isInside(path)) return ABSENT;
    if (this.#isLinked(posix.dirname(path))) return { kind: 'skipped', reason: 'symlink' };
    const file = join(this.#root, path);
    const stat = lstatSync(file, { throwIfNoEntry: false });
    if (stat?.isSymbolicLink() === true) return { kind: 'skipped', reason: 'symlink' };
    if (stat?.isDirectory() === true)
      return this.#isRepository(path) ? { kind: 'skipped', reason: 'submodule' } : ABSENT;
    if (stat === undefined && path.includes('\uFFFD')) return { kind: 'skipped', reason: 'not-utf8' };
    if (stat?.isFile() !== true) return ABSENT;
    return stat.size > this.#largest ? { kind: 'skipped', reason: 'too-large' } : this.#open(file);
  }

  /** The paths of what stands directly in a folder and is none itself, sorted; `''` is the root. Nothing behind a link. */
  pathsIn(folder: string): readonly string[] {
    if (folder !== '' && (!isInside(folder) || this.#isLinked(folder))) return [];
    const directory = join(this.#root, folder);
    if (lstatSync(directory, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
    const entries = readdirSync(directory, { withFileTypes: true }).filter((entry) => !entry.isDirectory());
    return entries.map(({ name }) => (folder === '' ? name : `${folder}/${name}`)).sort();
  }

  /** What was looked at may have been exchanged meanwhile: what is opened is looked at again. */
  #open(file: string): FileContent {
    const descriptor = openSync(file, constants.O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      const stat = fstatSync(descriptor);
      if (!stat.isFile()) return ABSENT;
      if (stat.size > this.#largest) return { kind: 'skipped', reason: 'too-large' };
      return { kind: 'bytes', bytes: readFileSync(descriptor) };
    } finally {
      closeSync(descriptor);
    }
  }

  /** Whether a folder, or one above it, is a link. */
  #isLinked(folder: string): boolean {
    if (folder === '.') return false;
    const known = this.#linked.get(folder);
    if (known !== undefined) return known;
    const isLink = lstatSync(join(this.#root, folder), { throwIfNoEntry: false })?.isSymbolicLink() === true;
    const linked = isLink || this.#isLinked(posix.dirname(folder));
    this.#linked.set(folder, linked);
    return linked;
  }

  #isRepository(path: string): boolean {
    return existsSync(join(this.#root, path, '.git'));
  }
}

function isInside(path: string): boolean {
  const names = path.split('/');
  return (
    !path.includes('\0') &&
    names.every((name) => name !== '' && name !== '..' && name.toLowerCase() !== '.git')
  );
}
