import type { Subject } from '../../access/access-of.js';
import { spanOf } from '../../access/changed-part.js';
import type { Exclusion } from '../../access/exclusion.js';
import { exclusionOf } from '../../access/exclusion.js';
import type { VerbAccess } from '../../access/verb-access.js';
import type { Message } from '../../domain/message.js';
import { code, message } from '../../domain/message.js';
import type { Span } from '../../domain/source.js';
import { isBoundary } from '../../policy/boundary.js';
import type { PolicyDocument, Statement } from '../../policy/document.js';
import { canonical } from '../../policy/node.js';
import type { DocumentVersions } from './document-versions.js';

/** A Deny, a condition of an Allow or a permissions boundary that kept a request out before. */
export interface Guard {
  readonly policy: PolicyDocument;
  /** None for a boundary as a whole. */
  readonly statement: Statement | undefined;
  readonly side: 'base';
  readonly at: Span;
  /** With the statement's Sid, to begin a sentence. */
  readonly name: Message;
  /** What became of it where it is still there. */
  readonly became: 'narrower' | 'wider';
  /** Whether head has it still, in other words or for others. */
  readonly isStillThere: boolean;
}

type GuardExclusion = Extract<Exclusion, { readonly kind: 'deny' | 'condition' }>;

/**
 * What kept a request out at the merge base and does not at the head. Nothing where it was only not granted: also where a
 * conditional grant stands as it was, and another one was added beside it.
 */
export function guardGone(
  { request }: VerbAccess,
  { base, head }: Subject,
  versions: DocumentVersions,
): Guard | undefined {
  const exclusion = exclusionOf(request, base);
  if (exclusion.kind === 'boundary') return boundaryGone(exclusion.policy, head);
  if (exclusion.kind !== 'deny' && exclusion.kind !== 'condition') return undefined;
  const { policy, statement } = exclusion;
  if (exclusion.kind === 'condition' && standsIn(head, statement)) return undefined;
  const after = versions.afterOf(policy);
  return {
    policy,
    statement,
    side: 'base',
    at: exclusion.kind === 'deny' ? statement.node : spanOf(exclusion.condition),
    name: nameOf(exclusion),
    became: 'narrower',
    isStillThere: after !== undefined && after.statements.some((each) => isLike(each, exclusion, policy)),
  };
}

function boundaryGone(policy: PolicyDocument, head: readonly PolicyDocument[]): Guard {
  const { root, pointer, file } = policy;
  return {
    policy,
    statement: undefined,
    side: 'base',
    at: { start: root.start, end: root.start + 1 },
    name: message`The permissions boundary ${code(pointer === '' ? file.path : pointer)}`,
    became: 'wider',
    isStillThere: head.some(isBoundary),
  };
}

function nameOf(exclusion: GuardExclusion): Message {
  const { sid } = exclusion.statement;
  const of = sid === undefined ? message`` : message` ${code(sid)}`;
  return exclusion.kind === 'deny'
    ? message`The ${code('Deny')}${of}`
    : message`The condition on ${code(exclusion.condition.key)}${sid === undefined ? of : message` of${of}`}`;
}

function standsIn(policies: readonly PolicyDocument[], { node }: Statement): boolean {
  const text = canonical(node);
  return policies.some(({ statements }) => statements.some((each) => canonical(each.node) === text));
}

/** The same guard in head's version: by its Sid, else at its place, unless another one moved there. */
function isLike(other: Statement, exclusion: GuardExclusion, before: PolicyDocument): boolean {
  const { statement } = exclusion;
  if (other.effect !== statement.effect || other.sid !== statement.sid) return false;
  if (statement.sid === undefined && (other.index !== statement.index || standsIn([before], other)))
    return false;
  if (exclusion.kind === 'deny') return true;
  const key = exclusion.condition.key.toLowerCase();
  return other.conditions.some((each) => each.key.toLowerCase() === key);
}
