import type { Statement } from '../policy/document.js';
import type { Principal } from '../policy/principal.js';
import { accountOf, isAccount, isEveryone } from '../policy/principal.js';

/**
 * Whether two statements certainly speak of a common principal. Where one has no Principal element, both are of the
 * identity that has the policy. An account takes in its principals, everyone takes in all, and so does NotPrincipal.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function principalsMeet(left: Statement, right: Statement): boolean {
  return someMeet(left, right, same);
}

/** The same, but a principal that cannot be known may be any. */
export function principalsMayMeet(left: Statement, right: Statement): boolean {
  return someMeet(left, right, (a, b) => a.uncertain || b.uncertain || same(a, b));
}

function someMeet(left: Statement, right: Statement, test: (a: Principal, b: Principal) => boolean): boolean {
  const [a, b] = [left.principal, right.principal];
  if (!a || !b || a.negated || b.negated) return true;
  return a.items.some((each) => b.items.some((other) => test(each, other)));
}

function same(a: Principal, b: Principal): boolean {
  if (isEveryone(a) || isEveryone(b)) return true;
  if (a.type !== b.type) return false;
  if (a.text === b.text) return true;
  const account = accountOf(a);
  return account !== undefined && account === accountOf(b) && (isAccount(a) || isAccount(b));
}
