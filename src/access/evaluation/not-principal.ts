import type { Element, Statement } from '../../policy/document.js';
import type { Principal } from '../../policy/principal.js';
import { accountOf, isAccount, isEveryone, isUniqueId } from '../../policy/principal.js';
import { identityOf } from './aws-identity.js';
import type { AwsIdentity } from './aws-identity.js';
import type { RequestPrincipal } from './request.js';
import { isSymbolic } from './request.js';
import type { Verdict } from './verdict.js';

/**
 * Whether a statement with NotPrincipal applies to the one who asks. AWS asks authors to list the account beside a user,
 * and the role and the account beside a session: where only some of these are listed, services differ in whom they take
 * for excepted, so that is left open. A Deny with NotPrincipal always hits a user or role with a permissions boundary.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function matchNotPrincipal(
  element: Element<Principal>,
  effect: Statement['effect'],
  principal: RequestPrincipal | undefined,
  bounded: boolean,
): Verdict {
  const { items } = element;
  if (items.some(isEveryone)) return 'no';
  if (!principal) return 'unknown';
  if (principal.type !== 'AWS') return matchOther(items, principal);
  const who = identityOf(principal.arn);
  if (bounded && effect === 'Deny') return 'yes';
  const open = items.some((item) => item.uncertain || item.type === 'CanonicalUser' || isUniqueId(item));
  if (open || isSymbolic(principal.arn)) return 'unknown';
  const account = items.some((item) => isAccount(item) && accountOf(item) === who.account);
  const own = who.kind === 'root' ? account : items.some((item) => isListed(item, principal.arn, who));
  if (account && own) return 'no';
  return account || own || namesSessionOf(items, who) ? 'unknown' : 'yes';
}

function matchOther(
  items: readonly Principal[],
  principal: Exclude<RequestPrincipal, { type: 'AWS' }>,
): Verdict {
  const name = 'id' in principal ? principal.id : 'name' in principal ? principal.name : undefined;
  if (items.some((item) => item.type === principal.type && item.text === name)) return 'no';
  const open = items.some(
    (item) =>
      item.node.type === 'unknown' ||
      (item.type === principal.type && item.uncertain) ||
      (item.type === 'AWS' && principal.type === 'CanonicalUser'),
  );
  return open ? 'unknown' : 'yes';
}

/** A user or role by its own ARN, a session by that of its role. */
function isListed(item: Principal, arn: string, who: AwsIdentity): boolean {
  if (item.type !== 'AWS') return false;
  if (who.kind !== 'role-session') return item.text === arn;
  const listed = identityOf(item.text);
  return listed.kind === 'role' && listed.name === who.name && listed.account === who.account;
}

/** A session listed without its role, or some session of the role that asks. */
function namesSessionOf(items: readonly Principal[], who: AwsIdentity): boolean {
  return items.some((item) => {
    const listed = identityOf(item.text);
    return listed.kind === 'role-session' && listed.name === who.name && listed.account === who.account;
  });
}
