import { posix } from 'node:path';
import { isTerraform } from '../../readers/candidate.js';
import type { ChangedFile, Side } from '../ports.js';
import type { ContextFiles } from './context-files.js';
import { mostFiles } from './module-folder.js';
import { folderOf, moduleAbove } from './touched-folders.js';

/** Modules that have to be read together, since some call others. */
export interface ModuleGroup {
  /** Touched by the change. */
  readonly touched: readonly string[];
  /** Not touched, and perhaps callers of those that are. */
  readonly above: readonly string[];
  /** All folders of the group: also the modules that these call. */
  readonly folders: readonly string[];
}

/** Folders that are looked into for one group; what a review of more would have to hold in memory is too much. */
const mostFolders = 500;

/**
 * Groups the touched modules with those above them that may call them, with those that they call, and with those that have
 * the other version of a renamed file.
 */
export async function moduleGroups(
  touched: ReadonlySet<string>,
  sides: readonly Side[],
  files: ContextFiles,
  renames: readonly Pick<ChangedFile, 'path' | 'previousPath'>[],
): Promise<readonly ModuleGroup[]> {
  const sources = new Sources(sides, files);
  const above = new Set<string>();
  for (const folder of touched)
    for (const side of sides) {
      const module = await moduleAbove(folder, side, files);
      if (module !== undefined && !touched.has(module)) above.add(module);
    }
  const groups = new Groups();
  for (const root of [...touched, ...above]) {
    groups.add(root);
    for (const folder of await sources.reachedFrom(root)) groups.join(root, folder);
  }
  for (const { path, previousPath } of renames) {
    const [now, before] = [folderOf(path), folderOf(previousPath ?? path)];
    if (touched.has(now) && touched.has(before)) groups.join(now, before);
  }
  return groups.all.flatMap((folders) => {
    const own = folders.filter((folder) => touched.has(folder));
    return own.length > 0
      ? [{ touched: own, above: folders.filter((each) => above.has(each)), folders }]
      : [];
  });
}

/** What a call of a module of the repository looks like, in both syntaxes; whether it is one, the parser says later. */
const localSource = /\bsource"?\s*[=:]\s*"(\.\.?(?:\/[^"\\]*)?)"/g;

class Sources {
  readonly #sides: readonly Side[];
  readonly #files: ContextFiles;
  readonly #known = new Map<string, Promise<readonly string[]>>();

  constructor(sides: readonly Side[], files: ContextFiles) {
    this.#sides = sides;
    this.#files = files;
  }

  async reachedFrom(root: string): Promise<ReadonlySet<string>> {
    const reached = new Set([root]);
    for (const folder of reached) {
      for (const each of await this.#calledBy(folder)) if (reached.size < mostFolders) reached.add(each);
    }
    return reached;
  }

  #calledBy(folder: string): Promise<readonly string[]> {
    const known = this.#known.get(folder) ?? this.#search(folder);
    this.#known.set(folder, known);
    return known;
  }

  async #search(folder: string): Promise<readonly string[]> {
    const found = new Set<string>();
    for (const side of this.#sides) {
      const paths = (await this.#files.pathsIn(folder, side)).filter(isTerraform).slice(0, mostFiles);
      for (const content of await Promise.all(paths.map((path) => this.#files.read(path, side)))) {
        if (content.kind !== 'bytes') continue;
        const text = Buffer.from(content.bytes).toString('latin1');
        for (const [, source = ''] of text.matchAll(localSource)) found.add(joined(folder, source));
      }
    }
    return [...found];
  }
}

function joined(folder: string, source: string): string {
  const path = posix.join(folder, Buffer.from(source, 'latin1').toString('utf8')).replace(/\/+$/, '');
  return path === '.' ? '' : path;
}

/** Sets that grow together. */
class Groups {
  readonly #of = new Map<string, Set<string>>();

  get all(): readonly (readonly string[])[] {
    return [...new Set(this.#of.values())].map((group) => [...group].sort());
  }

  add(item: string): void {
    if (!this.#of.has(item)) this.#of.set(item, new Set([item]));
  }

  join(one: string, other: string): void {
    this.add(one);
    this.add(other);
    const [left, right] = [this.#of.get(one), this.#of.get(other)];
    if (!left || !right || left === right) return;
    const [small, large] = left.size < right.size ? [left, right] : [right, left];
    for (const item of small) {
      large.add(item);
      this.#of.set(item, large);
    }
  }
}
