import { opened } from '../policy/pattern.js';
import { arnMatches } from '../policy/arn.js';
import type { PolicyDocument, Statement, TextItem } from '../policy/document.js';
import type { Principal } from '../policy/principal.js';
import { isAccount, accountOf, isEveryone } from '../policy/principal.js';
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

/** Whoever an entry of a Principal element names, as one who asks; of an account, one of its roles. */
export function requesterOf(item: Principal): RequestPrincipal {
  const { type, text } = item;
  if (type === 'AWS')
    return { type, arn: isAccount(item) ? `arn:aws:iam::${accountOf(item) ?? ''}:role/example` : text };
  return type === 'CanonicalUser' ? { type, id: text } : { type, name: text };
}

/** The entry of a Resource element that takes the resource of a request in: its own name before a pattern. */
export function resourceItem(
  { resource: element }: Statement,
  { resource }: AccessRequest,
): TextItem | undefined {
  if (!element || element.negated) return undefined;
  const { items } = element;
  return (
    items.find(({ text }) => text === resource) ??
    items.find(({ text }) => arnMatches(opened(text), resource))
  );
}

/** The resource of a request in the words of the statement that allows it: the pattern that takes it in. */
export function resourceText(policy: PolicyDocument, statement: Statement, request: AccessRequest): string {
  if (lacksResource(policy, statement)) return `the resource of ${policy.file.path}`;
  return resourceItem(statement, request)?.text ?? request.resource;
}
