import type { ArrayNode, Member, Node, ObjectNode, OffsetMap, StringNode } from '../policy/node.js';
import { itemsOf, textOf } from '../policy/node.js';
import { composeText, pieceOf, piecesOf, type TextPiece } from './text-pieces.js';

/** A CloudFormation function in its long form: an object whose one member is its name. */
export interface Intrinsic {
  readonly name: string;
  readonly argument: Node;
}

/** The function that an object is; undefined for any other object. A statement's Condition is none, since it is no text. */
export function intrinsicOf(node: Node): Intrinsic | undefined {
  const only = node.type === 'object' && node.members.length === 1 ? node.members[0] : undefined;
  if (!only) return undefined;
  const { key: name, value: argument } = only;
  const isName =
    name.startsWith('Fn::') || ((name === 'Ref' || name === 'Condition') && argument.type === 'string');
  return isName ? { name, argument } : undefined;
}

/**
 * A tree with its CloudFormation functions resolved as far as the file tells: the very same tree where it has none.
 *
 * `Ref` and `Fn::GetAtt` are unknowns by the name that `Fn::Sub` has for them (`Bucket`, `Bucket.Arn`), so that the same
 * value is the same unknown however it is written. `Fn::Sub` and `Fn::Join` are texts with unknown parts. `Fn::If` over
 * statements counts as all of its branches, since each of them may hold; `AWS::NoValue` is not there.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function resolveIntrinsics(node: Node): Node {
  if (node.type === 'array') return resolveArray(node);
  if (node.type !== 'object') return node;
  const intrinsic = intrinsicOf(node);
  return intrinsic ? evaluate(node, intrinsic) : resolveObject(node);
}

function resolveArray(node: ArrayNode): Node {
  const kept = node.items.filter((item) => !isNoValue(item));
  const items = kept.flatMap((item) => {
    const resolved = resolveIntrinsics(item);
    return resolved.type === 'array' && intrinsicOf(item) ? resolved.items : [resolved];
  });
  const same = items.length === node.items.length && items.every((item, index) => item === node.items[index]);
  return same ? node : { ...node, items };
}

function resolveObject(node: ObjectNode): Node {
  const members = node.members.flatMap((member): readonly Member[] => {
    if (isNoValue(member.value)) return [];
    const value = resolveIntrinsics(member.value);
    return value === member.value ? [member] : [{ ...member, value }];
  });
  const same =
    members.length === node.members.length && members.every((each, index) => each === node.members[index]);
  return same ? node : { ...node, members };
}

function isNoValue(node: Node): boolean {
  const intrinsic = intrinsicOf(node);
  return (
    intrinsic?.name === 'Ref' &&
    intrinsic.argument.type === 'string' &&
    intrinsic.argument.value === 'AWS::NoValue'
  );
}

function evaluate(node: ObjectNode, intrinsic: Intrinsic): Node {
  const { name, argument } = intrinsic;
  switch (name) {
    case 'Fn::Sub':
      return composeText(node, substitute(argument) ?? [unknownPiece(intrinsic)]);
    case 'Fn::Join':
      return composeText(node, join(argument) ?? [unknownPiece(intrinsic)]);
    case 'Fn::If':
      return branches(node, argument) ?? composeText(node, [unknownPiece(intrinsic)]);
    default:
      return composeText(node, [unknownPiece(intrinsic)]);
  }
}

function unknownPiece({ name, argument }: Intrinsic): TextPiece {
  if (name === 'Ref') return { unknown: describe(argument) };
  if (name === 'Fn::GetAtt') return { unknown: itemsOf(argument).map(describe).join('.') };
  return { unknown: `${name.replace('Fn::', '')} ${describe(argument)}` };
}

/** A function's argument in one line, whole: two that differ have two names. */
function describe(node: Node): string {
  if (node.type === 'array') return node.items.map(describe).join(', ');
  if (node.type !== 'object') return textOf(node) ?? 'null';
  return node.members.map(({ key, value }) => `${key.replace('Fn::', '')} ${describe(value)}`).join(', ');
}

/** `Fn::Sub`: a text, or a text and the values of its own names. */
function substitute(argument: Node): readonly TextPiece[] | undefined {
  if (argument.type === 'string') return subPieces(argument, new Map());
  if (argument.type !== 'array') return undefined;
  const [text, values] = argument.items;
  if (text?.type !== 'string') return undefined;
  const members = values?.type === 'object' ? values.members : [];
  return subPieces(text, new Map(members.map(({ key, value }) => [key, resolveIntrinsics(value)])));
}

/** Parts a text at its `${Name}`; `${!Name}` stands for `${Name}`, which IAM takes for a variable of its own. */
export function subPieces(node: StringNode, values: ReadonlyMap<string, Node>): readonly TextPiece[] {
  const text = node.value;
  const pieces: TextPiece[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf('${', from);
    const end = start < 0 ? -1 : text.indexOf('}', start);
    if (end < 0) break;
    pieces.push(pieceOf(node, from, start));
    const name = text.slice(start + 2, end).trim();
    const value = values.get(name);
    if (text.charAt(start + 2) === '!') pieces.push(literal(node, start, end + 1));
    else pieces.push(...((value && piecesOf(value)) ?? [{ unknown: name }]));
    from = end + 1;
  }
  return [...pieces, pieceOf(node, from, text.length)];
}

function literal(node: StringNode, start: number, end: number): TextPiece {
  const places: OffsetMap = {
    offsetOf: (index) => pieceOf(node, start + (index < 2 ? index : index + 1), end).place.offsetOf(0),
  };
  return { text: `\${${node.value.slice(start + 3, end)}`, place: places };
}

/** `Fn::Join` of a list of texts. */
function join(argument: Node): readonly TextPiece[] | undefined {
  const [separator, list] = argument.type === 'array' ? argument.items : [];
  if (separator?.type !== 'string' || list?.type !== 'array') return undefined;
  const pieces: TextPiece[] = [];
  for (const [index, item] of list.items.filter((each) => !isNoValue(each)).entries()) {
    const parts = piecesOf(resolveIntrinsics(item));
    if (!parts) return undefined;
    if (index > 0) pieces.push(pieceOf(separator, 0, separator.value.length));
    pieces.push(...parts);
  }
  return pieces;
}

/** The statements of both branches of an `Fn::If`; undefined where a branch is anything else. */
function branches(node: ObjectNode, argument: Node): Node | undefined {
  const [, ...either] = argument.type === 'array' ? argument.items : [];
  const items: Node[] = [];
  for (const branch of either) {
    if (isNoValue(branch)) continue;
    const resolved = resolveIntrinsics(branch);
    for (const each of resolved.type === 'array' ? resolved.items : [resolved]) {
      if (each.type !== 'object') return undefined;
      items.push(each);
    }
  }
  return items.length > 0 ? { type: 'array', start: node.start, end: node.end, items } : undefined;
}
