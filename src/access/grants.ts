import { isEverything } from '../policy/arn.js';
import type { Element, PolicyDocument, Statement, TextItem } from '../policy/document.js';
import { hasWildcard, patternCovers, opened } from '../policy/pattern.js';
import { isEveryone } from '../policy/principal.js';
import { hasWholeCondition } from '../policy/whole-condition.js';
import { principalsMayMeet, principalsMeet } from './principal-overlap.js';
import { mayBeginAlike, resourceCovers, resourcesMayMeet, resourcesMeet } from './resource-overlap.js';

/** One way in which a policy allows an action: the statement, the action's pattern and one resource pattern. */
export interface Grant {
  /** The exact action that was asked for, such as `ecr:PutImage`. */
  readonly action: string;
  readonly policy: PolicyDocument;
  readonly statement: Statement;
  /** The pattern that takes the action in; undefined where NotAction leaves it over. */
  readonly actionItem: TextItem | undefined;
  /** The resource pattern; undefined where the statement has none, or NotResource leaves resources over. */
  readonly resource: TextItem | undefined;
  /** NotResource elements of Deny statements: of the resource only what is in each of them is left. */
  readonly limits: readonly Element<TextItem>[];
}

/** A policy and those of its companions that are read together with it: an identity's policies, a repository's. */
export function ofSameKind(policy: PolicyDocument, companions: readonly PolicyDocument[]): PolicyDocument[] {
  return [policy, ...companions.filter((each) => each.kind === policy.kind && each.id !== policy.id)];
}

/**
 * The grants of an exact action, one per statement and resource pattern, without those that a Deny takes back whole.
 * A Deny counts only where it certainly covers the grant: without conditions, for everyone or for the very same
 * principals. So what is left may be too much, never too little. `others` are policies whose Deny counts as well.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function grantsOf(
  policy: PolicyDocument,
  action: string,
  others: readonly PolicyDocument[] = [],
): Grant[] {
  const granted = policy.statements.flatMap((statement) => grantsOfStatement(policy, statement, action));
  return granted.length === 0 ? granted : afterDeny(granted, action, [policy, ...others]);
}

/** {@link grantsOf} for several policies, each with the Deny statements of all. */
export function grantsAmong(policies: readonly PolicyDocument[], action: string): Grant[] {
  return policies.flatMap((policy) => grantsOf(policy, action, policies));
}

/** The same for one statement, without a look at any Deny. */
function grantsOfStatement(policy: PolicyDocument, statement: Statement, action: string): Grant[] {
  if (statement.effect !== 'Allow' || !coversAction(statement, action)) return [];
  return grantPerResource(policy, statement, action);
}

/** Grants by the statement that gives them, in the order in which the statements come first. */
export function byStatement(grants: readonly Grant[]): ReadonlyMap<Statement, readonly [Grant, ...Grant[]]> {
  const found = new Map<Statement, [Grant, ...Grant[]]>();
  for (const grant of grants) {
    const known = found.get(grant.statement);
    if (known) known.push(grant);
    else found.set(grant.statement, [grant]);
  }
  return found;
}

/**
 * Whether some statement of the policies may allow an action to a principal and on a resource of the grant. Here what
 * cannot be known counts as a yes: use it to look for what is missing.
 */
export function mayAlsoAllow(policies: readonly PolicyDocument[], grant: Grant, action: string): boolean {
  const denials = unconditionalDenials(policies, action);
  // Most sets stand together in one statement.
  if (denials.length === 0 && coversAction(grant.statement, action)) return true;
  return policies.some((policy) =>
    policy.statements.some((statement) => {
      if (statement.effect !== 'Allow' || !mayCoverAction(statement, action)) return false;
      if (!principalsMayMeet(statement, grant.statement)) return false;
      const found = grantPerResource(policy, statement, action).filter((each) => mayMeet(each, grant));
      return found.some((each) => whatIsLeft(each, denials) !== undefined);
    }),
  );
}

/** Whether two grants certainly share a resource and a principal. */
export function grantsMeet(left: Grant, right: Grant): boolean {
  if (!principalsMeet(left.statement, right.statement)) return false;
  return (
    resourcesMeet(left.resource, right.resource) && within(left, right.limits) && within(right, left.limits)
  );
}

/** Whether a statement's Action element takes the action in, by name or by pattern, NotAction included. */
export function coversAction(statement: Statement, action: string): boolean {
  if (!statement.action) return false;
  return (matchingItem(statement.action, action) !== undefined) !== statement.action.negated;
}

/** The most exact pattern of an Action element that takes the action in: a literal before a wildcard. */
export function matchingItem(element: Element<TextItem>, action: string): TextItem | undefined {
  const wanted = action.toLowerCase();
  let pattern: TextItem | undefined;
  for (const item of element.items) {
    const { text } = item;
    if (text.length === wanted.length && text.toLowerCase() === wanted) return item;
    if (pattern || !hasWildcard(text)) continue;
    const lower = text.toLowerCase();
    if (mayBeginAlike(lower, wanted) && patternCovers(lower, wanted)) pattern = item;
  }
  return pattern;
}

/** Whether a statement allows every action on every resource: an administrator's, of whom no more need be said. */
export function allowsEverything(statement: Statement): boolean {
  const { effect, action, resource } = statement;
  if (effect !== 'Allow' || !action || action.negated || !resource || resource.negated) return false;
  return (
    action.items.some(({ text }) => isEverything(text)) &&
    resource.items.some(({ text }) => isEverything(text))
  );
}

function mayCoverAction(statement: Statement, action: string): boolean {
  const element = statement.action;
  if (!element) return false;
  const wanted = action.toLowerCase();
  if (element.negated)
    return !element.items.some((item) => !item.uncertain && patternCovers(item.text.toLowerCase(), wanted));
  if (matchingItem(element, action)) return true;
  return element.items.some(
    (item) => item.uncertain && patternCovers(opened(item.text).toLowerCase(), wanted),
  );
}

function grantPerResource(policy: PolicyDocument, statement: Statement, action: string): Grant[] {
  const { action: element, resource } = statement;
  const actionItem = element && !element.negated ? matchingItem(element, action) : undefined;
  const grant = { action, policy, statement, actionItem, limits: [] };
  if (!resource || resource.negated) return [{ ...grant, resource: undefined }];
  return resource.items.map((each) => ({ ...grant, resource: each }));
}

function mayMeet(found: Grant, wanted: Grant): boolean {
  if (!resourcesMayMeet(found.resource, wanted.resource)) return false;
  const excluded = found.statement.resource;
  const { resource } = wanted;
  if (!excluded || !excluded.negated || !resource) return true;
  return !excluded.items.some((item) => resourceCovers(item.text, resource.text));
}

function within(grant: Grant, limits: Grant['limits']): boolean {
  return limits.every((limit) => limit.items.some((item) => resourcesMeet(item, grant.resource)));
}

function afterDeny(granted: readonly Grant[], action: string, policies: readonly PolicyDocument[]): Grant[] {
  const denials = unconditionalDenials(policies, action);
  if (denials.length === 0) return [...granted];
  return granted.flatMap((grant) => whatIsLeft(grant, denials) ?? []);
}

function unconditionalDenials(policies: readonly PolicyDocument[], action: string): Statement[] {
  const denials: Statement[] = [];
  for (const { statements } of policies) {
    for (const each of statements) {
      if (isUnconditionalDeny(each) && coversAction(each, action)) denials.push(each);
    }
  }
  return denials;
}

/** A Deny with a condition that could not be read may not apply. */
function isUnconditionalDeny(statement: Statement): boolean {
  return statement.effect === 'Deny' && statement.conditions.length === 0 && hasWholeCondition(statement);
}

function whatIsLeft(grant: Grant, denials: readonly Statement[]): Grant | undefined {
  let left: Grant | undefined = grant;
  for (const denial of denials) left = left && afterOneDeny(left, denial);
  return left;
}

function afterOneDeny(grant: Grant, denial: Statement): Grant | undefined {
  const denied = denial.resource;
  const { resource } = grant;
  if (!coversPrincipals(denial, grant.statement)) return grant;
  if (!denied) return undefined;
  if (!denied.negated) {
    const taken = denied.items.some(({ text }) =>
      resource ? resourceCovers(text, resource.text) : coversNoResource(text, grant),
    );
    return taken ? undefined : grant;
  }
  if (resource && denied.items.some(({ text }) => resourceCovers(text, resource.text))) return grant;
  const some = denied.items.some((item) => resourcesMayMeet(item, resource));
  return some ? { ...grant, limits: [...grant.limits, denied] } : undefined;
}

/** A grant without a resource is one by NotResource, which only `*` covers, or one in a policy that has no resources. */
function coversNoResource(denied: string, grant: Grant): boolean {
  return isEverything(denied) || !grant.statement.resource;
}

function coversPrincipals(denial: Statement, granting: Statement): boolean {
  if (!denial.principal) return true;
  if (denial.principal.negated) return false;
  const denied = denial.principal.items;
  if (denied.some(isEveryone)) return true;
  const granted = granting.principal;
  if (!granted || granted.negated) return false;
  return granted.items.every((each) =>
    denied.some((one) => one.type === each.type && one.text === each.text),
  );
}
