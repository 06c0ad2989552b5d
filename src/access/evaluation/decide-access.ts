import type { PolicyDocument } from '../../policy/document.js';
import { identityOf } from './aws-identity.js';
import type { Evaluation, Side } from './evaluate.js';
import { conclude, readSide } from './evaluate.js';
import type { PrincipalMatch } from './principal-match.js';
import { anyMatch } from './principal-match.js';
import type { AccessRequest } from './request.js';
import { isSymbolic } from './request.js';
import type { Verdict } from './verdict.js';
import { both, either, perhaps, someOf } from './verdict.js';

/** All the policies that a request meets. Organizations' control policies and session policies are not among them. */
export interface AccessSides {
  readonly request: AccessRequest;
  /** The identity policies of the one who asks. */
  readonly identity: readonly PolicyDocument[];
  /** The policies on the resource: none where it has none. */
  readonly resource: readonly PolicyDocument[];
  /** The permissions boundary of the one who asks. */
  readonly boundary: PolicyDocument | undefined;
  /** Whether the one who asks is of the account that the resource is in. */
  readonly sameAccount: boolean;
}

/**
 * Decides a request by the policies of the identity and those of the resource.
 *
 * - A Deny that applies wins, wherever it stands.
 * - Across accounts both sides must allow.
 *   https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 * - Within an account one side is enough. A resource policy that names the account delegates to the identity policies, and
 *   gives nothing by itself. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 * - KMS keys and roles are the exception: their policy must allow, by naming the one who asks or by delegating.
 * - A boundary bounds the identity side. It also bounds what a resource policy gives by a role's ARN, but not what it gives
 *   to `*`, or by the ARN of the user or session that asks.
 *   https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 *   https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 * - Services, federated and anonymous callers have no identity policies: the resource's policy decides. The root user needs
 *   none in its own account.
 *
 * Left open where a KMS key or a role is asked for, which always has a policy, and none is given.
 */
export function decideAccess({
  request,
  identity,
  resource,
  boundary,
  sameAccount,
}: AccessSides): Evaluation {
  const asked = readSide(request, resource, boundary !== undefined);
  const needed = needsResourcePolicy(request, resource);
  const isHidden = needed && !resource.some(isGate);
  const levels = isHidden ? everyLevel('unknown') : levelsOf(asked);
  if (!hasIdentityPolicies(request)) return conclude({ ...asked, allow: anyMatch(levels) });
  const holder = readSide(request, identity);
  const bound = boundary ? readSide(request, [boundary]) : undefined;
  const sides = [asked, holder, ...(bound ? [bound] : [])];
  const own = ownAllow(request, holder);
  const within = bound?.allow ?? 'yes';
  return conclude({
    allow: sameAccount ? withinAccount(levels, own, within, needed) : across(levels, own, within),
    deny: someOf(sides, ({ deny }) => deny),
    matches: sides.flatMap(({ matches }) => matches),
  });
}

function withinAccount(levels: PrincipalMatch, own: Verdict, within: Verdict, needed: boolean): Verdict {
  const identitySide = both(own, within);
  const byIdentity = needed ? both(identitySide, anyMatch(levels)) : identitySide;
  return either(levels.itself, either(both(levels.role, within), byIdentity));
}

function across(levels: PrincipalMatch, own: Verdict, within: Verdict): Verdict {
  return both(anyMatch(levels), both(own, within));
}

function ownAllow(request: AccessRequest, holder: Side): Verdict {
  return isRoot(request) ? 'yes' : holder.allow;
}

function isRoot({ principal }: AccessRequest): boolean {
  return principal?.type === 'AWS' && identityOf(principal.arn).kind === 'root';
}

function hasIdentityPolicies({ principal }: AccessRequest): boolean {
  return principal === undefined || principal.type === 'AWS';
}

/** A policy without which nobody gets in. */
function isGate({ kind }: PolicyDocument): boolean {
  return kind === 'kms-key' || kind === 'trust';
}

/**
 * Whether the resource is one that always has a policy, and whose policy must allow: a KMS key or a role to assume.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
function needsResourcePolicy(
  { action, resource: asked }: AccessRequest,
  resource: readonly PolicyDocument[],
): boolean {
  if (resource.some(isGate)) return true;
  if (/^kms:/i.test(action)) return /:key\//.test(asked) || isSymbolic(asked);
  return /^sts:(?:AssumeRole|TagSession$|SetSourceIdentity$)/i.test(action);
}

/** Whether some Allow applies to the one who asks, by each way of naming them. */
function levelsOf({ matches, hidden }: Side): PrincipalMatch {
  const allows = matches.filter(({ effect }) => effect !== 'Deny');
  // Statements that are hidden may name anyone in any way. One whose effect is not known also leaves the Deny open.
  const unseen = perhaps(hidden);
  const at = (level: keyof PrincipalMatch) =>
    either(
      unseen,
      someOf(allows, ({ rest, principal }) => both(rest, principal[level])),
    );
  return { itself: at('itself'), role: at('role'), account: at('account') };
}

function everyLevel(verdict: Verdict): PrincipalMatch {
  return { itself: verdict, role: verdict, account: verdict };
}
