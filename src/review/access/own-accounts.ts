import type { Governed } from '../../access/contract.js';
import { parseArn } from '../../policy/arn.js';
import type { DocumentPair } from '../pair.js';

/** What the config says of whom to expect. */
export interface Expected {
  readonly trustedAccounts: readonly string[];
  readonly organization: string | undefined;
}

/**
 * Which accounts are known to be one's own: those that the config trusts, and those of the roles, repositories and
 * artifacts that policies hang on or that the contract is about.
 */
export class OwnAccounts {
  readonly #expected: Expected;
  /** Accounts in which something of the change, or of the contract, is. */
  readonly #own: ReadonlySet<string>;

  constructor(pairs: readonly DocumentPair[], governed: readonly Governed[], expected: Expected) {
    this.#expected = expected;
    const attached = pairs.flatMap(({ head, base }) => (head ?? base).policy.attachedTo);
    const artifacts = governed.flatMap(({ resources }) => resources);
    this.#own = new Set(
      [...attached, ...artifacts].flatMap((arn) => parseArn(arn)?.account ?? []).filter(isAccount),
    );
  }

  /** Whether something of the change is in this account. */
  owns(account: string): boolean {
    return this.#own.has(account);
  }

  /** Whether an account is another one's than the owner of a resource; of an owner that is not known, by all that is. */
  isForeign(account: string, owner: string): boolean {
    const { trustedAccounts } = this.#expected;
    if (!isAccount(account) || trustedAccounts.includes(account)) return false;
    if (isAccount(owner)) return account !== owner;
    return this.#own.size + trustedAccounts.length > 0 && !this.#own.has(account);
  }

  /** Whether an organization is surely not one's own: only the config knows which is. */
  isOtherOrganization(id: string): boolean {
    const { organization } = this.#expected;
    return organization !== undefined && id !== organization;
  }
}

function isAccount(text: string): boolean {
  return /^\d{12}$/.test(text);
}
