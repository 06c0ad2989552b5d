import type { Condition } from '../../policy/condition.js';
import type { PolicyDocument, Statement } from '../../policy/document.js';
import { isUncertain, valueOf } from '../../policy/node.js';
import { hasWholeCondition } from '../../policy/whole-condition.js';
import { matchCondition } from './condition-match.js';
import { matchAction, matchResource } from './element-match.js';
import { readsVariables } from './fill.js';
import type { PrincipalMatch } from './principal-match.js';
import { anyMatch, matchPrincipal } from './principal-match.js';
import type { AccessRequest } from './request.js';
import type { Verdict } from './verdict.js';
import { both } from './verdict.js';

/** Why a statement does not, or not surely, apply to a request. */
export interface Because {
  readonly element: 'Effect' | 'Action' | 'Resource' | 'Principal' | 'Condition';
  readonly match: 'no' | 'unknown';
  /** The element is not there, or neither it nor its Not- form says anything; AWS refuses such a statement. */
  readonly missing: boolean;
  /** The condition, where one of them decides. */
  readonly condition: Condition | undefined;
}

/** What a statement says to a request. */
export interface StatementMatch {
  readonly policy: PolicyDocument;
  readonly statement: Statement;
  readonly match: Verdict;
  /** The first element that rules the request out, or all those that leave it open. Empty where the statement applies. */
  readonly because: readonly Because[];
}

/** A match with its parts, for those who must know what named the principal. */
export interface MatchedStatement extends StatementMatch {
  readonly effect: 'Allow' | 'Deny' | 'unknown';
  readonly principal: PrincipalMatch;
  /** The match without the principal. */
  readonly rest: Verdict;
}

const noPrincipal: PrincipalMatch = { itself: 'no', role: 'no', account: 'no' };

/**
 * Whether a statement applies to a request: every element must. The cheap elements come first, and the first that rules the
 * request out ends it. `bounded` says that the one who asks has a permissions boundary, which NotPrincipal must know.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function matchStatement(
  request: AccessRequest,
  policy: PolicyDocument,
  statement: Statement,
  bounded = false,
): MatchedStatement {
  const effect = effectOf(statement);
  const trail = new Trail();
  if (!effect) trail.add('Effect', 'no', true);
  if (trail.open) addAction(trail, statement, request);
  if (trail.open) trail.add('Resource', matchResource(statement, policy, request), !statement.resource);
  let principal = noPrincipal;
  let rest: Verdict = 'no';
  if (trail.open) {
    principal = matchPrincipal(statement, policy, request, bounded);
    rest = trail.match;
    trail.add('Principal', anyMatch(principal), !statement.principal);
  }
  if (trail.open) rest = both(rest, addConditions(trail, policy, statement, request));
  const { match, because } = trail;
  return { policy, statement, match, because, effect: effect ?? 'unknown', principal, rest };
}

function addAction(trail: Trail, { action }: Statement, request: AccessRequest): void {
  trail.add('Action', action ? matchAction(action, request.action) : 'no', !action);
}

function addConditions(
  trail: Trail,
  policy: PolicyDocument,
  statement: Statement,
  request: AccessRequest,
): Verdict {
  let all: Verdict = 'yes';
  const variables = readsVariables(policy);
  for (const condition of statement.conditions) {
    const verdict = matchCondition(condition, variables, request);
    trail.add('Condition', verdict, false, condition);
    all = both(all, verdict);
    if (all === 'no') return all;
  }
  if (hasWholeCondition(statement)) return all;
  trail.add('Condition', 'unknown', false);
  return both(all, 'unknown');
}

/** Undefined where the effect is missing or no effect: such a statement grants and denies nothing. */
function effectOf({ effect, node }: Statement): MatchedStatement['effect'] | undefined {
  if (effect) return effect;
  const found = valueOf(node, 'Effect');
  return found && isUncertain(found) ? 'unknown' : undefined;
}

class Trail {
  match: Verdict = 'yes';
  private found: Because[] = [];

  get open(): boolean {
    return this.match !== 'no';
  }

  get because(): readonly Because[] {
    return this.found;
  }

  add(element: Because['element'], verdict: Verdict, missing: boolean, condition?: Condition): void {
    this.match = both(this.match, verdict);
    if (verdict === 'yes') return;
    if (verdict === 'no') this.found = [];
    this.found.push({ element, match: verdict, missing, condition });
  }
}
