import { opened } from '../../policy/pattern.js';
import type { ServiceData } from '../../policy/service-data.js';
import { everyAction } from './action-classes.js';
import type { ScopedActions } from './action-scopes.js';
import { ActionScopes, anyScope } from './action-scopes.js';
import type { Budget } from './box.js';
import type { Term } from './terms.js';

type Actions = ScopedActions['actions'];

/** What requests there are. */
export interface Semantics {
  /** At least one action of each class that the terms tell apart. */
  readonly actionsOf: (terms: readonly Term[], budget: Budget) => Iterable<string>;
  /** Actions that the terms take in alike, parted by what they can be asked with. */
  readonly scopesOf: (actions: Actions, terms: readonly Term[]) => Iterable<ScopedActions>;
  /** One of these actions as AWS spells it; one that AWS does not list as it is. */
  readonly spelled: (action: string) => string;
}

/**
 * Any action on any resource with any key, as CheckNoNewAccess sees it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-custom-policy-checks.html
 */
export function awsSemantics(services: ServiceData): Semantics {
  return {
    actionsOf: (terms, budget) => everyAction(terms, services, budget),
    scopesOf: (actions) => [{ actions, scope: anyScope }],
    spelled: (action) => {
      const name = services.action(action)?.name;
      return name === undefined ? action : `${action.slice(0, action.indexOf(':') + 1)}${name}`;
    },
  };
}

/**
 * Only requests that the service data knows: actions that there are, on resources of their types, with keys that apply.
 * A key that the data does not list at all, such as those of an OpenID Connect provider, applies everywhere. Where `only` is
 * given, there are no other actions.
 */
export function typedSemantics(services: ServiceData, only?: readonly string[]): Semantics {
  const scopes = new ActionScopes(services);
  return {
    actionsOf: (terms) => only ?? knownActions(terms, services),
    scopesOf: (actions, terms) => scopes.toldApartBy(terms, actions),
    spelled: (action) => action,
  };
}

/** {@link typedSemantics} of some actions, parted by all that they can be asked with, whether or not a term speaks of it. */
export function exactSemantics(services: ServiceData, only: readonly string[]): Semantics {
  const scopes = new ActionScopes(services);
  return { ...typedSemantics(services, only), scopesOf: (actions) => scopes.each(actions) };
}

/** What head does not allow is not gained. */
function knownActions(terms: readonly Term[], services: ServiceData): Set<string> {
  const patterns = new Set<string>();
  for (const { role, statement } of terms) {
    if (role !== 'head-allow' || !statement.action) continue;
    if (statement.action.negated) patterns.add('*');
    else for (const { text } of statement.action.items) patterns.add(opened(text));
  }
  if (patterns.has('*')) return new Set(services.expand('*'));
  const actions = new Set<string>();
  for (const pattern of patterns) for (const name of services.expand(pattern)) actions.add(name);
  return actions;
}
