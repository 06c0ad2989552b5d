import type { Condition } from '../policy/condition.js';
import type { PolicyDocument, Statement } from '../policy/document.js';
import { explain } from './evaluation/evaluate.js';
import type { AccessRequest } from './evaluation/request.js';

/** Why policies do not allow a request, as far as one of their statements is the reason. */
export type Exclusion =
  /** A Deny applies to it. */
  | { readonly kind: 'deny'; readonly policy: PolicyDocument; readonly statement: Statement }
  /** An Allow would apply but for a condition. */
  | {
      readonly kind: 'condition';
      readonly policy: PolicyDocument;
      readonly statement: Statement;
      readonly condition: Condition;
    }
  /** An Allow of its action on its resource is for others. */
  | { readonly kind: 'principal'; readonly policy: PolicyDocument; readonly statement: Statement }
  | { readonly kind: 'none' };

/** What kept a request out: a Deny before a condition, a condition before a principal, or nothing in particular. */
export function exclusionOf(request: AccessRequest, policies: readonly PolicyDocument[]): Exclusion {
  let nearest: Exclusion = { kind: 'none' };
  for (const { policy, statement, match, because } of explain(request, policies)) {
    if (statement.effect === 'Deny' && match === 'yes') return { kind: 'deny', policy, statement };
    const [reason] = because;
    if (statement.effect !== 'Allow' || !reason) continue;
    if (reason.element === 'Condition' && reason.condition)
      nearest = { kind: 'condition', policy, statement, condition: reason.condition };
    else if (reason.element === 'Principal' && nearest.kind === 'none')
      nearest = { kind: 'principal', policy, statement };
  }
  return nearest;
}
