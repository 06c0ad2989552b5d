import type { ToldAccess } from '../../access/access-of.js';
import { publicGrants } from '../../access/public-access.js';
import { isEveryone } from '../../policy/principal.js';
import { parseArn } from '../../policy/arn.js';
import type { Statement } from '../../policy/document.js';
import type { OwnAccounts } from './own-accounts.js';

/**
 * Whether an access is of somebody from outside: of an account that is neither the artifact's own nor trusted, of another
 * organization, or of anyone at all. A bucket's ARN has no account: its readers are from outside only where some accounts
 * are known to be yours, and theirs is none of them. Services are not outside of anything, and who stands behind a
 * canonical user or a provider of identities cannot be told from the policy.
 */
export function isFromOutside({ access, change }: ToldAccess, accounts: OwnAccounts): boolean {
  const { principal, context } = access.request;
  if (principal?.type === 'Anonymous') return isOpen({ access });
  if (principal?.type !== 'AWS') return false;
  const organizations = organizationsIn(context);
  if (organizations.length > 0) return organizations.some((each) => accounts.isOtherOrganization(each));
  const { statement } = access;
  if (isForEveryone(statement) && !namesAccounts(statement)) return isOpen({ access });
  const account = parseArn(principal.arn)?.account ?? '';
  return accounts.isForeign(account, parseArn(change.resource)?.account ?? '');
}

/** Everyone, and no condition and no Deny that keeps strangers out by other means, such as a VPC endpoint. */
function isOpen({ access: { policy, statement } }: Pick<ToldAccess, 'access'>): boolean {
  return publicGrants(policy).some((grant) => grant.statement === statement);
}

function isForEveryone({ principal }: Statement): boolean {
  return principal?.negated === true || principal?.items.some(isEveryone) === true;
}

/** Whether conditions say of which accounts or roles everyone has to be. */
function namesAccounts({ conditions }: Statement): boolean {
  return conditions.some(({ key }) => /^aws:principal(account|arn)$/i.test(key));
}

/** The ids of the organizations that a request comes from, where it must come from one. */
function organizationsIn(context: ReadonlyMap<string, readonly string[]>): string[] {
  const paths = context.get('aws:principalorgpaths') ?? [];
  return [...(context.get('aws:principalorgid') ?? []), ...paths.map((path) => path.split('/', 1)[0] ?? '')];
}
