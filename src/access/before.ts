import type { PolicyDocument, Statement } from '../policy/document.js';
import { explain } from './evaluation/evaluate.js';
import type { AccessRequest } from './evaluation/request.js';
import { exclusionOf } from './exclusion.js';

/** Why the other side of a comparison does not allow a request, in the order in which a reader wants to know it. */
export type Before =
  /** It has no such policy, or one without statements. */
  | { readonly kind: 'no-policy' }
  /** No statement allows the action. */
  | { readonly kind: 'no-allow' }
  /** A Deny took it away; or an Allow is for other conditions, principals or resources. */
  | {
      readonly kind: 'deny' | 'condition' | 'principal' | 'resource';
      readonly policy: PolicyDocument;
      readonly statement: Statement;
    };

/** Why policies do not allow a request. */
export function beforeOf(request: AccessRequest, policies: readonly PolicyDocument[]): Before {
  if (policies.every(({ statements }) => statements.length === 0)) return { kind: 'no-policy' };
  const exclusion = exclusionOf(request, policies);
  if (exclusion.kind === 'boundary') return { kind: 'no-allow' };
  if (exclusion.kind !== 'none') return exclusion;
  const elsewhere = explain(request, policies).find(
    ({ statement, because }) => statement.effect === 'Allow' && because[0]?.element === 'Resource',
  );
  if (!elsewhere) return { kind: 'no-allow' };
  return { kind: 'resource', policy: elsewhere.policy, statement: elsewhere.statement };
}
