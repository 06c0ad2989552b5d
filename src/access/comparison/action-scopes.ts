import { arnsOverlap, isEverything } from '../../policy/arn.js';
import { opened } from '../../policy/pattern.js';
import { prefixOf } from '../../policy/prefix.js';
import type { ServiceData, ServiceFacts } from '../../policy/service-data.js';
import { chiefFirst } from '../chief-action.js';
import { notInName } from '../resource-types.js';
import type { Term } from './terms.js';
import type { Pattern } from './tokens.js';
import { arnPatterns } from './tokens.js';

/** With what an action can be asked. */
export interface ActionScope {
  readonly resources: readonly Pattern[];
  /** The ARNs of the resources' types as AWS forms them, for examples that can be read. */
  readonly forms: readonly string[];
  /** Whether a pattern of resources may take one of them in; the others tell nothing apart. */
  readonly mayTake: (pattern: string) => boolean;
  /** Whether a request without a resource is possible. */
  readonly hasStar: boolean;
  /** Whether requests can carry a condition key, in lower case. */
  readonly takesKey: (key: string) => boolean;
}

/** Actions that can be asked with the same; of those that no term tells apart, what the first can be asked with, the chief. */
export interface ScopedActions {
  readonly actions: readonly [string, ...string[]];
  readonly scope: ActionScope;
}

/** What a resource may look like where nothing says more. */
const artifactForms = [
  'arn:${Partition}:s3:::${BucketName}',
  'arn:${Partition}:s3:::${BucketName}/${ObjectName}',
  'arn:${Partition}:ecr:${Region}:${Account}:repository/${RepositoryName}',
  'arn:${Partition}:ecr-public::${Account}:repository/${RepositoryName}',
  'arn:${Partition}:codeartifact:${Region}:${Account}:domain/${DomainName}',
  'arn:${Partition}:codeartifact:${Region}:${Account}:repository/${DomainName}/${RepositoryName}',
  'arn:${Partition}:codeartifact:${Region}:${Account}:package/${DomainName}/${RepositoryName}/${PackageFormat}/${PackageNamespace}/${PackageName}',
];

/** Any resource, any key. */
export const anyScope: ActionScope = {
  resources: arnPatterns(['arn:*:*:*:*:*']),
  forms: artifactForms,
  mayTake: () => true,
  hasStar: true,
  takesKey: () => true,
};

/** What the service data says of the requests with each action; what is learnt is kept. */
export class ActionScopes {
  readonly #services: ServiceData;
  readonly #scopeNames = new Map<string, string>();
  readonly #scopes = new Map<string, ActionScope>();

  constructor(services: ServiceData) {
    this.#services = services;
  }

  /** Actions that can be asked with the very same resources and keys. */
  each(actions: readonly string[]): ScopedActions[] {
    return this.#grouped(actions, (action) => this.#scopeNameOf(action));
  }

  /**
   * Actions by what some terms see of their scopes: which of their keys apply and, where a resource that a term names can
   * be one of the action's, its resource types. `*` on `*` would else be as many regions as AWS has ways to ask, some 6,000.
   */
  toldApartBy(terms: readonly Term[], actions: readonly string[]): ScopedActions[] {
    const keys = [...keysIn(terms)].filter((key) => !isEverywhere(key, this.#services));
    const named = namedResources(terms);
    if (keys.length === 0 && named.length === 0) return this.#grouped(actions, () => '');
    const seen = new Map<string, string>();
    return this.#grouped(actions, (action) => {
      const name = this.#scopeNameOf(action);
      const known = seen.get(name) ?? this.#seenOf(action, name, keys, named);
      seen.set(name, known);
      return known;
    });
  }

  #seenOf(action: string, name: string, keys: readonly string[], named: readonly string[]): string {
    const types = this.#services.resourceTypesOf(action).flatMap(({ arns }) => arns.map(opened));
    const isNamed =
      this.#services.action(action) === undefined ||
      named.some((text) => isEverything(text) || types.some((type) => arnsOverlap(text, type)));
    if (isNamed) return name;
    const { takesKey } = this.#scopeOf(action);
    return keys.map((key) => Number(takesKey(key))).join('');
  }

  #grouped(actions: readonly string[], keyOf: (action: string) => string): ScopedActions[] {
    const groups = new Map<string, [string, ...string[]]>();
    for (const action of actions) {
      const key = keyOf(action);
      const known = groups.get(key);
      if (known) known.push(action);
      else groups.set(key, [action]);
    }
    return [...groups.values()].map((group) => {
      const [first = group[0], ...others] = chiefFirst(group);
      return { actions: [first, ...others], scope: this.#scopeOf(first) };
    });
  }

  /** One text for all actions that can be asked with the same. */
  #scopeNameOf(action: string): string {
    const known = this.#scopeNames.get(action);
    if (known !== undefined) return known;
    const name = scopeNameOf(action, this.#services);
    this.#scopeNames.set(action, name);
    return name;
  }

  #scopeOf(action: string): ActionScope {
    const name = this.#scopeNameOf(action);
    const scope = this.#scopes.get(name) ?? scopeOf(action, this.#services);
    this.#scopes.set(name, scope);
    return scope;
  }
}

function keysIn(terms: readonly Term[]): Set<string> {
  return new Set(terms.flatMap(({ statement }) => statement.conditions.map(({ key }) => key.toLowerCase())));
}

/** The resources that terms name, each as the most that it may be. */
function namedResources(terms: readonly Term[]): string[] {
  const texts = terms.flatMap(({ statement }) => statement.resource?.items.map(({ text }) => text) ?? []);
  return [...new Set(texts.filter((text) => !isEverything(text)).map(opened))];
}

function scopeNameOf(action: string, services: ServiceData): string {
  const facts = services.action(action);
  if (!facts) return action;
  const types = facts.resourceTypes.map(({ name, required }) => `${name}${required ? '*' : ''}`);
  return `${prefixOf(action) ?? ''} ${types.join()} ${facts.conditionKeys.join()}`;
}

function scopeOf(action: string, services: ServiceData): ActionScope {
  const [service, facts] = [services.service(prefixOf(action) ?? ''), services.action(action)];
  if (!service || !facts) return anyScope;
  const types = services.resourceTypesOf(action);
  const forms = types.flatMap(({ arns }) => arns);
  const open = forms.map(opened);
  const keys = services.conditionKeysOf(action).map((key) => key.toLowerCase());
  return {
    resources: types.flatMap((type) => arnPatterns(type.arns.map(opened), notInName(type))),
    forms,
    mayTake: (pattern) => open.some((form) => arnsOverlap(opened(pattern), form)),
    hasStar: types.length === 0 || !facts.resourceTypes.some(({ required }) => required),
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
  if (isEverywhere(key, services)) return true;
  if (isTagOf(key)) return listed.some(sameTag(key));
  const prefix = prefixOf(key) ?? '';
  if (!services.service(prefix) || !services.conditionKey(prefix, key)) return true;
  return listed.includes(key) || listed.some(sameTag(key)) || service.conditionKeys.size === 0;
}

/** Whether requests with any action can carry a key. */
function isEverywhere(key: string, services: ServiceData): boolean {
  return !isTagOf(key) && (key.includes('${') || services.globalConditionKey(key) !== undefined);
}

/** Keys of the resource's or the request's tags are global, but each action must be said to take them. */
function isTagOf(key: string): boolean {
  return /^aws:(resourcetag|requesttag)\//.test(key);
}

function sameTag(key: string): (listed: string) => boolean {
  const slash = key.indexOf('/');
  return (listed) => listed === key || (slash > 0 && listed.startsWith(`${key.slice(0, slash)}/\${`));
}
