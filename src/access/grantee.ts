import { arnMatches } from '../policy/arn.js';
import type { PolicyDocument, Statement } from '../policy/document.js';
import type { Principal } from '../policy/principal.js';
import { isAccount, accountOf, isEveryone } from '../policy/principal.js';
import { opened } from './comparison/terms.js';
import type { AccessRequest, RequestPrincipal } from './evaluation/request.js';
import { lacksResource } from './own-resource.js';

/** The name of the one who asks, as a policy would name them; `*` is anyone, with or without an AWS account. */
export function principalText(principal: RequestPrincipal): string {
  switch (principal.type) {
    case 'AWS':
      return principal.arn;
    case 'CanonicalUser':
      return principal.id;
    case 'Anonymous':
      return '*';
    default:
      return principal.name;
  }
}

/** Whom a statement lets in with a request, in the policy's words: `*`, an account, a role. */
export function granteeText(statement: Statement, request: AccessRequest): string | undefined {
  const { principal } = request;
  return principal && (granteeItem(statement, request)?.text ?? principalText(principal));
}

/** The entry of a Principal element that lets the one who asks in; undefined where none names them, as in NotPrincipal. */
export function granteeItem(
  { principal: element }: Statement,
  { principal }: AccessRequest,
): Principal | undefined {
  if (!principal || !element || element.negated) return undefined;
  const { items } = element;
  const name = principalText(principal);
  const isTheirAccount = (item: Principal): boolean =>
    isAccount(item) && principal.type === 'AWS' && name.includes(`:${accountOf(item) ?? ''}:`);
  return items.find(({ text }) => text === name) ?? items.find(isTheirAccount) ?? items.find(isEveryone);
}

/** The resource of a request in the words of the statement that allows it: the pattern that takes it in. */
export function resourceText(
  policy: PolicyDocument,
  statement: Statement,
  { resource }: AccessRequest,
): string {
  if (lacksResource(policy, statement)) return `the resource of ${policy.file.path}`;
  const element = statement.resource;
  if (!element || element.negated) return resource;
  const { items } = element;
  const found =
    items.find(({ text }) => text === resource) ??
    items.find(({ text }) => arnMatches(opened(text), resource));
  return found?.text ?? resource;
}
