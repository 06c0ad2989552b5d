import { opened } from '../policy/pattern.js';
import { arnMatches } from '../policy/arn.js';
import type { PolicyDocument, Statement } from '../policy/document.js';
import type { Principal } from '../policy/principal.js';
import { isEveryone } from '../policy/principal.js';
import type { ServiceData } from '../policy/service-data.js';
import { chiefFirst } from './chief-action.js';
import type { Before } from './before.js';
import { beforeOf } from './before.js';
import type { AccessRegion } from './comparison/compare.js';
import { readableTexts } from './comparison/readable.js';
import type { Sides } from './comparison/witness.js';
import { evaluate } from './evaluation/evaluate.js';
import type { AccessRequest, RequestPrincipal } from './evaluation/request.js';
import { granteeText, requesterOf, resourceText } from './grantee.js';
import { spelledContext } from './key-spelling.js';
import type { PaperReason } from './paper.js';
import { takesResource, withNames } from './request-shape.js';

/** Whether requests can use an access: really, on paper alone for a reason, or nobody could decide it. */
export type Reality = 'real' | PaperReason | 'undecided';

/** An access that one side gives and the other does not. */
export interface Difference extends ShownAccess {
  /** As AWS spells them, the request's own first. */
  readonly actions: readonly string[];
  /** As the statement writes them; empty where whoever has the policy is meant. */
  readonly grantees: readonly string[];
  readonly resources: readonly string[];
  /** The request's condition keys as the policies spell them. */
  readonly context: Readonly<Record<string, readonly string[]>>;
  readonly reality: Reality;
  readonly before: Before;
}

/** A region of a comparison in the words of the statement that gives it. */
export function describeRegion(
  region: AccessRegion,
  reality: Reality,
  sides: Sides,
  services: ServiceData,
): Difference {
  const { policy, statement } = region.by;
  const spelling = (action: string): string => asWritten(action, statement, services);
  const found = readable(region, sides, services);
  const request = { ...found, action: spelling(found.action) };
  const shown = { request, policy, statement };
  return {
    ...shown,
    actions: [...new Set([request.action, ...chiefFirst(region.actions.map(spelling))])],
    grantees: granteesOf(shown, sides),
    resources: resourcesOf(shown, sides, reality === 'real' ? services : undefined),
    context: spelledContext(request, [...sides.head, ...sides.base]),
    reality,
    before: beforeOf(request, sides.base),
  };
}

/** Of a pattern of principals, one with a name. */
function withoutWildcards(principal: AccessRequest['principal']): AccessRequest['principal'] {
  if (principal?.type !== 'AWS') return principal;
  return { type: 'AWS', arn: principal.arn.replace(/\*+/g, 'example').replaceAll('?', 'x') };
}

/** An action that AWS does not list as the statement spells it; the comparison knows it in lower case. */
function asWritten(action: string, { action: element }: Statement, services: ServiceData): string {
  if (!element || services.action(action)) return action;
  return element.items.find(({ text }) => text.toLowerCase() === action.toLowerCase())?.text ?? action;
}

/**
 * The request that reads best and shows the same: with the chief action, with names where nothing stands, and, where anyone
 * may ask, by someone of another account.
 */
function readable(
  { actions, witness, by }: AccessRegion,
  sides: Sides,
  services: ServiceData,
): AccessRequest {
  const isAskedAs =
    ({ action, resource }: AccessRequest) =>
    (each: string): boolean =>
      takesResource(each, resource, services) || !takesResource(action, resource, services);
  const better: ((request: AccessRequest) => AccessRequest)[] = [
    (request) => ({ ...request, action: chiefFirst(actions).find(isAskedAs(request)) ?? request.action }),
    (request) => ({ ...request, resource: withNames(request.action, request.resource, services) }),
    (request) => ({ ...request, principal: withoutWildcards(request.principal) }),
    (request) =>
      granteeText(by.statement, request) === '*'
        ? { ...withoutAsker(request), principal: { type: 'AWS', arn: stranger } }
        : request,
  ];
  return better.reduce((request, improve) => {
    const improved = improve(request);
    return isAllowedOnlyByHead(improved, sides) ? improved : request;
  }, witness);
}

function isAllowedOnlyByHead(request: AccessRequest, { base, head }: Sides): boolean {
  const before = evaluate(request, base).outcome;
  return evaluate(request, head).outcome === 'allowed' && before !== 'allowed' && before !== 'unknown';
}

/** An access that a statement gives, with one request that shows it. */
export interface ShownAccess {
  readonly request: AccessRequest;
  readonly policy: PolicyDocument;
  readonly statement: Statement;
}

/**
 * Whom a statement lets in, as it writes them: all that it names for whom the request would be new as well. Empty where
 * policies name nobody, since whoever has them is meant.
 */
function granteesOf({ request, statement }: ShownAccess, sides: Sides): string[] {
  const witness = granteeText(statement, request);
  if (witness === undefined) return [];
  const element = statement.principal;
  const items = !element || element.negated ? [] : element.items;
  const found = items.filter(
    (item) =>
      item.text === witness ||
      candidates(item).some((principal) => isNew({ ...withoutAsker(request), principal }, statement, sides)),
  );
  return found.length === 0 ? [witness] : [...new Set(found.map(({ text }) => text))];
}

/** Without the keys that follow from who asks. */
function withoutAsker(request: AccessRequest): AccessRequest {
  const context = new Map(request.context);
  context.delete('aws:principalarn');
  context.delete('aws:principalaccount');
  return { ...request, context };
}

/** Someone of another account than any that a policy is likely to name. */
const stranger = 'arn:aws:iam::999988887777:role/example';

/** Requesters that an entry of a Principal element takes in. */
function candidates(item: Principal): RequestPrincipal[] {
  if (item.uncertain) return [];
  return isEveryone(item) ? [{ type: 'Anonymous' }, { type: 'AWS', arn: stranger }] : [requesterOf(item)];
}

/** The resources of a statement, as it writes them, on which the request would be new as well. */
export function resourcesOf(access: ShownAccess, sides: Sides, services: ServiceData | undefined): string[] {
  const { request, policy, statement } = access;
  const element = statement.resource;
  if (!element || element.negated) return [resourceText(policy, statement, request)];
  const fits = (resource: string): boolean =>
    (!services || takesResource(request.action, resource, services)) &&
    isNew({ ...request, resource }, statement, sides);
  const found = element.items.filter(
    ({ text, uncertain }) =>
      arnMatches(opened(text), request.resource) || (!uncertain && readableTexts([text]).some(fits)),
  );
  return [...new Set(found.map(({ text }) => text))];
}

/** Whether a request is one that the statement gives and the other side does not. */
function isNew(request: AccessRequest, statement: Statement, sides: Sides): boolean {
  return (
    isAllowedOnlyByHead(request, sides) &&
    evaluate(request, sides.head).statements.some((each) => each.statement === statement)
  );
}
