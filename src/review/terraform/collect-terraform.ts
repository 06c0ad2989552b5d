import { isTerraform } from '../../readers/candidate.js';
import type { FileReading } from '../../readers/reader.js';
import type { Collected, CollectedFile, PathRules } from '../collected.js';
import type { ChangedFile, Changes, ChangeSet, Side } from '../ports.js';
import { isChangedInMeaning } from './changed-meaning.js';
import { ContextFiles } from './context-files.js';
import type { VersionedFile } from './group-files.js';
import { mostFiles } from './module-folder.js';
import { moduleGroups } from './module-groups.js';
import { readGroup, type ReadGroup } from './read-group.js';
import { folderOf, touchedFolders } from './touched-folders.js';

/**
 * Reads the Terraform modules that a change touches, each as a whole and on both sides: a policy may change by another file
 * than its own. Gives the changed files, those whose policies changed all the same, and as context those that have policies
 * or tell of principals. Nothing is asked for a change without Terraform.
 */
export async function* collectTerraform(
  changes: Changes,
  changeSet: ChangeSet,
  rules: PathRules,
): AsyncGenerator<Collected> {
  const files = new ContextFiles(changes, changeSet);
  const sides: readonly Side[] = changeSet.base === null ? ['head'] : ['head', 'base'];
  const touched = await touchedFolders(changeSet, files, rules.ignored);
  if (touched.size === 0) return;
  await announceModules(touched, sides, files);
  const changed = new Map(
    changeSet.files.filter(({ path }) => !rules.ignored(path)).map((change) => [change.path, change]),
  );
  const given = new Set<string>();
  const told = new Set<string>();
  for (const group of await moduleGroups(touched, sides, files, [...changed.values()])) {
    const read = await readGroup(group, sides, files, changed, rules.declared);
    for (const file of read.files) {
      if (given.has(file.path) || rules.ignored(file.path)) continue;
      const found = file.change
        ? changedFile(file, file.change, read, told)
        : contextFile(file, sides.length > 1);
      if (!found) continue;
      given.add(file.path);
      yield { file: found };
    }
    for (const skipped of read.skipped) {
      if (!changed.has(skipped.path) || given.has(skipped.path)) continue;
      given.add(skipped.path);
      yield { skipped };
    }
  }
}

/** What is read of every touched module, so that many are fetched together. */
async function announceModules(
  touched: ReadonlySet<string>,
  sides: readonly Side[],
  files: ContextFiles,
): Promise<void> {
  for (const folder of touched)
    for (const side of sides) {
      const paths = (await files.pathsIn(folder, side)).filter(isTerraform).slice(0, mostFiles);
      files.announce(paths.map((path) => ({ path, side })));
    }
}

/** A changed file; the first of its module tells what of that was not read. */
function changedFile(
  { path, head, base }: VersionedFile,
  change: ChangedFile,
  { problems }: ReadGroup,
  told: Set<string>,
): CollectedFile {
  const folder = folderOf(path);
  const more = told.has(folder) ? [] : (problems.get(folder) ?? []);
  if (!head || more.length === 0) return { change, head, base };
  told.add(folder);
  return { change, base, head: { ...head, problems: [...more, ...head.problems] } };
}

/** A file that did not change: to be reviewed where its policies did, else for what others need of it; undefined where nobody does. */
function contextFile({ path, head, base }: VersionedFile, isCompared: boolean): CollectedFile | undefined {
  const change: ChangedFile = {
    path,
    previousPath: undefined,
    status: 'unchanged',
    hunks: undefined,
    sameBytes: true,
  };
  if (isCompared && isChangedInMeaning(head, base)) return { change, head, base };
  const tells = [head, base].some((each) => (each?.policies.length ?? 0) + (each?.facts?.length ?? 0) > 0);
  if (!tells) return undefined;
  // Without a base to compare with, what is nobody's change must not look like a new document.
  const known = isCompared ? base : head;
  return { change, isContext: true, head: withoutProblems(head), base: withoutProblems(known) };
}

function withoutProblems(reading: FileReading | undefined): FileReading | undefined {
  return reading && { ...reading, problems: [] };
}
