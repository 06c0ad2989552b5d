import { arnMatches } from '../policy/arn.js';
import type { PolicyDocument, Statement } from '../policy/document.js';
import { hasPrincipals } from '../policy/kind.js';
import { isAccount, accountOf, isEveryone } from '../policy/principal.js';
import { opened } from './comparison/terms.js';
import type { AccessRequest, RequestPrincipal } from './evaluation/request.js';

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
export function granteeText(statement: Statement, { principal }: AccessRequest): string | undefined {
  if (!principal) return undefined;
  const name = principalText(principal);
  const element = statement.principal;
  const items = !element || element.negated ? [] : element.items;
  const named =
    items.find(({ text }) => text === name) ??
    items.find(
      (item) => isAccount(item) && principal.type === 'AWS' && name.includes(`:${accountOf(item) ?? ''}:`),
    ) ??
    items.find(isEveryone);
  return named?.text ?? name;
}

/** The resource of a request in the words of the statement that allows it: the pattern that takes it in. */
export function resourceText(
  policy: PolicyDocument,
  statement: Statement,
  { resource }: AccessRequest,
): string {
  const element = statement.resource;
  if (!element && hasPrincipals(policy.kind)) return `the resource of ${policy.file.path}`;
  if (!element || element.negated) return resource;
  const { items } = element;
  const found =
    items.find(({ text }) => text === resource) ??
    items.find(({ text }) => arnMatches(opened(text), resource));
  return found?.text ?? resource;
}
