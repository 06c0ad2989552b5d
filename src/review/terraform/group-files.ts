import type { FileReading } from '../../readers/reader.js';
import { mergedViews, type FileView } from '../../readers/terraform/merge-readings.js';
import type { Setting } from '../../readers/terraform/found-in-files.js';
import type { TreeReading } from '../../readers/terraform/read-terraform.js';
import type { ChangedFile, Side } from '../ports.js';

/** What a group's roots say, for each side: by root. */
export type GroupReadings = Readonly<Record<Side, ReadonlyMap<string, TreeReading>>>;

/** A file with both of its versions, and the change that it is part of, if it is. */
export interface VersionedFile {
  readonly path: string;
  readonly change: ChangedFile | undefined;
  readonly head: FileReading | undefined;
  readonly base: FileReading | undefined;
}

/** The files of which a group's readings say something, by their path at the head. */
export function filesOf(
  readings: GroupReadings,
  changed: ReadonlyMap<string, ChangedFile>,
): readonly VersionedFile[] {
  const headPathOf = headPaths(changed);
  const paths = new Set([...pathsIn(readings.head), ...[...pathsIn(readings.base)].map(headPathOf)]);
  return [...paths].sort().map((path) => {
    const change = changed.get(path);
    const basePath = change?.previousPath ?? path;
    const roots = [...new Set([...readings.head.keys(), ...readings.base.keys()])].sort();
    const views = roots.map((root): FileView => ({
      root,
      head: change?.status === 'removed' ? undefined : readingIn(readings.head, root, path),
      base: readingIn(readings.base, root, basePath),
    }));
    return { path, change, ...mergedViews(views) };
  });
}

/** For a path at the merge base the one at the head. */
export function headPaths(changed: ReadonlyMap<string, ChangedFile>): (path: string) => string {
  const byBasePath = new Map(
    [...changed.values()].map(({ path, previousPath = path }) => [previousPath, path]),
  );
  return (path) => byBasePath.get(path) ?? path;
}

function pathsIn(readings: ReadonlyMap<string, TreeReading>): ReadonlySet<string> {
  return new Set([...readings.values()].flatMap(({ byPath }) => [...byPath.keys()]));
}

function readingIn(
  readings: ReadonlyMap<string, TreeReading>,
  root: string,
  path: string,
): FileReading | undefined {
  return readings.get(root)?.byPath.get(path);
}

/** What the resources of one side's modules tell of policy files that are read by themselves; the first root counts. */
export function settingsOf(readings: ReadonlyMap<string, TreeReading>): ReadonlyMap<string, Setting> {
  const settings = [...readings.values()].flatMap((each) => [...each.settings]);
  return new Map(settings.toReversed());
}
