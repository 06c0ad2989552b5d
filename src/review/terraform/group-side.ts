import type { SourceText } from '../../domain/source.js';
import { openText } from '../../readers/open.js';
import type { Declared } from '../../readers/terraform/found-in-files.js';
import { readTree, type TreeReading } from '../../readers/terraform/read-terraform.js';
import { moduleTree, type Repository } from '../../readers/terraform/tree.js';
import type { Side } from '../ports.js';
import type { ContextFiles } from './context-files.js';
import { readModuleFolder, type ModuleFolder } from './module-folder.js';

/** Bytes of one group's modules that are read; a review has to hold them in memory, parsed, for both sides. */
const mostBytes = 16 * 1024 * 1024;

/** Files that `file` and `templatefile` name, in one group. */
const mostTargets = 200;

/** A target may name another; each round reads those that the one before it named. */
const mostRounds = 4;

/** One side of a group of modules. */
export class GroupSide implements Repository {
  readonly side: Side;
  readonly #files: ContextFiles;
  readonly #modules = new Map<string, ModuleFolder>();
  readonly #targets = new Map<string, SourceText | undefined>();
  readonly #wanted = new Set<string>();
  readonly left: string[] = [];
  #bytes = 0;

  constructor(side: Side, files: ContextFiles) {
    this.side = side;
    this.#files = files;
  }

  /** Reads the modules of folders, as far as there is room. */
  async load(folders: readonly string[]): Promise<void> {
    for (const folder of folders) {
      const module =
        this.#bytes < mostBytes ? await readModuleFolder(folder, this.side, this.#files) : undefined;
      if (this.#bytes >= mostBytes) this.left.push(folder);
      if (!module) continue;
      this.#bytes += module.files.reduce((sum, { file }) => sum + file.text.length, 0);
      this.#modules.set(folder, module);
    }
  }

  get modules(): ReadonlyMap<string, ModuleFolder> {
    return this.#modules;
  }

  moduleAt(folder: string): ModuleFolder | undefined {
    return this.#modules.get(folder);
  }

  fileAt(path: string): SourceText | undefined {
    if (!this.#targets.has(path)) this.#wanted.add(path);
    return this.#targets.get(path);
  }

  /** The folders of the modules that a root calls, itself included. */
  reachedFrom(root: string): ReadonlySet<string> {
    return new Set(moduleTree(root, this).map(({ folder }) => folder));
  }

  /** Reads the modules of roots, with the files that they name: again, as long as more of these become known. */
  async readings(roots: readonly string[], declared: Declared): Promise<ReadonlyMap<string, TreeReading>> {
    for (let round = 1; ; round++) {
      this.#wanted.clear();
      const read = new Map(roots.map((root) => [root, readTree(root, this, declared)]));
      if (this.#wanted.size === 0 || round === mostRounds) return read;
      await this.#loadTargets();
    }
  }

  async #loadTargets(): Promise<void> {
    for (const path of this.#wanted) {
      const isKnown = this.#targets.size < mostTargets;
      const content = isKnown ? await this.#files.read(path, this.side) : undefined;
      const file = content?.kind === 'bytes' ? openText(path, content.bytes) : undefined;
      this.#targets.set(path, file && !('skipped' in file) ? file : undefined);
    }
  }
}
