import { parseArn } from '../../policy/arn.js';
import type { PolicyDocument, Statement } from '../../policy/document.js';
import { hasPrincipals } from '../../policy/kind.js';
import type { Principal } from '../../policy/principal.js';
import { accountOf, isAccount, isEveryone, isUniqueId } from '../../policy/principal.js';
import type { AwsIdentity } from './aws-identity.js';
import { identityOf } from './aws-identity.js';
import { matchNotPrincipal } from './not-principal.js';
import type { AccessRequest } from './request.js';
import { isSymbolic } from './request.js';
import type { Verdict } from './verdict.js';
import { certain, either, perhaps } from './verdict.js';

/**
 * Whether a statement is for the one who asks, told apart by what names them, since that decides what else must allow the
 * request. See decide-access.ts.
 */
export interface PrincipalMatch {
  /** By `*`, by their own ARN or name, or because the policy is an identity's and they have it. */
  readonly itself: Verdict;
  /** By the ARN of the role of the session that asks, or of the user who federated. */
  readonly role: Verdict;
  /** By their account, which delegates to the identity policies there. */
  readonly account: Verdict;
}

const nobody: PrincipalMatch = { itself: 'no', role: 'no', account: 'no' };
const itself = (verdict: Verdict): PrincipalMatch => ({ ...nobody, itself: verdict });

/**
 * Whether a statement's Principal takes in the one who asks, NotPrincipal included. In identity policies, which have no
 * Principal, that is whoever holds the policy; elsewhere a statement without one is for nobody, and AWS refuses it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function matchPrincipal(
  { principal: element, effect }: Statement,
  policy: PolicyDocument,
  request: AccessRequest,
  bounded: boolean,
): PrincipalMatch {
  if (!element) return itself(certain(!hasPrincipals(policy.kind)));
  if (element.negated) return ofComplement(matchNotPrincipal(element, effect, request.principal, bounded));
  return element.items.reduce((match, item) => union(match, matchOne(item, request)), nobody);
}

/** Whether the statement is for the one who asks at all. */
export function anyMatch({ itself, role, account }: PrincipalMatch): Verdict {
  return either(itself, either(role, account));
}

/** AWS does not support NotPrincipal in an Allow, so nothing says whether a boundary limits what it gives. */
function ofComplement(verdict: Verdict): PrincipalMatch {
  return { itself: verdict === 'no' ? 'no' : 'unknown', role: verdict, account: 'no' };
}

function union(left: PrincipalMatch, right: PrincipalMatch): PrincipalMatch {
  return {
    itself: either(left.itself, right.itself),
    role: either(left.role, right.role),
    account: either(left.account, right.account),
  };
}

function matchOne(item: Principal, request: AccessRequest): PrincipalMatch {
  if (isEveryone(item)) return itself('yes');
  const { principal } = request;
  if (!principal) return itself('unknown');
  if (principal.type === 'AWS') return matchAws(item, principal.arn, request);
  // What is wholly unknown may be `*`.
  if (item.type === 'AWS' && item.node.type === 'unknown') return itself('unknown');
  switch (principal.type) {
    case 'Anonymous':
      return nobody;
    case 'CanonicalUser':
      // It is another name of an account, and only AWS knows of which.
      return itself(item.type === 'AWS' ? 'unknown' : matchName(item, 'CanonicalUser', principal.id));
    default:
      return itself(matchName(item, principal.type, principal.name));
  }
}

/** Names are compared to the letter: a part of one cannot be a wildcard. A lone `*` beside AWS is not documented. */
function matchName(item: Principal, type: Principal['type'], name: string): Verdict {
  if (item.type !== type) return 'no';
  if (item.text === name) return 'yes';
  return perhaps(item.uncertain || isSymbolic(name) || item.text === '*');
}

function matchAws(item: Principal, arn: string, request: AccessRequest): PrincipalMatch {
  if (item.type === 'CanonicalUser') return { ...nobody, account: 'unknown' };
  if (item.type !== 'AWS') return nobody;
  const who = identityOf(arn);
  if (item.text === arn) return ofOwnArn(who, arn);
  if (isAccount(item)) return { ...nobody, account: matchAccount(item, who.account) };
  if (isUniqueId(item)) return itself(matchUniqueId(item.text, request));
  const account = accountOf(item);
  if (account !== undefined && account !== who.account && !isSymbolic(arn)) return nobody;
  if (item.uncertain || isSymbolic(arn)) return itself(perhaps(mayBeSame(item.text, arn)));
  return matchNamed(item.text, arn);
}

/** A role's ARN is bounded as a role's, and one that is not known may be a role's. */
function ofOwnArn({ kind }: AwsIdentity, arn: string): PrincipalMatch {
  if (kind === 'role') return { ...nobody, role: 'yes' };
  return kind === 'other' && isSymbolic(arn) ? { ...nobody, itself: 'unknown', role: 'yes' } : itself('yes');
}

/** An account by its number or its `:root`. */
function matchAccount(item: Principal, account: string): Verdict {
  const named = parseArn(item.text)?.account ?? item.text;
  return named === account ? 'yes' : perhaps(item.uncertain || isSymbolic(account) || account === '');
}

/** An unknown part keeps the rest of the ARN; of an ARN whose kind is unknown nothing can be said. */
function mayBeSame(named: string, arn: string): boolean {
  const [left, right] = [parseArn(named)?.service, parseArn(arn)?.service];
  if (left === undefined || right === undefined) return true;
  return isSymbolic(left) || isSymbolic(right) || left === 'iam' || left === right;
}

/**
 * A role's ARN is also for its sessions, whatever the role's path, since names are unique in an account. A session's ARN is
 * for that session: where the request only says which role asks, it may be. A federated user's name is chosen by the user
 * who federates, so it does not tell which user that was.
 */
function matchNamed(named: string, arn: string): PrincipalMatch {
  const [to, who] = [identityOf(named), identityOf(arn)];
  if (to.account !== who.account || to.partition !== who.partition) return nobody;
  if (to.kind === 'role' && who.kind === 'role-session')
    return { ...nobody, role: certain(to.name === who.name) };
  if (to.kind === 'role-session' && who.kind === 'role') return itself(perhaps(to.name === who.name));
  if (to.kind === 'user' && who.kind === 'federated-user') return { ...nobody, role: 'unknown' };
  return nobody;
}

/**
 * IAM turns the ARN of a role or user into its unique id when a policy is saved; aws:userid begins with the same id.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
function matchUniqueId(id: string, { context }: AccessRequest): Verdict {
  const userId = context.get('aws:userid')?.[0];
  return userId === undefined ? 'unknown' : certain(userId.split(':', 1)[0] === id);
}
