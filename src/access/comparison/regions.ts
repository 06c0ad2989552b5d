import { isEverything } from '../../policy/arn.js';
import { hasPrincipals } from '../../policy/kind.js';
import { valueOf } from '../../policy/node.js';
import { hasWholeCondition } from '../../policy/whole-condition.js';
import type { Verdict } from '../evaluation/verdict.js';
import type { ActionClass } from './action-classes.js';
import { BitSet } from './bit-set.js';
import type { Box, Budget } from './box.js';
import { intersection, maximal, without } from './box.js';
import type { Dimension } from './dimension.js';
import { dimensionOf } from './dimension.js';
import { takesKey } from './key-match.js';
import { keyPoints } from './key-points.js';
import type { KeyPoint, KeyTerm } from './key-term.js';
import { absent } from './key-term.js';
import type { PrincipalPoint } from './principal-points.js';
import { principalKeys, principalPoints, takesPrincipal } from './principal-points.js';
import type { ResourcePoint } from './resource-points.js';
import { resourcePoints, takesResource } from './resource-points.js';
import type { ActionScope } from './action-scopes.js';
import type { SidedTerm } from './sides.js';
import type { Role } from './terms.js';

/** The dimensions of the requests with one class of actions; those that no statement speaks of are left out. */
export interface Space {
  readonly resource: Dimension<ResourcePoint>;
  readonly principal: Dimension<PrincipalPoint> | undefined;
  /** By the key in lower case. */
  readonly keys: ReadonlyMap<string, Dimension<KeyPoint>>;
}

/** Requests that head allows and base does not, for one class of actions. */
export interface Gained {
  readonly space: Space;
  /** Regions of which every request is gained, each as large as can be. */
  readonly sure: readonly Box[];
  /** Whether there may be more, by what the policies do not tell. */
  readonly mayBeMore: boolean;
}

/** Which sides have a permissions boundary, which may have no statement for an action at all. */
export interface Bounded {
  readonly base: boolean;
  readonly head: boolean;
}

/** A term with what it says to a class of actions, which is not "no". */
export interface RelevantTerm {
  readonly term: SidedTerm;
  readonly verdict: Verdict;
}

/** A term in the boxes of a space: what it surely takes in, and what at most. */
interface Boxes {
  readonly term: SidedTerm;
  readonly sure: Box;
  readonly may: Box;
}

/**
 * The requests that head allows and base does not, for actions in the same scope: head's Allows without head's Denies, and
 * of these what no Allow of base covers, or what base denies; an Allow is what a permissions boundary leaves of it. Where
 * policies have unknown parts, a request counts as surely gained only if it is so whatever these are. Throws Undecided.
 */
export function gainedOf(
  relevant: readonly RelevantTerm[],
  isBounded: Bounded,
  scope: ActionScope,
  budget: Budget,
): Gained {
  const space = spaceOf(
    relevant.map(({ term }) => term),
    scope,
    budget,
  );
  const boxes = relevant.map(({ term, verdict }, index) => boxesOf(term, verdict, index, space));
  const sure = [...gained(boxes, isBounded, 'sure', budget)];
  const isKnown = boxes.every(({ sure: least, may }) =>
    least.every((set, index) => may[index]?.isWithin(set) === true),
  );
  const mayBeMore = !isKnown && hasMore(gained(boxes, isBounded, 'may', budget), sure, budget);
  return { space, sure: maximal(sure, budget), mayBeMore };
}

function hasMore(possible: Iterable<Box>, sure: readonly Box[], budget: Budget): boolean {
  for (const box of possible) if (without(box, sure, budget).next().done !== true) return true;
  return false;
}

/**
 * The terms that matter for a class of actions. A Deny of base whose like stands in head lets nothing through, and where
 * none other is left an Allow of head whose like stands in base gains nothing: in most comparisons this leaves little to
 * look at.
 */
export function relevantTerms(
  { verdicts }: ActionClass,
  terms: readonly SidedTerm[],
  isBounded: Bounded,
): RelevantTerm[] {
  const alive = terms.flatMap((term, index) => {
    const verdict = verdicts[index] ?? 'no';
    return verdict === 'no' ? [] : [{ term, verdict }];
  });
  const of = (role: Role) => alive.filter(({ term }) => term.role === role);
  const surely = (role: Role): ReadonlySet<string> =>
    new Set(of(role).flatMap(({ term, verdict }) => (verdict === 'yes' ? [term.body] : [])));
  const denied = surely('head-deny');
  const denies = of('base-deny').filter(({ term }) => !denied.has(term.body));
  const isWithinBase =
    denies.length === 0 && isBoundAsBase(of('head-bound'), surely('base-bound'), isBounded);
  if (isWithinBase && of('base-allow').some(isEverythingAllowed)) return [];
  const allowed = isWithinBase ? surely('base-allow') : new Set<string>();
  const allows = of('head-allow').filter(({ term }) => !allowed.has(term.body));
  if (allows.length === 0) return [];
  const bounds = [...of('head-bound'), ...of('base-bound')];
  return [...allows, ...of('head-deny'), ...of('base-allow'), ...denies, ...bounds];
}

/** Whether a boundary of base, if it has one, takes in all that head's does. */
function isBoundAsBase(
  bounds: readonly RelevantTerm[],
  before: ReadonlySet<string>,
  isBounded: Bounded,
): boolean {
  if (!isBounded.base) return true;
  return isBounded.head && bounds.every(({ term }) => before.has(term.body));
}

/** Whether a statement takes in every request with the actions, as those of AdministratorAccess do. */
function isEverythingAllowed({ term: { policy, statement }, verdict }: RelevantTerm): boolean {
  const { resource, node } = statement;
  return (
    verdict === 'yes' &&
    resource?.negated === false &&
    resource.items.some(({ text }) => isEverything(text)) &&
    !hasPrincipals(policy.kind) &&
    valueOf(node, 'Condition') === undefined
  );
}

function spaceOf(terms: readonly SidedTerm[], scope: ActionScope, budget: Budget): Space {
  const hasWho = terms.some(({ policy }) => hasPrincipals(policy.kind));
  const principals = hasWho ? principalPoints(terms, budget) : [];
  const resources = resourcePoints(terms, scope, budget);
  const keys = new Map<string, Dimension<KeyPoint>>();
  for (const [key, conditions] of conditionsByKey(terms, hasWho)) {
    const points = scope.takesKey(key) ? keyPoints(conditions, budget) : [absent];
    keys.set(
      key,
      dimensionOf(points, terms, (term, point) => {
        const own = conditions.filter((each) => each.term === term);
        return own.map((each) => takesKey(each, point)).reduce(worse, 'yes');
      }),
    );
  }
  return {
    resource: dimensionOf(resources, terms, takesResource),
    principal: hasWho ? dimensionOf(principals, terms, takesPrincipal) : undefined,
    keys,
  };
}

function worse(left: Verdict, right: Verdict): Verdict {
  if (left === 'no' || right === 'no') return 'no';
  return left === 'yes' ? right : left;
}

function conditionsByKey(terms: readonly SidedTerm[], hasWho: boolean): Map<string, KeyTerm[]> {
  const byKey = new Map<string, KeyTerm[]>();
  for (const term of terms) {
    for (const condition of term.statement.conditions) {
      const key = condition.key.toLowerCase();
      if (hasWho && principalKeys.has(key)) continue;
      byKey.set(key, [...(byKey.get(key) ?? []), { term, condition }]);
    }
  }
  return byKey;
}

/** One more dimension, of a single class, holds what concerns a term as a whole: whether it could be read at all. */
function boxesOf(term: SidedTerm, verdict: Verdict, index: number, space: Space): Boxes {
  const dimensions = dimensionsOf(space);
  const isWhole = verdict === 'yes' && hasWholeCondition(term.statement);
  const whole = BitSet.all(1);
  return {
    term,
    sure: [...dimensions.map(({ sure }) => sure[index] ?? whole), isWhole ? whole : BitSet.none(1)],
    may: [...dimensions.map(({ may }) => may[index] ?? whole), whole],
  };
}

/** The dimensions in the order in which boxes have them. */
export function dimensionsOf({ resource, principal, keys }: Space): Dimension<unknown>[] {
  return [resource, ...(principal ? [principal] : []), ...keys.values()];
}

/** `sure` takes the least of what gives and the most of what takes away, `may` the other way round. */
function* gained(
  boxes: readonly Boxes[],
  isBounded: Bounded,
  least: 'sure' | 'may',
  budget: Budget,
): Generator<Box> {
  const most = least === 'sure' ? 'may' : 'sure';
  const of = (role: Role, bound: 'sure' | 'may'): Box[] =>
    boxes.flatMap((each) => (each.term.role === role ? [each[bound]] : []));
  const denied = of('head-deny', most);
  const within = (allows: Box[], bounds: Box[], bounded: boolean): Box[] =>
    bounded ? allows.flatMap((allow) => bounds.map((bound) => intersection(allow, bound))) : allows;
  const before = within(of('base-allow', most), of('base-bound', most), isBounded.base);
  const deniedBefore = of('base-deny', least);
  for (const allow of within(of('head-allow', least), of('head-bound', least), isBounded.head)) {
    yield* without(allow, [...denied, ...before], budget);
    for (const deny of deniedBefore) yield* without(intersection(allow, deny), denied, budget);
  }
}
