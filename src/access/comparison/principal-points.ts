import { arnMatches, parseArn } from '../../policy/arn.js';
import { isAccount, accountOf } from '../../policy/principal.js';
import { matchCondition } from '../evaluation/condition-match.js';
import { readsVariables } from '../evaluation/fill.js';
import { anyMatch, matchPrincipal } from '../evaluation/principal-match.js';
import type { AccessRequest, RequestPrincipal } from '../evaluation/request.js';
import type { Verdict } from '../evaluation/verdict.js';
import { both } from '../evaluation/verdict.js';
import type { Budget } from './box.js';
import { readableTexts } from './readable.js';
import type { Term } from './terms.js';
import { textClasses } from './text-classes.js';
import type { Pattern } from './tokens.js';
import { arnPattern, arnPatterns, literalPattern, textPattern } from './tokens.js';

/** Keys whose values follow from who asks, so that they are no dimension of their own; see contextValues. */
export const principalKeys: ReadonlySet<string> = new Set(['aws:principalarn', 'aws:principalaccount']);

/** Whoever IAM knows: a role, a user, or an account's root user. */
const anyone = ['arn:*:iam::*:role/*', 'arn:*:iam::*:user/*', 'arn:*:iam::*:root'];

/**
 * Principals, one for each class that the statements of a resource's policy tell apart, by their Principal elements and
 * by their conditions on {@link principalKeys}. Throws Undecided.
 */
export function principalPoints(terms: readonly Term[], budget: Budget): RequestPrincipal[] {
  const found = new Names();
  for (const term of terms) found.read(term);
  const universe = arnPatterns(anyone);
  const readable = readableTexts([...found.accountPatterns, ...found.patterns.keys(), ...anyone]);
  const groups = [...found.patterns.values()].map((pattern) => [pattern]);
  const classes = textClasses({ names: found.arns, groups, universe, readable }, budget);
  const points: RequestPrincipal[] = classes.map(({ text }) => ({ type: 'AWS', arn: text }));
  for (const arn of found.others) points.push({ type: 'AWS', arn });
  for (const name of [...found.services, 'example.amazonaws.com']) points.push({ type: 'Service', name });
  for (const name of found.federated) points.push({ type: 'Federated', name });
  for (const id of found.canonical) points.push({ type: 'CanonicalUser', id });
  points.push({ type: 'Anonymous' });
  return points;
}

/** Everybody that the statements name. */
class Names {
  readonly arns = new Set<string>();
  /** Sessions and federated users: named one by one, or not at all. */
  readonly others = new Set<string>();
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
    const pattern = arnPattern(text);
    if (pattern) this.patterns.set(text, pattern);
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
    if (role !== undefined)
      this.others.add(`arn:${arn.partition}:sts::${arn.account}:assumed-role/${role}/session`);
  }

  #addCondition(text: string, operator: string): void {
    const isArn = operator.startsWith('Arn');
    const pattern = isArn
      ? arnPattern(text)
      : operator.includes('IgnoreCase')
        ? literalPattern(text, true)
        : textPattern(text);
    if (pattern) this.patterns.set(`${isArn ? 'arn' : 'text'} ${text}`, pattern);
    this.accountPatterns.add(text);
    if (anyone.some((each) => arnMatches(each, text))) this.arns.add(text);
  }
}

/** Whether a statement is for a principal: by its Principal, and by its conditions on who that is. */
export function takesPrincipal({ policy, statement }: Term, principal: RequestPrincipal): Verdict {
  const request: AccessRequest = { principal, action: '', resource: '*', context: new Map() };
  let verdict = anyMatch(matchPrincipal(statement, policy, request, false));
  for (const condition of statement.conditions) {
    if (!principalKeys.has(condition.key.toLowerCase())) continue;
    verdict = both(verdict, matchCondition(condition, readsVariables(policy), request));
  }
  return verdict;
}
