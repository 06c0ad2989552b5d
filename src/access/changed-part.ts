import type { Span } from '../domain/source.js';
import type { Condition } from '../policy/condition.js';
import type { PolicyDocument, Statement } from '../policy/document.js';
import { canonical } from '../policy/node.js';
import type { AccessRequest } from './evaluation/request.js';
import { matchingItem } from './grants.js';
import { granteeItem, resourceItem } from './grantee.js';

/**
 * The part of an Allow that gives a request, where the other side does not have it: the action's pattern, else the
 * resource's, the principal's, or a condition; the action's where the statement as a whole is new. It is the line that
 * somebody wrote for it, and so the one on which to talk about it.
 */
export function changedPart(
  policy: PolicyDocument,
  statement: Statement,
  request: AccessRequest,
  others: readonly PolicyDocument[],
): Span {
  const { action, node } = statement;
  const own =
    action && !action.negated ? (matchingItem(action, request.action)?.node ?? action) : (action ?? node);
  const like = likeOf(policy, statement, others);
  if (!like) return own;
  const actionItem = action?.negated === false ? matchingItem(action, request.action) : undefined;
  if (actionItem && !has(like.action?.items, actionItem)) return own;
  const resource = resourceItem(statement, request);
  if (resource && resource.node.type !== 'null' && !has(like.resource?.items, resource)) return resource.node;
  const principal = granteeItem(statement, request);
  if (principal && !has(like.principal?.items, principal)) return principal.node;
  const condition = statement.conditions.find(
    (each) => !like.conditions.some((other) => isEqual(each, other)),
  );
  return condition ? spanOf(condition) : own;
}

/** A condition from its key to the end of its values. */
export function spanOf({ keySpan, node }: Condition): Span {
  return { start: keySpan.start, end: node.end };
}

/** The same statement at the other side, as far as one can tell: by its Sid, else by its place. */
function likeOf(
  { pointer }: PolicyDocument,
  { sid, effect, index }: Statement,
  others: readonly PolicyDocument[],
): Statement | undefined {
  for (const policy of others) {
    const found = policy.statements.find(
      (each) =>
        each.effect === effect &&
        (sid === undefined
          ? each.sid === undefined && each.index === index && policy.pointer === pointer
          : each.sid === sid),
    );
    if (found) return found;
  }
  return undefined;
}

function has(
  items: readonly { readonly text: string }[] | undefined,
  wanted: { readonly text: string },
): boolean {
  return items?.some(({ text }) => text === wanted.text) === true;
}

function isEqual(left: Condition, right: Condition): boolean {
  return (
    left.operator.text === right.operator.text &&
    left.key === right.key &&
    canonical(left.node) === canonical(right.node)
  );
}
