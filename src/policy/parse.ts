import type { SourceText, Span } from '../domain/source.js';
import type { PolicyDocument, Statement, Element, TextItem } from './document.js';
import type { Condition } from './condition.js';
import { parseOperator } from './condition.js';
import type { Principal, PrincipalType } from './principal.js';
import { principalTypes } from './principal.js';
import type { PolicyKind } from './kind.js';
import type { Member, Node, ObjectNode } from './node.js';
import { isUncertain, itemsOf, member, textOf, valueOf } from './node.js';

/** What a reader knows of a document before its statements are read. */
export interface DocumentOrigin {
  readonly file: SourceText;
  readonly pointer: string;
  readonly kind: PolicyKind;
  readonly attachedTo: readonly string[];
  readonly boundaryOf?: readonly string[];
}

/**
 * Reads a tree as a policy. Takes all that AWS takes: one statement instead of a list, one text instead of a list, no
 * Version. What is malformed is left out, never guessed: an effect that is no effect grants nothing.
 */
export function parsePolicy(root: Node, origin: DocumentOrigin): PolicyDocument {
  const version = valueOf(root, 'Version');
  const statement = valueOf(root, 'Statement');
  return {
    ...origin,
    id: origin.pointer ? `${origin.file.path}#${origin.pointer}` : origin.file.path,
    root,
    version: version && textOf(version),
    statements: statement ? readStatements(statement) : [],
  };
}

function readStatements(node: Node): Statement[] {
  return itemsOf(node).flatMap((item, index) => (item.type === 'object' ? [readStatement(item, index)] : []));
}

function readStatement(node: ObjectNode, index: number): Statement {
  const sid = valueOf(node, 'Sid');
  return {
    index,
    sid: sid && textOf(sid),
    node,
    effect: readEffect(valueOf(node, 'Effect')),
    action: readElement(node, 'Action', readTexts),
    resource: readElement(node, 'Resource', readTexts),
    principal: readElement(node, 'Principal', readPrincipals),
    conditions: readConditions(valueOf(node, 'Condition')),
  };
}

function readEffect(node: Node | undefined): 'Allow' | 'Deny' | undefined {
  return node?.type === 'string' && (node.value === 'Allow' || node.value === 'Deny')
    ? node.value
    : undefined;
}

function readElement<Item>(
  statement: ObjectNode,
  name: string,
  read: (member: Member) => Item[],
): Element<Item> | undefined {
  const plain = member(statement, name);
  const found = plain ?? member(statement, `Not${name}`);
  if (!found) return undefined;
  const { start, end } = found.value;
  return { start, end, negated: !plain, keySpan: found.keySpan, node: found.value, items: read(found) };
}

/** The texts of a value that may be a list or a single one; numbers and booleans count by their text. */
function readTexts({ value }: Member): TextItem[] {
  return textItems(value);
}

function textItems(node: Node): TextItem[] {
  return itemsOf(node).flatMap((item) => {
    const text = textOf(item);
    return text === undefined ? [] : [{ text, node: item, uncertain: isUncertain(item) }];
  });
}

function readPrincipals({ value, keySpan }: Member): Principal[] {
  if (value.type !== 'object') return principalsOf('AWS', value, keySpan);
  return value.members.flatMap((each) => {
    const type = principalTypes.find((name) => name === each.key);
    return type ? principalsOf(type, each.value, each.keySpan) : [];
  });
}

function principalsOf(type: PrincipalType, node: Node, keySpan: Span): Principal[] {
  return textItems(node).map((item) => ({ type, keySpan, ...item }));
}

function readConditions(node: Node | undefined): Condition[] {
  if (node?.type !== 'object') return [];
  return node.members.flatMap(({ key: operator, keySpan: operatorSpan, value: keys }) => {
    if (keys.type !== 'object') return [];
    return keys.members.map(({ key, keySpan, value }) => ({
      operator: parseOperator(operator),
      operatorSpan,
      key,
      keySpan,
      values: textItems(value),
      node: value,
    }));
  });
}
