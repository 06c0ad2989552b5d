import { message } from '../domain/message.js';
import type { Span } from '../domain/source.js';
import type { Member, Node, StringNode } from '../policy/node.js';
import { readEmbedded } from './embedded.js';
import type { Fault } from './fault.js';
import { pieceAt } from './places.js';
import { composeKnown, composeText, pieceOf, type KnownPiece, type TextPiece } from './text-pieces.js';

/** JSON in a text: its tree, what stops it from being read, or that unknown parts of it hide it. */
export type JsonText = { readonly root: Node } | { readonly fault: Fault } | 'hidden';

/** Stand in the JSON for an unknown; of Unicode's private use, so that no policy has them. */
const opening = '\uE000';
const closing = '\uE001';
const hole = /\uE000(\d+)\uE001/;

/**
 * Reads the pieces of a text as JSON. An unknown within a JSON string is a part of that string; one that stands for a
 * value of its own is that value. Where the JSON cannot be read and an unknown stands outside of strings, the unknown may
 * well complete it: then it is hidden, not wrong.
 */
export function readJsonText(place: Span, pieces: readonly TextPiece[]): JsonText {
  if (pieces.some((piece) => !('unknown' in piece) && piece.text.includes(opening))) return 'hidden';
  const { text, names, isHidden } = withHoles(place, pieces);
  const read = readEmbedded(text);
  if (read && 'root' in read) return { root: names.length > 0 ? withUnknowns(read.root, names) : read.root };
  if (isHidden) return 'hidden';
  return read ?? { fault: notJson(place) };
}

/** Reads a text of which all is known as JSON. */
export function readKnownJson(text: StringNode): JsonText {
  return readEmbedded(text) ?? { fault: notJson(text) };
}

function notJson({ start, end }: Span): Fault {
  return {
    span: { start, end },
    what: message`A policy belongs here, and this text is no JSON.`,
    fix: message`Write the policy as JSON, by jsonencode, or refer to an aws_iam_policy_document.`,
  };
}

interface Holes {
  readonly text: StringNode;
  readonly names: readonly string[];
  /** Whether an unknown stands where JSON has a value or punctuation. */
  readonly isHidden: boolean;
}

function withHoles(place: Span, pieces: readonly TextPiece[]): Holes {
  const names: string[] = [];
  let isHidden = false;
  let inString = false;
  const known = pieces.map((piece): KnownPiece => {
    if (!('unknown' in piece)) {
      inString = endsInString(piece.text, inString);
      return piece;
    }
    const text = `${opening}${String(names.push(piece.unknown) - 1)}${closing}`;
    if (!inString) isHidden = true;
    const held = inString ? text : `"${text}"`;
    return pieceAt(piece.at ?? place, held);
  });
  return { text: composeKnown(place, known), names, isHidden };
}

/** Whether a text ends within a JSON string, if it begins within one or not. */
function endsInString(text: string, before: boolean): boolean {
  let inString = before;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === 0x22) inString = !inString;
    else if (char === 0x5c && inString) i++;
  }
  return inString;
}

function withUnknowns(node: Node, names: readonly string[]): Node {
  switch (node.type) {
    case 'object':
      return { ...node, members: node.members.map((each) => memberWithUnknowns(each, names)) };
    case 'array':
      return { ...node, items: node.items.map((item) => withUnknowns(item, names)) };
    case 'string':
      return node.value.includes(opening) ? composeText(node, piecesWithUnknowns(node, names)) : node;
    default:
      return node;
  }
}

function memberWithUnknowns({ key, keySpan, value }: Member, names: readonly string[]): Member {
  const named = key
    .split(hole)
    .map((part, index) => (index % 2 === 0 ? part : `\${${names[Number(part)] ?? ''}}`));
  return { key: named.join(''), keySpan, value: withUnknowns(value, names) };
}

function piecesWithUnknowns(node: StringNode, names: readonly string[]): TextPiece[] {
  let at = 0;
  return node.value.split(hole).map((part, index) => {
    const from = at;
    if (index % 2 === 0) {
      at += part.length;
      return pieceOf(node, from, at);
    }
    at += part.length + opening.length + closing.length;
    return { unknown: names[Number(part)] ?? '' };
  });
}
