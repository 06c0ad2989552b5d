import type { Span } from '../domain/source.js';
import type { Node, OffsetMap, StringNode } from '../policy/node.js';
import { composeText, type KnownPiece, type TextPiece } from './text-pieces.js';

/** Only the span of something that has one, so that a node does not carry the rest along. */
export function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** A value from another file, with the place of what refers to it: a document's places are all in one file. */
export function placedAt(node: Node, { start, end }: Span): Node {
  switch (node.type) {
    case 'object':
      return {
        ...node,
        start,
        end,
        members: node.members.map(({ key, value }) => ({
          key,
          keySpan: { start, end },
          value: placedAt(value, { start, end }),
        })),
      };
    case 'array':
      return { ...node, start, end, items: node.items.map((item) => placedAt(item, { start, end })) };
    case 'string':
      return { ...node, start, end, content: wholePlace({ start, end }, node.value.length) };
    default:
      return { ...node, start, end };
  }
}

/** The places of a text's characters where all of it stands for one piece of the file. */
function wholePlace({ start, end }: Span, length: number): OffsetMap {
  return { offsetOf: (index) => (index >= length && length > 0 ? end : start) };
}

/** A text that the file does not hold, with the place of what gave it: a reference or a function. */
export function pieceAt(place: Span, text: string): KnownPiece {
  return { text, place: wholePlace(place, text.length) };
}

/** A text of its own that the file does not hold, with the place of what gave it. */
export function textAt(place: Span, text: string): Node {
  return composeText(place, [pieceAt(place, text)]);
}

/** A value of which nothing is known but what it is called. */
export function unknownAt(place: Span, name: string): Node {
  return composeText(place, [{ unknown: name }]);
}

/** A word that the file does not hold, such as a loop's key or a default: what begins with its first letter has all its place. */
export function wordAt({ start, end }: Span, value: string): StringNode {
  return { type: 'string', start, end, value, content: { offsetOf: (index) => (index > 0 ? end : start) } };
}

/** The pieces of a text that came by a reference or a function, with the place of what gave it. */
export function piecesAt(place: Span, pieces: readonly TextPiece[]): readonly TextPiece[] {
  return pieces.map((piece) =>
    'unknown' in piece ? { unknown: piece.unknown, at: place } : pieceAt(place, piece.text),
  );
}
