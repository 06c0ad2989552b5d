import { reachesItsResource } from '../access/action-reach.js';
import { putImage } from '../access/action-sets.js';
import { boundByResourceTag } from '../access/binding-conditions.js';
import type { Grant } from '../access/grants.js';
import { allowsEverything, grantsMeet } from '../access/grants.js';
import type { Message } from '../domain/message.js';
import { code, codeList, message } from '../domain/message.js';
import type { Span } from '../domain/source.js';
import type { PolicyDocument, Statement } from '../policy/document.js';
import type { CheckContext, Problem } from './check.js';
import { subjectOf } from './element-place.js';
import { onResources } from './grant-words.js';

/** A statement that allows an action together with a push to the same repository. */
export interface PushCompany {
  readonly statement: Statement;
  readonly at: Span;
  readonly value: string;
  /** What is allowed together, on what, and in which other policy. */
  readonly what: Message;
  readonly subject: NonNullable<Problem['subject']>;
}

/** What publishes, and whether what is allowed beside it is for the same artifacts; an image push unless said otherwise. */
export interface Publication {
  readonly actions: readonly string[];
  readonly meets: (push: Grant, other: Grant) => boolean;
}

const imagePush: Publication = { actions: [putImage], meets: grantsMeet };

/** A push and what is allowed beside it. */
interface Pair {
  readonly push: Grant;
  readonly other: Grant;
}

/**
 * Where some actions are allowed together with a push to the same repositories, be it by several policies. Told in the
 * policy that brings the action; one that brings only the push tells it too, since either may be the one that changed.
 * `counts` may leave grants of the actions out.
 */
export function* pushCompanies(
  { policy, grants, services }: CheckContext,
  actions: readonly string[],
  counts: (grant: Grant) => boolean = () => true,
  { actions: publishing, meets } = imagePush,
): Generator<PushCompany> {
  // An administrator's `*` on `*` is told elsewhere.
  const isReal = (grant: Grant): boolean =>
    !allowsEverything(grant.statement) && reachesItsResource(services, grant);
  const others = grants.amongAny(actions).filter((grant) => isReal(grant) && counts(grant));
  if (others.length === 0) return;
  const pushes = grants.amongAny(publishing).filter(isReal);
  const pairs = others.flatMap((other) => {
    const push = pushes.find((each) => isPair(each, other, meets));
    return push ? [{ push, other }] : [];
  });
  const own = pairs.filter(({ other }) => other.policy === policy);
  if (own.length > 0) yield* companies(policy, own, 'other');
  else {
    const pushed = pairs.filter(({ push }) => push.policy === policy);
    yield* companies(policy, pushed, 'push');
  }
}

/**
 * A tag of the resource may keep the one to other repositories than the other. What a single NotAction leaves over is
 * told once, for the NotAction.
 */
function isPair(push: Grant, other: Grant, meets: Publication['meets']): boolean {
  if (push.statement === other.statement && !push.actionItem && !other.actionItem) return false;
  if (
    push.statement !== other.statement &&
    (boundByResourceTag(push.statement) || boundByResourceTag(other.statement))
  )
    return false;
  return meets(push, other);
}

function* companies(
  policy: PolicyDocument,
  pairs: readonly Pair[],
  side: keyof Pair,
): Generator<PushCompany> {
  for (const statement of new Set(pairs.map((pair) => pair[side].statement))) {
    const here = pairs.filter((pair) => pair[side].statement === statement);
    const [first] = here;
    if (!first) continue;
    const { actionItem } = first[side];
    const grants = here.map((pair) => pair[side]);
    yield {
      at: actionItem?.node ?? statement.action?.keySpan ?? statement.node,
      value: actionItem?.text ?? 'NotAction',
      statement,
      what: message`${togetherOf(here)}${whereOf(first, policy, grants)}`,
      subject: subjectOf(
        policy,
        statement,
        grants.map(({ resource }) => resource),
      ),
    };
  }
}

function togetherOf(pairs: readonly Pair[]): Message {
  const pushes = new Set(pairs.map(({ push }) => nameOf(push)));
  const others = new Set(pairs.map(({ other }) => nameOf(other)));
  const both = [...others].filter((name) => pushes.has(name));
  if (both.length > 0)
    return message`${codeList(both)} covers ${codeList([...new Set(pairs.map(({ push }) => push.action))])} as well as ${codeList(actionsOf(pairs))}`;
  const are = others.size === 1 ? 'is' : 'are';
  return message`${codeList([...others])} ${[are]} allowed together with ${codeList([...pushes])}`;
}

function nameOf({ actionItem }: Grant): string {
  return actionItem?.text ?? 'NotAction';
}

function actionsOf(pairs: readonly Pair[]): string[] {
  return [...new Set(pairs.map(({ other }) => other.action))];
}

function whereOf({ push, other }: Pair, policy: PolicyDocument, grants: readonly Grant[]): Message {
  const on = onResources(grants);
  const elsewhere = [push, other].find((grant) => grant.policy !== policy);
  return elsewhere ? message`${on} (${code(elsewhere.policy.id)})` : on;
}
