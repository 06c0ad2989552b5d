import type { Condition } from '../policy/condition.js';
import { isBoundary, withoutBoundary } from '../policy/boundary.js';
import type { PolicyDocument, Statement } from '../policy/document.js';
import { evaluate, explain } from './evaluation/evaluate.js';
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
  /** Policies allow it, and their permissions boundary does not. */
  | { readonly kind: 'boundary'; readonly policy: PolicyDocument }
  /** An Allow of its action on its resource is for others. */
  | { readonly kind: 'principal'; readonly policy: PolicyDocument; readonly statement: Statement }
  | { readonly kind: 'none' };

/**
 * What kept a request out: a Deny before a condition, a condition before a principal, or nothing in particular. Of what only
 * the permissions boundary keeps out it is that of the boundary.
 */
export function exclusionOf(request: AccessRequest, policies: readonly PolicyDocument[]): Exclusion {
  const boundary = policies.find(isBoundary);
  if (!boundary) return exclusionBy(request, policies);
  const own = withoutBoundary(policies);
  if (evaluate(request, own).outcome !== 'allowed') return exclusionBy(request, own);
  const exclusion = exclusionBy(request, [boundary]);
  return exclusion.kind === 'none' ? { kind: 'boundary', policy: boundary } : exclusion;
}

function exclusionBy(request: AccessRequest, policies: readonly PolicyDocument[]): Exclusion {
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
