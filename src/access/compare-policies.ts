import type { ServiceData } from '../policy/service-data.js';
import type { AccessRegion, Comparison } from './comparison/compare.js';
import { newAccess } from './comparison/compare.js';
import { awsSemantics, typedSemantics } from './comparison/semantics.js';
import type { Sides } from './comparison/witness.js';
import type { Difference } from './difference.js';
import { describeRegion } from './difference.js';
import { withOwnResource } from './own-resource.js';
import { onPaper } from './paper.js';
import type { SemanticsName } from './semantics-names.js';
import { artifactActions } from './verbs.js';

/** What one side allows and the other does not, by one semantics. */
export interface Differences {
  readonly result: Comparison['result'];
  readonly found: readonly Difference[];
  /** Why it is undecided, else undefined. */
  readonly reason: string | undefined;
}

/** How long the question may take which access is real: a fraction of what the comparison itself may. */
const stepsForReality = 40_000;

/**
 * What head allows and base does not. By `aws` the answer is that of CheckNoNewAccess, and each access is marked as real or
 * as one on paper, which `typed` does not find. Lost access is the same question with the sides exchanged.
 */
export function differencesOf(given: Sides, semantics: SemanticsName, services: ServiceData): Differences {
  const sides = { base: given.base.map(withOwnResource), head: given.head.map(withOwnResource) };
  const requests = semantics === 'typed' ? typedSemantics(services) : awsSemantics(services);
  const answer = newAccess(sides, { semantics: requests, services });
  if (answer.result === 'undecided') return { result: 'undecided', found: [], reason: answer.reason };
  if (answer.result === 'no-new-access') return { result: answer.result, found: [], reason: undefined };
  const found =
    semantics === 'typed'
      ? answer.regions.map((region) => describeRegion(region, 'real', sides, services))
      : withReality(answer.regions, sides, services);
  return { result: 'new-access', found: found.toSorted(byPlace), reason: undefined };
}

/** The regions as real requests see them, and what is left of them on paper. */
function withReality(regions: readonly AccessRegion[], sides: Sides, services: ServiceData): Difference[] {
  const { real, isWhole } = realRegions(regions, sides, services);
  const found = real.map((region) => describeRegion(region, 'real', sides, services));
  const rest = regions.flatMap((region) => {
    if (isWhole)
      return onPaper(region, real, services).map((left) =>
        describeRegion(left, left.because, sides, services),
      );
    const isKnown = real.some(({ by }) => by.statement === region.by.statement);
    return isKnown ? [] : [describeRegion(region, 'undecided', sides, services)];
  });
  return [...found, ...rest];
}

/** What real requests can use; of policies that take in too much for that, what they can do to artifacts. */
function realRegions(
  regions: readonly AccessRegion[],
  sides: Sides,
  services: ServiceData,
): { readonly real: readonly AccessRegion[]; readonly isWhole: boolean } {
  const ask = (actions: readonly string[] | undefined): Comparison =>
    newAccess(sides, { semantics: typedSemantics(services, actions), services, steps: stepsForReality });
  const all = ask(actionsOf(regions, services));
  if (all.result !== 'undecided')
    return { real: all.result === 'new-access' ? all.regions : [], isWhole: true };
  const some = ask(artifactActions.filter((action) => services.action(action) !== undefined));
  return { real: some.result === 'new-access' ? some.regions : [], isWhole: false };
}

/** The actions that AWS lists for the statements of regions; undefined for all there are. */
function actionsOf(regions: readonly AccessRegion[], services: ServiceData): readonly string[] | undefined {
  const elements = new Set(regions.flatMap(({ by }) => by.statement.action ?? []));
  if ([...elements].some(({ negated }) => negated)) return undefined;
  return [...elements].flatMap(({ items }) => items.flatMap(({ text }) => services.expand(text)));
}

/** In the order of the file. */
function byPlace(left: Difference, right: Difference): number {
  return left.policy.file.path === right.policy.file.path
    ? left.statement.node.start - right.statement.node.start
    : 0;
}
