import { arnCovers, arnMatches, arnsOverlap, isEverything, parseArn } from '../../policy/arn.js';
import type { Element, PolicyDocument, Statement, TextItem } from '../../policy/document.js';
import { patternCovers, patternsOverlap, wildcardMatches, opened } from '../../policy/pattern.js';
import { matchingItem } from '../grants.js';
import { mayBeginAlike } from '../resource-overlap.js';
import { fill, readsVariables } from './fill.js';
import type { AccessRequest } from './request.js';
import { isSymbolic } from './request.js';
import type { Verdict } from './verdict.js';
import { certain, negate, perhaps, someOf } from './verdict.js';

/**
 * Whether a statement's Action takes the action in, NotAction included. Case does not count, and a `${...}` is no variable
 * here. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function matchAction(element: Element<TextItem>, action: string): Verdict {
  const found = matchingItem(element, action);
  const match = found ? 'yes' : perhaps(mayNameAction(element, action));
  return element.negated ? negate(match) : match;
}

function mayNameAction(element: Element<TextItem>, action: string): boolean {
  return element.items.some(
    (item) => item.uncertain && patternCovers(opened(item.text).toLowerCase(), action.toLowerCase()),
  );
}

/**
 * Whether a statement's Resource takes the resource in, NotResource included. `*` as the request's resource is taken in by
 * `*` alone. A policy that hangs on its resource may leave the element out: it is then about that one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matchResource(statement: Statement, policy: PolicyDocument, request: AccessRequest): Verdict {
  const element = statement.resource;
  if (!element) return certain(mayLackResource(policy));
  const match = someOf(element.items, (item) => matchResourceItem(item, policy, request));
  return element.negated ? negate(match) : match;
}

/** Identity and control policies hang on no resource. AWS refuses them without the element, so they say nothing. */
export function mayLackResource({ kind }: PolicyDocument): boolean {
  return kind !== 'identity' && kind !== 'service-control' && kind !== 'resource-control';
}

function matchResourceItem(item: TextItem, policy: PolicyDocument, request: AccessRequest): Verdict {
  const { text } = item;
  const { resource } = request;
  if (isEverything(text)) return 'yes';
  if (resource === '*') return perhaps(item.uncertain && isEverything(opened(text)));
  if (!mayBeginAlike(text, resource)) return 'no';
  const filled = fill(item, readsVariables(policy), request);
  if (!filled) return 'no';
  const { pattern, known } = filled;
  // What is open may hold colons, so it is read as text as well, which is not completed as an ARN is.
  if (isSymbolic(resource)) {
    if (arnCovers(known ? pattern : text, resource)) return 'yes';
    const most = opened(resource);
    return perhaps(patternsOverlap(pattern, most) || arnsOverlap(pattern, most));
  }
  // AWS reads variables after the fifth colon only, and does not say what becomes of others.
  if (known && !hasEarlyVariable(text)) return certain(arnMatches(pattern, resource));
  return perhaps(wildcardMatches(pattern, resource) || arnMatches(pattern, resource));
}

/** Whether a variable stands before the resource's own part of the ARN. */
function hasEarlyVariable(text: string): boolean {
  const arn = parseArn(text);
  if (!arn) return false;
  return [arn.partition, arn.service, arn.region, arn.account].some(isSymbolic);
}
