import { collect } from '../../../src/review/collect.js';
import type { CollectedFile } from '../../../src/review/collected.js';
import { pairDocuments } from '../../../src/review/pair.js';
import type { ChangedFile, Changes, Side } from '../../../src/review/ports.js';

/** A repository's files on one side, by path. */
export type Files = Readonly<Record<string, string>>;

/** A change of a repository, or one side of it alone. */
export interface Story {
  readonly base?: Files;
  readonly head: Files;
  /** The path at the base by the one at the head. */
  readonly renamed?: Readonly<Record<string, string>>;
}

/** A port that has a repository in memory, with the paths that were read. */
export interface MemoryChanges extends Changes {
  readonly reads: string[];
}

export function changesOf({ base, head, renamed = {} }: Story): MemoryChanges {
  const sides: Readonly<Record<Side, Files>> = { base: base ?? {}, head };
  const reads: string[] = [];
  return {
    reads,
    list: () =>
      Promise.resolve({
        base: base ? 'base' : null,
        head: 'head',
        files: base
          ? changedFiles(base, head, renamed)
          : Object.keys(head).map((path) => changed(path, 'unchanged')),
      }),
    announce: () => undefined,
    read(path, side) {
      reads.push(`${side} ${path}`);
      const text = sides[side][path];
      return Promise.resolve(
        text === undefined ? { kind: 'absent' } : { kind: 'bytes', bytes: new TextEncoder().encode(text) },
      );
    },
    filesIn: (folder, side) =>
      Promise.resolve(
        Object.keys(sides[side])
          .filter((path) => path.slice(0, Math.max(path.lastIndexOf('/'), 0)) === folder)
          .sort(),
      ),
  };
}

function changedFiles(base: Files, head: Files, renamed: Readonly<Record<string, string>>): ChangedFile[] {
  const old = new Set(Object.values(renamed));
  const paths = new Set([...Object.keys(base).filter((path) => !old.has(path)), ...Object.keys(head)]);
  return [...paths].sort().flatMap((path) => {
    const previousPath = renamed[path];
    if (previousPath !== undefined) return [{ ...changed(path, 'renamed'), previousPath }];
    if (base[path] === head[path]) return [];
    return [changed(path, !(path in base) ? 'added' : path in head ? 'modified' : 'removed')];
  });
}

function changed(path: string, status: ChangedFile['status']): ChangedFile {
  return { path, previousPath: undefined, status, hunks: undefined, sameBytes: false };
}

/** What a review collects of a change. */
export async function collected(story: Story, changes: Changes = changesOf(story)): Promise<CollectedFile[]> {
  const files: CollectedFile[] = [];
  const rules = { declared: () => undefined, ignored: () => false };
  for await (const each of collect(changes, await changes.list(), rules))
    if ('file' in each) files.push(each.file);
  return files;
}

/** The documents of a change, one a line: `state path pointer`, with `(context)` where they only stand beside it. */
export async function documents(story: Story): Promise<string[]> {
  const files = await collected(story);
  return files.flatMap((file) =>
    pairDocuments(file).map(({ state, head, base }) => {
      const { file: source, pointer } = (head ?? base).policy;
      return `${state} ${source.path} ${pointer}${file.isContext ? ' (context)' : ''}`;
    }),
  );
}
