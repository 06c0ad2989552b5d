import { isBoundary } from '../../policy/boundary.js';
import type { PolicyDocument, Statement } from '../../policy/document.js';
import type { ServiceData } from '../../policy/service-data.js';
import type { AccessRequest } from '../evaluation/request.js';
import { actionMatcher, classesOf } from './action-classes.js';
import type { ScopedActions } from './action-scopes.js';
import type { Box } from './box.js';
import { Budget, Undecided, without } from './box.js';
import type { Bounded, Gained, RelevantTerm } from './regions.js';
import { dimensionsOf, gainedOf, relevantTerms } from './regions.js';
import type { Semantics } from './semantics.js';
import type { SidedTerm } from './sides.js';
import { sidedTerms } from './sides.js';
import type { Sides, Witness } from './witness.js';
import { witnessOf } from './witness.js';

export interface CompareOptions {
  readonly semantics: Semantics;
  readonly services: ServiceData;
  /** How many boxes may be looked at before the answer is "undecided". */
  readonly steps?: number;
}

/** A region of requests that one side allows and the other does not, with one of them. */
export interface AccessRegion {
  /** Its actions as AWS spells them; where a pattern takes in more than AWS lists, one that stands for them. */
  readonly actions: readonly string[];
  readonly witness: AccessRequest;
  /** The first of the statements that allow it. */
  readonly by: { readonly policy: PolicyDocument; readonly statement: Statement };
}

/** The answer to "is there a request that head allows and base does not?". */
export type Comparison =
  | { readonly result: 'no-new-access' }
  | { readonly result: 'new-access'; readonly regions: readonly AccessRegion[] }
  | { readonly result: 'undecided'; readonly reason: string };

/** About a second on a slow machine. */
const defaultSteps = 400_000;

/**
 * Decides exactly whether head allows a request that base does not: each side is a set of policies read as one, the union
 * of its Allows without its Denies. All regions of such requests are given, each with a request that was evaluated on both
 * sides. `undecided` where unknown parts of the policies decide it, or where it would take too long.
 */
export function newAccess(sides: Sides, options: CompareOptions): Comparison {
  try {
    return compare(sides, options);
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    return { result: 'undecided', reason: error.message };
  }
}

const unknownParts = 'it hangs on parts of the policies that are not known';

function compare(sides: Sides, { semantics, services, steps = defaultSteps }: CompareOptions): Comparison {
  const budget = new Budget(steps);
  const terms = sidedTerms(sides.base, sides.head);
  const regions = new Regions();
  let reason: string | undefined;
  const isBounded = { base: sides.base.some(isBoundary), head: sides.head.some(isBoundary) };
  for (const { actions, relevant, scope } of questions(terms, isBounded, semantics, budget)) {
    const gained = gainedOf(relevant, isBounded, scope, budget);
    if (gained.mayBeMore) reason ??= unknownParts;
    const shown = shownRegions(gained, semantics.spelled(actions[0]), services, sides, budget);
    for (const { box, witness } of shown) regions.add(describe(box, gained), actions, witness);
    if (shown.length < gained.sure.length)
      reason ??= 'no request could be found that shows what seems to be gained';
  }
  const found = regions.all(semantics);
  if (found.length > 0) return { result: 'new-access', regions: found };
  return reason === undefined ? { result: 'no-new-access' } : { result: 'undecided', reason };
}

/** Actions that can be asked alike, with the terms that matter for them. */
interface Question extends ScopedActions {
  readonly relevant: readonly RelevantTerm[];
}

function* questions(
  terms: readonly SidedTerm[],
  isBounded: Bounded,
  semantics: Semantics,
  budget: Budget,
): Generator<Question> {
  for (const each of classesOf(semantics.actionsOf(terms, budget), terms.map(actionMatcher))) {
    const relevant = relevantTerms(each, terms, isBounded);
    if (relevant.length === 0) continue;
    const seen = relevant.map(({ term }) => term);
    for (const scoped of semantics.scopesOf(each.actions, seen)) yield { ...scoped, relevant };
  }
}

/** How many parts of a region are searched for a request that is in no other region. */
const mostParts = 8;

/** The regions with a request of each that is in no other: one that is within the others is told by them. */
function shownRegions(
  { sure, space }: Gained,
  action: string,
  services: ServiceData,
  sides: Sides,
  budget: Budget,
): { box: Box; witness: Witness }[] {
  const prefersStar = services.action(action)?.wildcardOnly === true;
  const shown: { box: Box; witness: Witness }[] = [];
  // What two policy variables hold may be one request after all.
  const told = new Set<string>();
  for (const box of sure) {
    let parts = 0;
    const others = shown.map((each) => each.box);
    for (const part of without(box, others, budget)) {
      const witness = witnessOf(action, part, space, prefersStar, sides);
      const text = witness && textOf(witness);
      if (witness && text !== undefined && !told.has(text)) shown.push({ box, witness });
      if (text !== undefined) told.add(text);
      if (witness || ++parts === mostParts) break;
    }
  }
  return shown;
}

function textOf({ request: { principal, resource, context } }: Witness): string {
  return JSON.stringify([principal, resource, [...context]]);
}

/** Regions that differ only in their actions are one. */
class Regions {
  readonly #byText = new Map<string, { readonly actions: string[]; readonly witness: Witness }>();

  add(text: string, actions: readonly string[], witness: Witness): void {
    const [by] = witness.allowed.statements;
    const key = JSON.stringify([by?.policy.id, by?.statement.index, text]);
    const known = this.#byText.get(key);
    if (known) known.actions.push(...actions);
    else this.#byText.set(key, { actions: [...actions], witness });
  }

  all({ spelled }: Semantics): AccessRegion[] {
    return [...this.#byText.values()].flatMap(({ actions, witness: { request, allowed } }) => {
      const [by] = allowed.statements;
      if (!by) return [];
      return [
        {
          actions: actions.map(spelled),
          witness: request,
          by: { policy: by.policy, statement: by.statement },
        },
      ];
    });
  }
}

/** A region's classes by the points that stand for them, so that equal regions of different actions are seen to be. */
function describe(box: Box, { space }: Gained): string {
  const sets = dimensionsOf(space).map(({ points }, index) => {
    const set = box[index];
    return set ? [...set].map((number) => points[number]) : [];
  });
  const listed = (_: string, value: unknown): unknown => (value instanceof Set ? [...value] : value);
  return JSON.stringify([[...space.keys.keys()], sets], listed);
}
