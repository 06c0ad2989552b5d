import { createHash } from 'node:crypto';
import type { FileStatus } from '../../domain/diff.js';
import { grouped } from '../../domain/grouped.js';

/** One file of a tree: git's mode, the blob's id, and its size where it is known. */
export interface TreeFile {
  readonly mode: string;
  readonly oid: string;
  readonly size?: number | undefined;
}

/** What stands at a path that is no file. https://git-scm.com/docs/git-fast-import#_filemodify lists the modes. */
export function skipReasonOf(mode: string): 'symlink' | 'submodule' | undefined {
  if (mode === '120000') return 'symlink';
  return mode === '160000' ? 'submodule' : undefined;
}

/** The id that git gives to a file's bytes; SHA-256 repositories have ids of 64 digits. */
export function blobId(bytes: Uint8Array, idLength = 40): string {
  const hash = createHash(idLength === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** One path that differs between two trees. */
export interface TreeChange {
  readonly path: string;
  readonly previousPath: string | undefined;
  readonly status: FileStatus;
  readonly before: TreeFile | undefined;
  readonly after: TreeFile | undefined;
}

/** A path's difference, before renames are looked for. */
export function treeChange(
  path: string,
  before: TreeFile | undefined,
  after: TreeFile | undefined,
): TreeChange {
  const status = before === undefined ? 'added' : after === undefined ? 'removed' : 'modified';
  return { path, previousPath: undefined, status, before, after };
}

/** Joins each removed file with an added one of the very same bytes: the renames that need no look inside. */
export function withExactRenames(changes: readonly TreeChange[]): readonly TreeChange[] {
  const removed = new Map<string, TreeChange[]>();
  for (const change of changes) {
    if (change.after === undefined && change.before !== undefined) {
      removed.set(change.before.oid, [...(removed.get(change.before.oid) ?? []), change]);
    }
  }
  const renamed = new Set<TreeChange>();
  const joined = changes.map((change): TreeChange => {
    const source = change.before === undefined ? removed.get(change.after?.oid ?? '')?.shift() : undefined;
    if (source === undefined) return change;
    renamed.add(source);
    return { ...change, status: 'renamed', previousPath: source.path, before: source.before };
  });
  return joined.filter((change) => !renamed.has(change));
}

/** Paths by the folder that they stand in, `''` for the root, each list sorted. */
export function groupedByFolder(paths: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  return grouped([...paths].sort(), (path) => path.slice(0, Math.max(path.lastIndexOf('/'), 0)));
}
