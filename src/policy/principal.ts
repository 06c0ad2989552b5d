import type { Span } from '../domain/source.js';
import type { Node } from './node.js';
import { parseArn } from './arn.js';

/** The keys of a Principal. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export type PrincipalType = 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';
export const principalTypes: readonly PrincipalType[] = ['AWS', 'Service', 'Federated', 'CanonicalUser'];

/** One principal of a statement. The bare `"Principal": "*"` is of type AWS with text `*`: the two mean the same. */
export interface Principal {
  readonly type: PrincipalType;
  readonly text: string;
  readonly node: Node;
  readonly keySpan: Span;
  readonly uncertain: boolean;
}

/** Everyone, without a name or an account: `"*"` and `{"AWS": "*"}`. */
export function isEveryone(principal: Principal): boolean {
  return principal.type === 'AWS' && principal.text === '*';
}

/** The 12-digit account of an AWS principal, from its ARN or its bare number; undefined where none is named. */
export function accountOf(principal: Principal): string | undefined {
  if (principal.type !== 'AWS') return undefined;
  if (/^\d{12}$/.test(principal.text)) return principal.text;
  const account = parseArn(principal.text)?.account;
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined;
}

/** Whether a principal stands for a whole account: its number or its `:root`. */
export function isAccount(principal: Principal): boolean {
  if (principal.type !== 'AWS') return false;
  return /^\d{12}$/.test(principal.text) || parseArn(principal.text)?.resource === 'root';
}

/**
 * Whether a principal is the unique id of a role or a user, into which IAM turns an ARN when a policy is saved.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
export function isUniqueId({ type, text }: Principal): boolean {
  return type === 'AWS' && /^A(?:RO|ID)A[A-Z0-9]{12,}$/.test(text);
}
