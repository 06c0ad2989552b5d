import { opened } from '../../policy/pattern.js';
import { prefixOf } from '../../policy/prefix.js';
import type { ServiceData, ServiceFacts } from '../../policy/service-data.js';
import { everyAction } from './action-classes.js';
import { notInName } from '../resource-types.js';
import type { Budget } from './box.js';
import type { Term } from './terms.js';
import type { Pattern } from './tokens.js';
import { arnPatterns } from './tokens.js';

/** What requests there are. */
export interface Semantics {
  /** Actions in lower case, at least one of each class that the terms tell apart. */
  readonly actionsOf: (terms: readonly Term[], budget: Budget) => Iterable<string>;
  /** Actions of the same name here can be asked with the same resources and keys. */
  readonly scopeName: (action: string) => string;
  readonly scopeOf: (action: string) => ActionScope;
}

/** With what an action can be asked. */
export interface ActionScope {
  readonly resources: readonly Pattern[];
  /** Whether a request without a resource is possible. */
  readonly hasStar: boolean;
  /** Whether requests can carry a condition key, in lower case. */
  readonly takesKey: (key: string) => boolean;
}

const anyArn = arnPatterns(['arn:*:*:*:*:*']);

/**
 * Any action on any resource with any key, as CheckNoNewAccess sees it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-custom-policy-checks.html
 */
export function awsSemantics(services: ServiceData): Semantics {
  const scope: ActionScope = { resources: anyArn, hasStar: true, takesKey: () => true };
  return {
    actionsOf: (terms, budget) => everyAction(terms, services, budget),
    scopeName: () => '',
    scopeOf: () => scope,
  };
}

/**
 * Only requests that the service data knows: actions that there are, on resources of their types, with keys that apply.
 * A key that the data does not list at all, such as those of an OpenID Connect provider, applies everywhere.
 */
export function typedSemantics(services: ServiceData, only?: readonly string[]): Semantics {
  const scopes = new Map<string, ActionScope>();
  const asked = only && new Set(only.map((name) => name.toLowerCase()));
  return {
    actionsOf: (terms) => asked ?? knownActions(terms, services),
    scopeName: (action) => scopeName(action, services),
    scopeOf: (action) => {
      const name = scopeName(action, services);
      const scope = scopes.get(name) ?? scopeOf(action, services);
      scopes.set(name, scope);
      return scope;
    },
  };
}

function knownActions(terms: readonly Term[], services: ServiceData): Set<string> {
  const actions = new Set<string>();
  for (const { statement } of terms) {
    if (statement.effect !== 'Allow' || !statement.action) continue;
    const patterns = statement.action.negated
      ? ['*']
      : statement.action.items.map(({ text }) => opened(text));
    for (const pattern of patterns)
      for (const name of services.expand(pattern)) actions.add(name.toLowerCase());
  }
  return actions;
}

function scopeName(action: string, services: ServiceData): string {
  const facts = services.action(action);
  if (!facts) return action;
  const types = facts.resourceTypes.map(({ name, required }) => `${name}${required ? '*' : ''}`);
  return `${prefixOf(action) ?? ''} ${types.join()} ${facts.conditionKeys.join()}`;
}

function scopeOf(action: string, services: ServiceData): ActionScope {
  const [service, facts] = [services.service(prefixOf(action) ?? ''), services.action(action)];
  if (!service || !facts) return { resources: anyArn, hasStar: true, takesKey: () => true };
  const types = services.resourceTypesOf(action);
  const keys = services.conditionKeysOf(action).map((key) => key.toLowerCase());
  return {
    resources: types.flatMap((type) => arnPatterns(type.arns.map(opened), notInName(type))),
    hasStar: !facts.resourceTypes.some(({ required }) => required),
    takesKey: (key) => applies(key, keys, service, services),
  };
}

/** `aws:requesttag/${tagkey}` in the data is any tag. */
function applies(
  key: string,
  listed: readonly string[],
  service: ServiceFacts,
  services: ServiceData,
): boolean {
  if (key.includes('${') || services.globalConditionKey(key))
    return isTagOf(key) ? listed.some(sameTag(key)) : true;
  const prefix = prefixOf(key) ?? '';
  if (!services.service(prefix) || !services.conditionKey(prefix, key)) return true;
  return listed.includes(key) || listed.some(sameTag(key)) || service.conditionKeys.size === 0;
}

/** Keys of the resource's or the request's tags are global, but each action must be said to take them. */
function isTagOf(key: string): boolean {
  return /^aws:(resourcetag|requesttag)\//.test(key);
}

function sameTag(key: string): (listed: string) => boolean {
  const slash = key.indexOf('/');
  return (listed) => listed === key || (slash > 0 && listed.startsWith(`${key.slice(0, slash)}/\${`));
}
