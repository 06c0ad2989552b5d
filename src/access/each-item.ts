import { opened } from '../policy/pattern.js';
import { isEverything, parseArn } from '../policy/arn.js';
import type { Element, Statement } from '../policy/document.js';
import type { Principal } from '../policy/principal.js';
import { isEveryone } from '../policy/principal.js';
import type { Sides } from './comparison/witness.js';
import type { ShownAccess } from './difference.js';
import { evaluate } from './evaluation/evaluate.js';
import type { AccessRequest } from './evaluation/request.js';
import { requesterOf } from './grantee.js';

/** So many entries no honest statement has; of more, the first are told. */
const mostRequests = 400;

/**
 * An access of a statement with several principals or resources, once for each of them that has it: a region of requests is
 * shown by one of them, and a reader wants to see all whom it lets in, and all that it is about. Each request is evaluated
 * at both sides.
 */
export function eachItem<Access extends Pick<ShownAccess, 'request' | 'statement'>>(
  access: Access,
  sides: Sides,
): Access[] {
  const { request, statement } = access;
  const resources = resourcesLike(request.resource, statement.resource);
  const principals = principalsLike(request, statement.principal);
  const found = [access];
  let tries = 0;
  for (const principal of principals) {
    for (const resource of resources) {
      if (principal === request.principal && resource === request.resource) continue;
      if (tries++ >= mostRequests) return found;
      const other = { ...request, principal, resource };
      if (evaluate(other, sides.head).outcome !== 'allowed') continue;
      if (evaluate(other, sides.base).outcome === 'allowed') continue;
      found.push({ ...access, request: other });
    }
  }
  return found;
}

/** The resource of a request, and one of the same sort for each other entry. */
function resourcesLike(resource: string, element: Statement['resource']): string[] {
  if (!element || element.negated || element.items.length < 2) return [resource];
  const others = element.items.flatMap(({ text }) =>
    isEverything(text) ? [] : (exampleLike(resource, text) ?? []),
  );
  return [...new Set([resource, ...others])];
}

const names = ['example', 'example/example', 'another', 'another/another'];

/** A resource that a pattern names, of the same sort as another: a bucket or an object, a repository or a package. */
function exampleLike(resource: string, pattern: string): string | undefined {
  const symbolic = pattern.includes('${');
  const text = symbolic ? pattern : opened(pattern);
  const examples = /[*?]/.test(text) ? names.map((name) => filled(text, name)) : [text];
  return examples.find((each) => sortOf(each) === sortOf(resource));
}

function filled(pattern: string, name: string): string {
  const words = ['arn', 'aws', 's3', 'us-east-1', '111122223333'];
  return pattern
    .split(':')
    .map((segment, index) => segment.replace(/\*+/g, words[index] ?? name).replaceAll('?', 'x'))
    .join(':');
}

function sortOf(arn: string): string {
  const { service = '', resource = '' } = parseArn(arn) ?? {};
  const slash = resource.indexOf('/');
  return service === 's3'
    ? `s3 ${String(slash >= 0)}`
    : `${service} ${resource.slice(0, Math.max(0, slash))}`;
}

type Asker = AccessRequest['principal'];

/** The principal of a request, and one for each other entry. */
function principalsLike(
  { principal, context }: AccessRequest,
  element: Element<Principal> | undefined,
): Asker[] {
  if (
    !principal ||
    !element ||
    element.negated ||
    element.items.length < 2 ||
    context.has('aws:principalarn')
  )
    return [principal];
  const own = element.items.flatMap((item) => (isEveryone(item) ? [] : [requesterOf(item)]));
  return [principal, ...own.filter((each) => JSON.stringify(each) !== JSON.stringify(principal))];
}
