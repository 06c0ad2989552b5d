import { hasWildcard, patternCovers } from '../policy/pattern.js';
import type { Statement } from '../policy/document.js';
import type { ServiceData } from '../policy/service-data.js';
import type { AccessRegion } from './comparison/compare.js';
import { matchingItem } from './grants.js';

/** Why no request can use an access that a policy gives. */
export type PaperReason =
  /** AWS has no action of that name. */
  | 'unknown-action'
  /** The action is never asked on such a resource, or never carries such a condition key. */
  | 'impossible-request';

/** Actions of a region that no real request can use. */
export interface PaperRegion extends AccessRegion {
  readonly because: PaperReason;
}

/**
 * What is left of a region once all that real requests can use, `real`, is taken out of it. A pattern of actions of which
 * real requests use one is not on paper, whichever of its actions the region names for it.
 */
export function onPaper(
  region: AccessRegion,
  real: readonly AccessRegion[],
  services: ServiceData,
): PaperRegion[] {
  const { statement } = region.by;
  const used = real
    .filter(({ by }) => by.statement === statement)
    .flatMap(({ actions }) => actions.map((action) => action.toLowerCase()));
  const isUsed = (action: string): boolean => {
    const pattern = patternOf(statement, action);
    if (used.includes(action.toLowerCase())) return true;
    return pattern === undefined ? used.length > 0 : used.some((each) => patternCovers(pattern, each));
  };
  const left = region.actions.filter((action) => !isUsed(action));
  return (['unknown-action', 'impossible-request'] as const).flatMap((because) => {
    const actions = left.filter((action) => reasonFor(statement, action, services) === because);
    const [first] = actions;
    if (first === undefined) return [];
    return [{ ...region, actions, witness: { ...region.witness, action: first }, because }];
  });
}

/** In lower case; undefined where NotAction leaves the action over. */
function patternOf({ action: element }: Statement, action: string): string | undefined {
  if (!element || element.negated) return undefined;
  return matchingItem(element, action)?.text.toLowerCase();
}

function reasonFor(statement: Statement, action: string, services: ServiceData): PaperReason {
  const pattern = patternOf(statement, action) ?? action;
  const exists = hasWildcard(pattern)
    ? services.expand(pattern).length > 0
    : services.action(action) !== undefined;
  return exists ? 'impossible-request' : 'unknown-action';
}
