import type { SkippedFile } from '../../domain/finding.js';
import type { DeclaredPolicy, FileReading, ReaderProblem } from '../../readers/reader.js';
import { readFile } from '../../readers/read-file.js';
import type { Declared, Setting } from '../../readers/terraform/found-in-files.js';
import type { ChangedFile, Side } from '../ports.js';
import type { ContextFiles } from './context-files.js';
import { filesOf, headPaths, settingsOf, type GroupReadings, type VersionedFile } from './group-files.js';
import { GroupSide } from './group-side.js';
import { rootsOf } from './group-roots.js';
import type { ModuleGroup } from './module-groups.js';
import { filesNotRead, foldersNotRead } from './not-read.js';

/** What a group of modules gave. */
export interface ReadGroup {
  readonly files: readonly VersionedFile[];
  /** Changed files that could not be read. */
  readonly skipped: readonly SkippedFile[];
  /** What is to be said of each module's changed files, by folder: that a part of the module was not read. */
  readonly problems: ReadonlyMap<string, readonly ReaderProblem[]>;
}

/** Reads a group of modules on both sides of a change, with the policy files that their resources name. */
export async function readGroup(
  group: ModuleGroup,
  sides: readonly Side[],
  files: ContextFiles,
  changed: ReadonlyMap<string, ChangedFile>,
  declared: Declared,
): Promise<ReadGroup> {
  const loaded = sides.map((side) => new GroupSide(side, files));
  // What the change touches comes first where there is no room for all.
  const others = group.folders.filter((folder) => !group.touched.includes(folder));
  for (const side of loaded) await side.load([...group.touched, ...others]);
  const roots = rootsOf(group, loaded);
  const readings = await readingsOf(loaded, roots, declared);
  const targets = await policyFiles(readings, files, changed, declared);
  const head = loaded.find(({ side }) => side === 'head');
  return {
    files: [...filesOf(readings, changed).filter(({ path }) => !targets.has(path)), ...targets.values()],
    skipped: head ? [...head.modules.values()].flatMap(({ skipped }) => skipped) : [],
    problems: head ? problemsOf(head) : new Map(),
  };
}

async function readingsOf(
  loaded: readonly GroupSide[],
  roots: readonly string[],
  declared: Declared,
): Promise<GroupReadings> {
  const readings: GroupReadings = { head: new Map(), base: new Map() };
  const read = await Promise.all(
    loaded.map(async (side) => [side.side, await side.readings(roots, declared)] as const),
  );
  return { ...readings, ...Object.fromEntries(read) };
}

/** The policy files that resources use by `file`, read as any JSON file, with the kind and the attachments that they tell. */
async function policyFiles(
  readings: GroupReadings,
  files: ContextFiles,
  changed: ReadonlyMap<string, ChangedFile>,
  declared: Declared,
): Promise<ReadonlyMap<string, VersionedFile>> {
  const settings = { head: settingsOf(readings.head), base: settingsOf(readings.base) };
  const found = new Map<string, VersionedFile>();
  const headPathOf = headPaths(changed);
  const read = async (path: string, side: Side): Promise<FileReading | 'skipped' | undefined> => {
    const content = await files.read(path, side);
    if (content.kind !== 'bytes') return content.kind === 'absent' ? undefined : 'skipped';
    const setting = settings[side].get(path);
    const reading = await readFile(path, content.bytes, declarationOf(declared(path), setting));
    return 'skipped' in reading ? 'skipped' : withBoundaries(reading, setting);
  };
  const paths = [...settings.base.keys()].map(headPathOf);
  for (const path of new Set([...settings.head.keys(), ...paths])) {
    const change = changed.get(path);
    const hasBase = readings.base.size > 0 && change?.status !== 'added';
    const head = change?.status === 'removed' ? undefined : await read(path, 'head');
    const base = hasBase ? await read(change?.previousPath ?? path, 'base') : undefined;
    // What cannot be read is told as for any other file.
    if (head === 'skipped') continue;
    found.set(path, { path, change, head, base: base === 'skipped' ? undefined : base });
  }
  return found;
}

/** What the configuration declares counts first, as everywhere. */
function declarationOf(
  declared: DeclaredPolicy | undefined,
  setting: Setting | undefined,
): DeclaredPolicy | undefined {
  if (!setting) return declared;
  const isAttached = declared !== undefined && declared.attachedTo.length > 0;
  return {
    kind: declared?.kind ?? setting.kind,
    attachedTo: isAttached ? declared.attachedTo : setting.attachedTo,
  };
}

function withBoundaries(reading: FileReading, setting: Setting | undefined): FileReading {
  const boundaryOf = setting?.boundaryOf ?? [];
  if (boundaryOf.length === 0) return reading;
  return { ...reading, policies: reading.policies.map((policy) => ({ ...policy, boundaryOf })) };
}

function problemsOf({ modules, left }: GroupSide): ReadonlyMap<string, readonly ReaderProblem[]> {
  return new Map(
    [...modules].map(([folder, module]) => {
      const unread = [...module.left, ...module.skipped.map(({ path }) => path)];
      return [
        folder,
        [
          ...(unread.length > 0 ? [filesNotRead(unread)] : []),
          ...(left.length > 0 ? [foldersNotRead(left)] : []),
        ],
      ] as const;
    }),
  );
}
