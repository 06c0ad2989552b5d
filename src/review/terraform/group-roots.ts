import type { GroupSide } from './group-side.js';
import type { ModuleGroup } from './module-groups.js';

/**
 * The folders of a group that are read as roots. A touched module that others of the group call, on every side that has it,
 * is read as they call it; any other as a root, with its variables as they are by themselves. A module above that calls none
 * that is touched is left out.
 */
export function rootsOf({ touched, above }: ModuleGroup, sides: readonly GroupSide[]): readonly string[] {
  const reached = sides.map((side) => ({
    side,
    from: new Map([...touched, ...above].map((root) => [root, side.reachedFrom(root)])),
  }));
  const callers = above.filter((root) =>
    reached.some(({ from }) => touched.some((folder) => from.get(root)?.has(folder) === true)),
  );
  const candidates = [...touched, ...callers].sort();
  const isCovered = (folder: string, by: readonly string[]): boolean =>
    reached
      .filter(({ side }) => side.moduleAt(folder))
      .every(({ from }) => by.some((root) => root !== folder && from.get(root)?.has(folder) === true));
  const roots = candidates.filter((folder) => !isCovered(folder, candidates));
  // Modules that call each other are nobody's, and Terraform refuses them.
  for (const folder of touched) if (!roots.includes(folder) && !isCovered(folder, roots)) roots.push(folder);
  return roots.sort();
}
