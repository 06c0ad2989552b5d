import { arnMatches, parseArn } from '../../policy/arn.js';
import type { Condition } from '../../policy/condition.js';
import type { Principal } from '../../policy/principal.js';
import { isAccount, accountOf } from '../../policy/principal.js';
import { identityOf } from '../evaluation/aws-identity.js';
import { matchCondition } from '../evaluation/condition-match.js';
import { readsVariables } from '../evaluation/fill.js';
import { anyMatch, matchPrincipal } from '../evaluation/principal-match.js';
import type { AccessRequest, RequestPrincipal } from '../evaluation/request.js';
import { isSymbolic } from '../evaluation/request.js';
import type { Verdict } from '../evaluation/verdict.js';
import { both } from '../evaluation/verdict.js';
import type { Budget } from './box.js';
import { readableTexts } from './readable.js';
import type { Term } from './terms.js';
import { adds, hasVariable } from './terms.js';
import { textClasses } from './text-classes.js';
import type { Pattern } from './tokens.js';
import { arnPattern, arnPatterns, literalPattern, textPattern } from './tokens.js';

/** Keys whose values follow from who asks, so that they are no dimension of their own; see contextValues. */
export const principalKeys: ReadonlySet<string> = new Set(['aws:principalarn', 'aws:principalaccount']);

/** Whoever IAM knows: a role, a user, or an account's root user. */
const anyone = [
  'arn:*:iam::*:role/*',
  'arn:*:iam::*:user/*',
  'arn:*:iam::*:root',
  'arn:*:sts::*:federated-user/*',
];

/** A principal, with the value of aws:PrincipalArn where it does not follow: that of a session's role may have a path. */
export interface PrincipalPoint {
  readonly principal: RequestPrincipal;
  readonly principalArn: string | undefined;
}

/**
 * Principals, one for each class that the statements of a resource's policy tell apart, by their Principal elements and
 * by their conditions on {@link principalKeys}. Throws Undecided.
 */
export function principalPoints(terms: readonly Term[], budget: Budget): PrincipalPoint[] {
  const found = new Names();
  for (const term of terms) found.read(term);
  const universe = arnPatterns(anyone);
  const readable = readableTexts([...found.accountPatterns, ...found.patterns.keys(), ...anyone]);
  const groups = [...found.patterns.values()].map((pattern) => [pattern]);
  const classes = textClasses({ names: found.arns, groups, universe, readable }, budget);
  const points: RequestPrincipal[] = classes.map(({ text }) => ({ type: 'AWS', arn: text }));
  for (const arn of found.unknown) points.push({ type: 'AWS', arn });
  for (const name of [...found.services, 'example.amazonaws.com']) points.push({ type: 'Service', name });
  for (const name of found.federated) points.push({ type: 'Federated', name });
  for (const id of found.canonical) points.push({ type: 'CanonicalUser', id });
  points.push({ type: 'Anonymous' });
  const sessions = [...found.others].flatMap((arn) => sessionPoints(arn, found, groups, readable, budget));
  return [...points.map((principal) => ({ principal, principalArn: undefined })), ...sessions];
}

/** A session, with the roles that it can be of: its ARN does not tell the role's path, another statement may. */
function sessionPoints(
  arn: string,
  { arns, roles }: Names,
  groups: readonly (readonly Pattern[])[],
  readable: readonly string[],
  budget: Budget,
): PrincipalPoint[] {
  const at = (principalArn: string | undefined): PrincipalPoint => ({
    principal: { type: 'AWS', arn },
    principalArn,
  });
  const { kind, partition, account, name } = identityOf(arn);
  if (kind !== 'role-session') return [at(undefined)];
  const named = [...roles].filter(
    (role) => identityOf(role).account === account && identityOf(role).name === name,
  );
  if (named.length > 0) return named.map(at);
  const universe = arnPatterns([`arn:${partition}:iam::${account}:role/*/${name}`]);
  const classes = textClasses({ names: arns, groups, universe, readable }, budget);
  return [at(undefined), ...classes.map(({ text }) => at(text))];
}

/** Everybody that the statements name. */
class Names {
  readonly arns = new Set<string>();
  /** The roles among them that stand in a Principal. */
  readonly roles = new Set<string>();
  /** Sessions and federated users: named one by one, or not at all. */
  readonly others = new Set<string>();
  /** ARNs of which a part cannot be known. */
  readonly unknown = new Set<string>();
  readonly patterns = new Map<string, Pattern>();
  readonly accountPatterns = new Set<string>();
  readonly services = new Set<string>();
  readonly federated = new Set<string>();
  readonly canonical = new Set<string>();

  read({ statement }: Term): void {
    for (const item of statement.principal?.items ?? []) {
      const { type, text } = item;
      if (type === 'Service') this.services.add(text);
      else if (type === 'Federated') this.federated.add(text);
      else if (type === 'CanonicalUser') this.canonical.add(text);
      else if (item.uncertain) this.unknown.add(text);
      else if (isAccount(item)) this.#addAccount(accountOf(item) ?? text);
      else this.#addArn(text);
    }
    for (const { key, operator, values } of statement.conditions) {
      const name = key.toLowerCase();
      if (!principalKeys.has(name)) continue;
      for (const { text } of values) {
        if (name === 'aws:principalaccount') this.#addAccount(text);
        else this.#addCondition(text, operator.name ?? '');
      }
    }
  }

  #addAccount(account: string): void {
    const text = `arn:*:*::${account}:*`;
    this.patterns.set(text, arnPattern(text));
    for (const kind of ['role/*', 'user/*', 'root'])
      this.accountPatterns.add(`arn:*:iam::${account}:${kind}`);
  }

  #addArn(text: string): void {
    const arn = parseArn(text);
    if (!arn) return;
    if (arn.service !== 'iam') {
      this.others.add(text);
      const role = /^assumed-role\/([^/]+)\//.exec(arn.resource)?.[1];
      if (role !== undefined) this.arns.add(`arn:${arn.partition}:iam::${arn.account}:role/${role}`);
      return;
    }
    this.arns.add(text);
    const role = /^role\/(?:.*\/)?([^/]+)$/.exec(arn.resource)?.[1];
    if (role === undefined) return;
    this.roles.add(text);
    this.others.add(`arn:${arn.partition}:sts::${arn.account}:assumed-role/${role}/session`);
  }

  #addCondition(text: string, operator: string): void {
    const isArn = operator.startsWith('Arn');
    const pattern = isArn
      ? arnPattern(text)
      : operator.includes('IgnoreCase')
        ? literalPattern(text, true)
        : textPattern(text);
    this.patterns.set(`${isArn ? 'arn' : 'text'} ${text}`, pattern);
    this.accountPatterns.add(text);
    if (anyone.some((each) => arnMatches(each, text))) this.arns.add(text);
  }
}

/** Whether a statement is for a principal: by its Principal, and by its conditions on who that is. */
export function takesPrincipal(term: Term, { principal, principalArn }: PrincipalPoint): Verdict {
  const { policy, statement } = term;
  const context = new Map(principalArn === undefined ? [] : [['aws:principalarn', [principalArn]]]);
  const request: AccessRequest = { principal, action: '', resource: '*', context };
  let verdict = matchWho(term, request);
  for (const condition of statement.conditions) {
    if (!principalKeys.has(condition.key.toLowerCase())) continue;
    const isOpen = isOpenArn(principal) || !tellsPrincipals(condition, term);
    const holds = isOpen ? 'unknown' : matchCondition(condition, readsVariables(policy), request);
    verdict = both(verdict, holds);
  }
  return verdict;
}

/** What a Principal that is not known adds is shown by the point that stands for it. */
function matchWho(term: Term, request: AccessRequest): Verdict {
  const { policy, statement } = term;
  const { principal: element } = statement;
  if (!element) return anyMatch(matchPrincipal(statement, policy, request, false));
  const { principal: own } = request;
  const items = element.items.filter(
    (item) =>
      (!item.uncertain || !adds(term) || item.text === nameOf(own)) &&
      (element.negated || !isSessionOf(item, request, term)),
  );
  const match = anyMatch(
    matchPrincipal({ ...statement, principal: { ...element, items } }, policy, request, false),
  );
  // Of whom nothing is known, not even the account is.
  return match === 'no' && isOpenArn(own) && items.some(({ type }) => type === 'AWS') ? 'unknown' : match;
}

/** Whether an item is for a session where its role is asked for: of what adds, sessions have points of their own. */
function isSessionOf(item: Principal, { principal }: AccessRequest, term: Term): boolean {
  if (!adds(term) || principal?.type !== 'AWS' || identityOf(principal.arn).kind !== 'role') return false;
  return identityOf(item.text).kind === 'role-session';
}

function nameOf(principal: AccessRequest['principal']): string | undefined {
  switch (principal?.type) {
    case 'AWS':
      return principal.arn;
    case 'CanonicalUser':
      return principal.id;
    case 'Service':
    case 'Federated':
      return principal.name;
    default:
      return undefined;
  }
}

function isOpenArn(principal: AccessRequest['principal']): boolean {
  return principal?.type === 'AWS' && isSymbolic(principal.arn);
}

/** Whether the points of {@link principalPoints} are all that a condition tells apart. */
function tellsPrincipals({ operator, values }: Condition, { policy }: Term): boolean {
  return (
    /^(?:String|Arn|Null)/.test(operator.name ?? '') &&
    !values.some((item) => hasVariable(item, policy) || item.uncertain)
  );
}
