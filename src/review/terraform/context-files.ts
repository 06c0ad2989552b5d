import { PermissionError } from '../../domain/failure.js';
import type { Changes, ChangeSet, FileContent, Side } from '../ports.js';

/** A file's content, or that the token may not see it. */
export type ContextContent = FileContent | { readonly kind: 'refused' };

/** Bytes that are kept for those who ask again: of modules that many others call. */
const mostKept = 32 * 1024 * 1024;

/** The files around a change, on both sides. What the change does not name is the same on both, and fetched once. */
export class ContextFiles {
  readonly #changes: Changes;
  readonly #changed: Readonly<Record<Side, ReadonlySet<string>>>;
  readonly #folders = new Map<string, Promise<readonly string[]>>();
  readonly #kept = new Map<string, Promise<ContextContent>>();
  #keptBytes = 0;

  constructor(changes: Changes, { files }: ChangeSet) {
    this.#changes = changes;
    this.#changed = {
      head: new Set(files.map(({ path }) => path)),
      base: new Set(files.map(({ path, previousPath }) => previousPath ?? path)),
    };
  }

  /** Whether a file is part of the change, by its path on that side. */
  isChanged(path: string, side: Side): boolean {
    return this.#changed[side].has(path);
  }

  /** The paths of the files directly in a folder; none where the token may not see it. */
  pathsIn(folder: string, side: Side): Promise<readonly string[]> {
    const key = `${side} ${folder}`;
    const known = this.#folders.get(key) ?? this.#list(folder, side);
    this.#folders.set(key, known);
    return known;
  }

  /** Tells that files will be read, each once: more than a few are fetched together then. */
  announce(wanted: readonly { readonly path: string; readonly side: Side }[]): void {
    const byKey = new Map(wanted.map((each) => [this.#key(each.path, each.side), each]));
    this.#changes.announce([...byKey].filter(([key]) => !this.#kept.has(key)).map(([, each]) => each));
  }

  read(path: string, side: Side): Promise<ContextContent> {
    const key = this.#key(path, side);
    const known = this.#kept.get(key) ?? this.#keep(key, path, side);
    this.#kept.set(key, known);
    return known;
  }

  #key(path: string, side: Side): string {
    return `${this.isChanged(path, side) ? side : 'both'} ${path}`;
  }

  async #list(folder: string, side: Side): Promise<readonly string[]> {
    try {
      return await this.#changes.filesIn(folder, side);
    } catch (error) {
      if (error instanceof PermissionError) return [];
      throw error;
    }
  }

  async #keep(key: string, path: string, side: Side): Promise<ContextContent> {
    const content = await this.#readOnce(path, side);
    if (content.kind === 'bytes') this.#keptBytes += content.bytes.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#keptBytes <= mostKept || oldest === key) break;
      const dropped = await this.#kept.get(oldest);
      this.#kept.delete(oldest);
      if (dropped?.kind === 'bytes') this.#keptBytes -= dropped.bytes.length;
    }
    return content;
  }

  async #readOnce(path: string, side: Side): Promise<ContextContent> {
    try {
      return await this.#changes.read(path, side);
    } catch (error) {
      if (error instanceof PermissionError && !this.isChanged(path, side)) return { kind: 'refused' };
      throw error;
    }
  }
}
