import { isBoundary, withoutBoundary } from '../../policy/boundary.js';
import type { PolicyDocument } from '../../policy/document.js';
import { isUncertain, itemsOf, valueOf } from '../../policy/node.js';
import type { AccessRequest } from './request.js';
import type { MatchedStatement, StatementMatch } from './statement-match.js';
import { matchStatement } from './statement-match.js';
import type { Verdict } from './verdict.js';
import { both, either, perhaps } from './verdict.js';

export type { Because, StatementMatch } from './statement-match.js';

/**
 * What becomes of a request. `implicitly-denied` also where a Deny is left open but nothing could allow the request
 * anyhow; `unknown` is only where access itself is.
 */
export type Outcome = 'allowed' | 'explicitly-denied' | 'implicitly-denied' | 'unknown';

export interface Evaluation {
  readonly outcome: Outcome;
  /** Those that decide: the Allows or Denies that apply; of an unknown outcome also all that leave it open. */
  readonly statements: readonly StatementMatch[];
}

/** What a set of policies says, before it is decided: whether some Allow and some Deny apply. */
export interface Side {
  readonly allow: Verdict;
  readonly deny: Verdict;
  /** Whether there are statements that cannot be known from the files. */
  readonly hidden: boolean;
  /** The statements that apply, or may. */
  readonly matches: readonly MatchedStatement[];
}

/**
 * Decides a request by one set of policies that are read as one: any Deny that applies wins, else any Allow gives access,
 * as long as a permissions boundary among them allows it as well.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 * Left open is only what cannot be known from the files, and what IAM's documents leave open; see the matchers.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function evaluate(request: AccessRequest, policies: readonly PolicyDocument[]): Evaluation {
  if (!policies.some(isBoundary)) return conclude(readSide(request, policies));
  const own = readSide(request, withoutBoundary(policies));
  const within = readSide(request, policies.filter(isBoundary));
  return conclude({
    allow: both(own.allow, within.allow),
    deny: either(own.deny, within.deny),
    matches: [...own.matches, ...within.matches],
  });
}

/** What every statement says to a request, with what rules it out: for telling why something is not allowed. */
export function explain(request: AccessRequest, policies: readonly PolicyDocument[]): StatementMatch[] {
  return policies.flatMap((policy) =>
    policy.statements.map((statement) => toMatch(matchStatement(request, policy, statement))),
  );
}

/** {@link evaluate} up to the decision. `bounded`: the one who asks has a permissions boundary. */
export function readSide(request: AccessRequest, policies: readonly PolicyDocument[], bounded = false): Side {
  let allow: Verdict = 'no';
  let deny: Verdict = 'no';
  const hidden = policies.some(hasHiddenStatements);
  const matches: MatchedStatement[] = [];
  for (const policy of policies) {
    for (const statement of policy.statements) {
      const found = matchStatement(request, policy, statement, bounded);
      if (found.match === 'no') continue;
      matches.push(found);
      const sure = found.effect === 'unknown' ? 'unknown' : found.match;
      if (found.effect !== 'Deny') allow = either(allow, sure);
      if (found.effect !== 'Allow') deny = either(deny, sure);
    }
  }
  const unseen = perhaps(hidden);
  return { allow: either(allow, unseen), deny: either(deny, unseen), hidden, matches };
}

/** The outcome of a side, and the statements that decide it. */
export function conclude({ allow, deny, matches }: Omit<Side, 'hidden'>): Evaluation {
  if (deny === 'yes') return { outcome: 'explicitly-denied', statements: applying(matches, 'Deny') };
  if (allow === 'no') return { outcome: 'implicitly-denied', statements: [] };
  if (allow === 'yes' && deny === 'no') return { outcome: 'allowed', statements: applying(matches, 'Allow') };
  return { outcome: 'unknown', statements: matches.map(toMatch) };
}

function applying(matches: readonly MatchedStatement[], effect: 'Allow' | 'Deny'): StatementMatch[] {
  return matches.filter((each) => each.match === 'yes' && each.effect === effect).map(toMatch);
}

function toMatch({ policy, statement, match, because }: MatchedStatement): StatementMatch {
  return { policy, statement, match, because };
}

/** Whether the policy, its statements or one of them is something that cannot be known from the files. */
function hasHiddenStatements({ root }: PolicyDocument): boolean {
  if (isUncertain(root)) return true;
  const statements = valueOf(root, 'Statement');
  return statements !== undefined && itemsOf(statements).some(isUncertain);
}
