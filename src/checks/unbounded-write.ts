import { boundByResourceTag, deniesUntagged } from '../access/binding-conditions.js';
import type { Grant } from '../access/grants.js';
import { byStatement, coversAction } from '../access/grants.js';
import type { Message } from '../domain/message.js';
import { codeList, message } from '../domain/message.js';
import type { Span } from '../domain/source.js';
import type { Element, Statement, TextItem } from '../policy/document.js';
import type { CheckContext, Problem } from './check.js';
import { distinctTexts, placeOf, subjectOf } from './element-place.js';

/** A statement that allows writing to everything of a kind. */
export interface UnboundedWrite {
  readonly statement: Statement;
  readonly at: Span;
  readonly value: string;
  /** What the statement allows, and on what, in the author's words. */
  readonly what: Message;
  readonly subject: NonNullable<Problem['subject']>;
}

/**
 * The statements that allow one of some actions on everything that `isAll` recognises, by a pattern or by NotResource,
 * where neither a Deny nor a tag of the resource bounds it.
 */
export function unboundedWrites(
  { policy, grants: granted }: CheckContext,
  actions: readonly string[],
  isAll: (item: TextItem) => boolean,
): UnboundedWrite[] {
  const denials = granted.policies.flatMap(({ statements }) => statements.filter(deniesUntagged));
  const grants = granted
    .ofAny(actions)
    .filter((grant) => isUnbounded(grant, isAll))
    .filter(({ action }) => !denials.some((denial) => coversAction(denial, action)));
  const given = byStatement(grants);
  return policy.statements.flatMap((statement) => {
    const here = given.get(statement);
    const element = statement.resource;
    if (!here || !element) return [];
    const wide = [...new Set(here.flatMap(({ resource }) => (resource ? [resource] : [])))];
    const { at, value } = placeOf(element.negated ? element.items : wide, element);
    return [
      {
        statement,
        at: element.negated ? element.keySpan : at,
        value,
        what: message`${actionsOf(here)} on ${resourcesOf(element, wide)}`,
        subject: subjectOf(policy, statement, wide),
      },
    ];
  });
}

function actionsOf(grants: readonly Grant[]): Message {
  return codeList([...new Set(grants.map(({ actionItem, action }) => actionItem?.text ?? action))]);
}

function resourcesOf(element: Element<TextItem>, wide: readonly TextItem[]): Message {
  if (element.negated) return message`all but ${codeList(distinctTexts(element.items), 2)}`;
  return codeList(distinctTexts(wide), 2);
}

function isUnbounded({ resource, limits, statement }: Grant, isAll: (item: TextItem) => boolean): boolean {
  if (boundByResourceTag(statement) || limits.some((limit) => !limit.items.some(isAll))) return false;
  // NotResource that names everything leaves nothing over.
  return resource ? isAll(resource) : !(statement.resource?.items.some(isAll) ?? false);
}
