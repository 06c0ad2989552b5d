import { arnCovers, isEverything } from '../policy/arn.js';
import { isNegated, holdsWhenAbsent } from '../policy/condition.js';
import type { Element, PolicyDocument, Statement, TextItem } from '../policy/document.js';
import { patternCovers } from '../policy/pattern.js';
import { isEveryone } from '../policy/principal.js';

/** One way in which a policy allows an action: the statement, the action's pattern and one resource pattern. */
export interface Grant {
  /** The exact action that was asked for, such as `ecr:PutImage`. */
  readonly action: string;
  readonly statement: Statement;
  /** The pattern that takes the action in; undefined where NotAction leaves it over. */
  readonly actionItem: TextItem | undefined;
  /** The resource pattern; undefined where the statement has none, or NotResource leaves resources over. */
  readonly resource: TextItem | undefined;
}

/**
 * The grants of an exact action, one per statement and resource pattern, without those that a Deny of the same
 * document takes back whole. A Deny counts only where it certainly covers the grant: without conditions, for
 * everyone or for the very same principals. So what is left may be too much, never too little.
 */
export function grantsOf(policy: PolicyDocument, action: string): Grant[] {
  const granted = policy.statements.flatMap((statement) => grantsOfStatement(statement, action));
  if (granted.length === 0) return granted;
  const denials = policy.statements.filter((statement) => denies(statement, action));
  return granted.filter((grant) => !denials.some((denial) => takesBack(denial, grant)));
}

/** The same for one statement, without a look at any Deny. */
export function grantsOfStatement(statement: Statement, action: string): Grant[] {
  const { effect, resource } = statement;
  if (effect !== 'Allow' || !statement.action) return [];
  const actionItem = matchingItem(statement.action, action);
  if (statement.action.negated ? actionItem !== undefined : actionItem === undefined) return [];
  const item = statement.action.negated ? undefined : actionItem;
  if (!resource || resource.negated) return [{ action, statement, actionItem: item, resource: undefined }];
  return resource.items.map((each) => ({ action, statement, actionItem: item, resource: each }));
}

/** The most exact pattern of an Action element that takes the action in: a literal before a wildcard. */
export function matchingItem(element: Element<TextItem>, action: string): TextItem | undefined {
  const wanted = action.toLowerCase();
  const matching = element.items.filter((item) => patternCovers(item.text.toLowerCase(), wanted));
  return matching.find((item) => item.text.toLowerCase() === wanted) ?? matching[0];
}

/** Whether a statement's Action element takes the action in, by name or by pattern, NotAction included. */
export function coversAction(statement: Statement, action: string): boolean {
  if (!statement.action) return false;
  return (matchingItem(statement.action, action) !== undefined) !== statement.action.negated;
}

function denies(statement: Statement, action: string): boolean {
  return statement.effect === 'Deny' && statement.conditions.length === 0 && coversAction(statement, action);
}

function takesBack(denial: Statement, grant: Grant): boolean {
  return coversPrincipals(denial, grant.statement) && coversResource(denial, grant);
}

function coversPrincipals(denial: Statement, granting: Statement): boolean {
  if (!denial.principal) return true;
  if (denial.principal.negated) return false;
  const denied = denial.principal.items;
  if (denied.some(isEveryone)) return true;
  const granted = granting.principal;
  if (!granted || granted.negated) return false;
  return granted.items.every((each) => denied.some((one) => one.type === each.type && one.text === each.text));
}

function coversResource(denial: Statement, grant: Grant): boolean {
  if (!denial.resource) return true;
  if (denial.resource.negated) return false;
  const { resource } = grant;
  if (!resource) return denial.resource.items.some((item) => isEverything(item.text));
  return denial.resource.items.some((item) => !item.uncertain && arnCovers(item.text, resource.text));
}

/**
 * Whether a statement's conditions keep out callers that nobody knows: a key that names accounts, principals, an
 * organization, a network path or a source, under an operator that fails when the key is absent, with no value that
 * takes in everyone. Keys that the caller sets (aws:Referer, aws:UserAgent) and the whole Internet as aws:SourceIp
 * keep nobody out.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function keepsStrangersOut(statement: Statement): boolean {
  return statement.conditions.some((condition) => {
    const { operator, values } = condition;
    if (operator.name === undefined || operator.name === 'Null' || isNegated(operator) || holdsWhenAbsent(condition)) return false;
    if (!bindingKeys.has(condition.key.toLowerCase())) return false;
    return values.length > 0 && values.every((value) => !takesInEveryone(condition.key.toLowerCase(), value.text));
  });
}

const bindingKeys: ReadonlySet<string> = new Set(
  [
    'aws:PrincipalAccount',
    'aws:PrincipalArn',
    'aws:PrincipalOrgID',
    'aws:PrincipalOrgPaths',
    'aws:SourceAccount',
    'aws:SourceArn',
    'aws:SourceIp',
    'aws:SourceOrgID',
    'aws:SourceOrgPaths',
    'aws:SourceOwner',
    'aws:SourceVpc',
    'aws:SourceVpce',
    'aws:VpceAccount',
    'aws:VpceOrgID',
    'aws:VpceOrgPaths',
    'aws:userid',
    'kms:CallerAccount',
    's3:DataAccessPointAccount',
    's3:DataAccessPointArn',
  ].map((key) => key.toLowerCase()),
);

/** Half of the Internet keeps nobody out: networks of fewer than 8 fixed bits count as all. */
const narrowestPublicNetwork = 8;

function takesInEveryone(key: string, value: string): boolean {
  if (key === 'aws:sourceip') {
    const bits = /\/(\d{1,3})$/.exec(value)?.[1];
    return bits !== undefined && Number(bits) < narrowestPublicNetwork;
  }
  if (key.endsWith('arn')) return arnCovers(value, 'arn:*:*:*:*:*') || wildAccount(value);
  return /^[*?]*$/.test(value) || /^o-\*$/.test(value);
}

/** An ARN pattern whose account is open names nobody, unless it is the ARN of a bucket, which has no account. */
function wildAccount(value: string): boolean {
  const segments = value.split(':');
  return segments[4] === '*' && segments[2] !== 's3';
}
