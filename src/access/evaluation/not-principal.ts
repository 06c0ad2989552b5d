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
  const listed = levelsOf(who).map((level) =>
    items.some((item) => isListed(item, principal.arn, who, level)),
  );
  if (listed.every(Boolean)) return 'no';
  return listed.some(Boolean) || namesSessionOf(items, who) ? 'unknown' : 'yes';
}

function matchOther(
  items: readonly Principal[],
  principal: Exclude<RequestPrincipal, { type: 'AWS' }>,
): Verdict {
  if (principal.type === 'Anonymous')
    return items.some((item) => item.node.type === 'unknown') ? 'unknown' : 'yes';
  const name = principal.type === 'CanonicalUser' ? principal.id : principal.name;
  if (items.some((item) => item.type === principal.type && item.text === name)) return 'no';
  const open = items.some(
    (item) =>
      item.node.type === 'unknown' ||
      (item.type === principal.type && item.uncertain) ||
      (item.type === 'AWS' && principal.type === 'CanonicalUser'),
  );
  return open ? 'unknown' : 'yes';
}

type Level = 'account' | 'role' | 'itself';

function levelsOf({ kind }: AwsIdentity): readonly Level[] {
  if (kind === 'root') return ['account'];
  return kind === 'role' || kind === 'role-session' ? ['role', 'account'] : ['itself', 'account'];
}

function isListed(item: Principal, arn: string, who: AwsIdentity, level: Level): boolean {
  if (item.type !== 'AWS') return false;
  if (level === 'account') return isAccount(item) && accountOf(item) === who.account;
  if (item.text === arn) return who.kind !== 'role-session';
  const listed = identityOf(item.text);
  return (
    level === 'role' &&
    who.kind === 'role-session' &&
    listed.kind === 'role' &&
    listed.name === who.name &&
    listed.account === who.account
  );
}

/** A session listed without its role, or some session of the role that asks. */
function namesSessionOf(items: readonly Principal[], who: AwsIdentity): boolean {
  return items.some((item) => {
    const listed = identityOf(item.text);
    return listed.kind === 'role-session' && listed.name === who.name && listed.account === who.account;
  });
}
