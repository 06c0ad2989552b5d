import type { Span } from '../../domain/source.js';
import type { ArrayNode, Member, Node } from '../../policy/node.js';
import { canonical, isUncertain, itemsOf, toJson } from '../../policy/node.js';
import { pieceAt, piecesAt, textAt } from '../places.js';
import { composeText, piecesOf, type TextPiece } from '../text-pieces.js';

/** A function of known values; undefined where its arguments are not known well enough. */
type Evaluate = (call: Span, args: readonly Node[]) => Node | undefined;

/**
 * Terraform's functions that policies are put together with.
 * https://developer.hashicorp.com/terraform/language/functions
 */
export const functions: ReadonlyMap<string, Evaluate> = new Map<string, Evaluate>([
  ['concat', concat],
  ['flatten', (call, [list]) => list && listOf(call, flattened(list))],
  ['compact', (call, [list]) => filtered(call, list, (item) => !isEmpty(item))],
  ['distinct', distinct],
  ['toset', distinct],
  ['tolist', (_, [list]) => (list?.type === 'array' ? list : undefined)],
  ['tomap', (_, [map]) => (map?.type === 'object' ? map : undefined)],
  ['tostring', (call, [value]) => value && asText(call, value)],
  ['merge', merge],
  ['join', join],
  ['format', format],
  ['lower', (call, [text]) => mapped(call, text, (value) => value.toLowerCase())],
  ['upper', (call, [text]) => mapped(call, text, (value) => value.toUpperCase())],
  ['trimspace', (call, [text]) => mapped(call, text, (value) => value.trim())],
  ['jsonencode', jsonencode],
]);

function listOf({ start, end }: Span, items: readonly Node[]): ArrayNode {
  return { type: 'array', start, end, items };
}

/** A list that is not known is one item of its name: it may be more items, or none. */
function concat(call: Span, args: readonly Node[]): Node | undefined {
  const parts = args.map((arg) => (arg.type === 'array' ? arg.items : isUncertain(arg) ? [arg] : undefined));
  return parts.includes(undefined)
    ? undefined
    : listOf(
        call,
        parts.flatMap((items) => items ?? []),
      );
}

function flattened(node: Node): Node[] {
  return node.type === 'array' ? node.items.flatMap(flattened) : [node];
}

function filtered(call: Span, list: Node | undefined, keeps: (item: Node) => boolean): Node | undefined {
  return list?.type === 'array' ? listOf(call, list.items.filter(keeps)) : undefined;
}

function isEmpty(node: Node): boolean {
  return node.type === 'null' || (node.type === 'string' && node.value === '');
}

function distinct(call: Span, [list]: readonly Node[]): Node | undefined {
  const seen = new Set<string>();
  return filtered(call, list, (item) => {
    const text = canonical(item);
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
}

function merge({ start, end }: Span, args: readonly Node[]): Node | undefined {
  const members = new Map<string, Member>();
  for (const arg of args) {
    if (arg.type !== 'object') return undefined;
    for (const each of arg.members) members.set(each.key, each);
  }
  return { type: 'object', start, end, members: [...members.values()] };
}

function asText(call: Span, value: Node): Node | undefined {
  const pieces = piecesOf(value);
  return pieces && composeText(call, piecesAt(call, pieces));
}

/** Characters of a text that a function makes: no policy has more, and lists times separators grow fast. */
const longest = 100_000;

function join(call: Span, [separator, ...lists]: readonly Node[]): Node | undefined {
  if (separator?.type !== 'string' || lists.some(({ type }) => type !== 'array')) return undefined;
  const pieces: TextPiece[] = [];
  let length = 0;
  for (const item of lists.flatMap((list) => itemsOf(list))) {
    const text = piecesOf(item);
    if (!text || (length += separator.value.length) > longest) return undefined;
    if (pieces.length > 0) pieces.push(pieceAt(call, separator.value));
    pieces.push(...piecesAt(call, text));
  }
  return composeText(call, pieces);
}

/** `format` with plain verbs, `%s`, `%d` and `%v`; widths and the like are not known. */
function format(call: Span, [spec, ...values]: readonly Node[]): Node | undefined {
  if (spec?.type !== 'string') return undefined;
  const pieces: TextPiece[] = [];
  const left = [...values];
  for (const part of spec.value.split(/(%[^%]|%%)/)) {
    if (part === '%%') pieces.push(pieceAt(call, '%'));
    else if (!part.startsWith('%')) pieces.push(pieceAt(call, part));
    else {
      const value = /^%[sdv]$/.test(part) ? left.shift() : undefined;
      const text = value && piecesOf(value);
      if (!text) return undefined;
      pieces.push(...piecesAt(call, text));
    }
  }
  return left.length > 0 ? undefined : composeText(call, pieces);
}

function mapped(call: Span, text: Node | undefined, change: (value: string) => string): Node | undefined {
  return text?.type === 'string' ? textAt(call, change(text.value)) : undefined;
}

/** A value as JSON in a text, where all of it is known. */
function jsonencode(call: Span, [value]: readonly Node[]): Node | undefined {
  if (!value) return undefined;
  const unknown: Node[] = [];
  const text = toJson(value, (node) => {
    unknown.push(node);
    return '';
  });
  return unknown.length === 0 ? textAt(call, text) : undefined;
}
