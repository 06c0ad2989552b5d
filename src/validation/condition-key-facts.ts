import type { Condition } from '../policy/condition.js';
import type { Statement } from '../policy/document.js';
import { hasWildcard } from '../policy/pattern.js';
import { prefixOf } from '../policy/prefix.js';
import type { ConditionKeyFacts, ServiceData } from '../policy/service-data.js';

/** Whether the prefix is the host of an identity provider, such as `token.actions.githubusercontent.com`. */
export function isProviderHost(prefix: string): boolean {
  return prefix.includes('.');
}

/** What AWS's data gets wrong: its own page calls this key an ARN. */
const corrections: ReadonlyMap<string, string> = new Map([['aws:sourcevpcarn', 'ARN']]);

/**
 * What is known of a condition's key: a global key, one of the service that its prefix names, or one of a service whose
 * actions the statement has. Undefined for what AWS does not list, the keys of identity providers among them.
 */
export function keyFacts(
  condition: Condition,
  statement: Statement,
  services: ServiceData,
): ConditionKeyFacts | undefined {
  const { key } = condition;
  const prefix = prefixOf(key);
  if (prefix === undefined || isProviderHost(prefix)) return undefined;
  const facts =
    services.globalConditionKey(key) ??
    services.conditionKey(prefix, key) ??
    keyOfActions(key, statement, services);
  const type = facts && corrections.get(facts.key.toLowerCase());
  return type === undefined ? facts : { key, type };
}

function keyOfActions(
  key: string,
  statement: Statement,
  services: ServiceData,
): ConditionKeyFacts | undefined {
  const prefixes = new Set<string>();
  for (const { text } of statement.action?.items ?? []) {
    const prefix = prefixOf(text);
    if (prefix !== undefined && !hasWildcard(prefix)) prefixes.add(prefix);
  }
  for (const prefix of prefixes) {
    const facts = services.conditionKey(prefix, key);
    if (facts) return facts;
  }
  return undefined;
}

/** The type of one value: `String` for `String` and `ArrayOfString`. */
export function valueType({ type }: ConditionKeyFacts): string {
  return type.replace(/^ArrayOf/, '');
}

/** Whether a request can have several values for the key. */
export function isMultivalued({ type }: ConditionKeyFacts): boolean {
  return type.startsWith('ArrayOf');
}
