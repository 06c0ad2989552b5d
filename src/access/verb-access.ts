import type { Verb } from '../domain/review.js';
import { verbs } from '../domain/review.js';
import type { PolicyDocument, Statement } from '../policy/document.js';
import { prefixOf, servicesOf } from '../policy/prefix.js';
import type { ServiceData } from '../policy/service-data.js';
import type { AccessRegion } from './comparison/compare.js';
import { newAccess } from './comparison/compare.js';
import type { Semantics } from './comparison/semantics.js';
import { exactSemantics } from './comparison/semantics.js';
import type { Sides } from './comparison/witness.js';
import type { AccessRequest } from './evaluation/request.js';
import { artifactPart } from './artifact-part.js';
import { chiefFirst } from './chief-action.js';
import { eachItem } from './each-item.js';
import { artifactActions, verbOf } from './verbs.js';

/** What one side allows and the other does not, of what can be done to artifacts: one for each verb and statement. */
export interface VerbAccess {
  readonly verb: Verb;
  /** A request that shows it, with the first action of the verb. */
  readonly request: AccessRequest;
  readonly policy: PolicyDocument;
  readonly statement: Statement;
  /** Actions of the verb that are part of it. */
  readonly actions: readonly string[];
}

/** The answer, with the reason where it is not the whole one. */
export interface VerbAnswer {
  readonly found: readonly VerbAccess[];
  readonly undecided: string | undefined;
}

/**
 * What head allows on artifacts and base does not: requests that the service data knows, of the actions that are a verb.
 * Regions of one statement that differ only in their actions are one for each verb. `steps` bounds the work; see compare.ts.
 */
export function verbAccess(sides: Sides, services: ServiceData, steps?: number): VerbAnswer {
  const bound = steps === undefined ? {} : { steps };
  const part = artifactPart(sides);
  if (!part) return { found: [], undecided: undefined };
  const answer = newAccess(part, { semantics: artifactSemantics(services), services, ...bound });
  if (answer.result !== 'new-access')
    return { found: [], undecided: answer.result === 'undecided' ? answer.reason : undefined };
  const found = new Map<string, VerbAccess>();
  for (const region of answer.regions) {
    for (const access of byVerb(region)) {
      const { verb, request, policy, statement } = access;
      const key = JSON.stringify([
        verb,
        policy.id,
        statement.index,
        request.principal,
        request.resource,
        [...request.context],
      ]);
      const known = found.get(key);
      found.set(key, known ? { ...known, actions: [...known.actions, ...access.actions] } : access);
    }
  }
  const all = [...found.values()].map(withFirstAction).flatMap((access) => eachItem(access, sides));
  return { found: all, undecided: undefined };
}

/** What is learnt of the actions serves all comparisons with the same data. */
const semanticsBy = new WeakMap<ServiceData, Semantics>();

function artifactSemantics(services: ServiceData): Semantics {
  const known = semanticsBy.get(services);
  if (known) return known;
  // Whatever the data does not list no request can ask for: ECR Public has no BatchGetImage, whoever is granted it.
  const actions = artifactActions.filter((action) => services.action(action) !== undefined);
  const made: Semantics = {
    ...exactSemantics(services, actions),
    actionsOf: (terms) => actions.filter(mayBeNamedBy(terms)),
  };
  semanticsBy.set(services, made);
  return made;
}

/** Actions of services that no Allow names are allowed by none. */
function mayBeNamedBy(terms: Parameters<Semantics['actionsOf']>[0]): (action: string) => boolean {
  const named = terms.flatMap(({ statement }) =>
    statement.effect === 'Allow' ? [servicesOf(statement)] : [],
  );
  return (action) => named.some((services) => services === 'all' || services.has(prefixOf(action) ?? ''));
}

function byVerb({ actions, witness, by }: AccessRegion): VerbAccess[] {
  return verbs.flatMap((verb) => {
    const own = actions.filter((action) => verbOf(action) === verb);
    return own.length === 0 ? [] : [{ verb, request: witness, ...by, actions: own }];
  });
}

/** The verb's chief action first: pushing an image is ecr:PutImage, whatever else is part of it. */
function withFirstAction(access: VerbAccess): VerbAccess {
  const actions = chiefFirst(access.actions);
  return { ...access, actions, request: { ...access.request, action: actions[0] ?? access.request.action } };
}
