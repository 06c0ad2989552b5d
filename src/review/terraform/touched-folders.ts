import { posix } from 'node:path';
import { isPart, isTerraform } from '../../readers/candidate.js';
import { versionsOf } from '../file-versions.js';
import type { ChangeSet, Side } from '../ports.js';
import type { ContextFiles } from './context-files.js';
import { isValuesFile } from './module-folder.js';

/** The folder of a path, `''` for the root. */
export function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' ? '' : folder;
}

/**
 * The folders of the Terraform modules that a change touches: those of its Terraform and values files, and for a JSON file
 * or a template, which a module may use by `file` or `templatefile`, the nearest module in its folder or above.
 */
export async function touchedFolders(
  { files: changed }: ChangeSet,
  files: ContextFiles,
  ignored: (path: string) => boolean,
): Promise<ReadonlySet<string>> {
  const touched = new Set<string>();
  for (const { path, side } of changed.filter((each) => !ignored(each.path)).flatMap(versionsOf)) {
    if (isTerraform(path) || isValuesFile(path)) touched.add(folderOf(path));
    else if (mayBeUsed(path)) {
      const module = await nearestModule(folderOf(path), side, files);
      if (module !== undefined) touched.add(module);
    }
  }
  return touched;
}

/** A policy is JSON, so that YAML files are nobody's policy in Terraform. */
function mayBeUsed(path: string): boolean {
  return /\.json$/i.test(path) || isPart(path);
}

/** The nearest module above a folder. */
export function moduleAbove(folder: string, side: Side, files: ContextFiles): Promise<string | undefined> {
  return isTop(folder) ? Promise.resolve(undefined) : nearestModule(folderOf(folder), side, files);
}

async function nearestModule(folder: string, side: Side, files: ContextFiles): Promise<string | undefined> {
  for (let at = folder; ; at = folderOf(at)) {
    if ((await files.pathsIn(at, side)).some(isTerraform)) return at;
    if (isTop(at)) return undefined;
  }
}

function isTop(folder: string): boolean {
  return folder === '' || folder === '/' || /(?:^|\/)\.\.$/.test(folder);
}
