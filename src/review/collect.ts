import { UserError } from '../domain/failure.js';
import type { SkippedFile } from '../domain/finding.js';
import { isPart } from '../readers/candidate.js';
import type { FileReading } from '../readers/reader.js';
import { isCandidate, readFile } from '../readers/read-file.js';
import type { Collected, CollectedFile, PathRules } from './collected.js';
import { versionsOf, type FileVersion } from './file-versions.js';
import type { ChangedFile, Changes, ChangeSet, Side } from './ports.js';
import { collectTerraform } from './terraform/collect-terraform.js';

/** A run of more candidates than this fails: nobody reads such a review, and memory is finite. */
const mostCandidates = 10_000;

/** How many files are read at a time: enough to hide the way to GitHub, few enough for the disk. */
const readAtOnce = 16;

/**
 * Reads both versions of every changed file that can hold a policy, and gives them one by one: Terraform's modules first,
 * with the unchanged files that belong to them, then the others in the change's order. What cannot be read is told, never
 * left out.
 */
export async function* collect(
  changes: Changes,
  changeSet: ChangeSet,
  rules: PathRules,
  progress: (done: number, total: number) => void = () => undefined,
): AsyncGenerator<Collected> {
  const candidates = changeSet.files.filter((change) => mayHoldPolicy(change, rules));
  const wanted = candidates.filter((change) => !rules.ignored(change.path));
  for (const { path } of candidates) if (rules.ignored(path)) yield { skipped: { path, reason: 'ignored' } };
  if (wanted.length > mostCandidates) throw tooMany(wanted.length);

  const inModules = new Set<string>();
  for await (const each of collectTerraform(changes, changeSet, rules)) {
    inModules.add('file' in each ? each.file.change.path : each.skipped.path);
    yield each;
  }
  const others = wanted.filter(({ path }) => !inModules.has(path) && isReadByItself(path, rules));
  const done = wanted.length - others.length;
  if (done > 0) progress(done, wanted.length);
  changes.announce(others.flatMap(versionsOf));
  for (let i = 0; i < others.length; i += readAtOnce) {
    const batch = others.slice(i, i + readAtOnce).map((change) => readVersions(changes, change, rules));
    for (const read of await Promise.all(batch)) {
      yield { file: read.file };
      for (const skipped of read.skipped) yield { skipped };
    }
    progress(done + Math.min(i + readAtOnce, others.length), wanted.length);
  }
}

/** What only a Terraform module uses is nothing where none does. */
function isReadByItself(path: string, { declared }: PathRules): boolean {
  return !isPart(path) || declared(path) !== undefined;
}

function mayHoldPolicy({ path, previousPath }: ChangedFile, { declared }: PathRules): boolean {
  if (isCandidate(path) || declared(path)) return true;
  return previousPath !== undefined && (isCandidate(previousPath) || declared(previousPath) !== undefined);
}

async function readVersions(
  changes: Changes,
  change: ChangedFile,
  rules: PathRules,
): Promise<{ file: CollectedFile; skipped: SkippedFile[] }> {
  const skipped: SkippedFile[] = [];
  const read = async ({ path, side }: FileVersion): Promise<FileReading | undefined> => {
    const content = await changes.read(path, side);
    if (content.kind === 'absent') return undefined;
    const reading =
      content.kind === 'skipped'
        ? { skipped: content.reason }
        : await readFile(path, content.bytes, rules.declared(path));
    if (!('skipped' in reading)) return reading;
    // A base version that cannot be read only means that nothing there counts as known before.
    if (side === 'head') skipped.push({ path, reason: reading.skipped });
    return undefined;
  };
  const readings = await Promise.all(
    versionsOf(change).map(async (version) => ({ side: version.side, reading: await read(version) })),
  );
  const at = (side: Side): FileReading | undefined => readings.find((each) => each.side === side)?.reading;
  return { file: { change, head: at('head'), base: at('base') }, skipped };
}

function tooMany(count: number): UserError {
  return new UserError(
    `${String(count)} files could hold a policy, more than the ${String(mostCandidates)} that one run reviews. Name fewer paths, or list folders without policies under "ignore" in the config.`,
  );
}
