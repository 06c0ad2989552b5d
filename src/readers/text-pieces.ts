import type { Span } from '../domain/source.js';
import type { Node, OffsetMap, StringNode, UnknownPart } from '../policy/node.js';
import { textOf } from '../policy/node.js';

/** A part of a text that a template builds: known, with the places of its characters, or an unknown by its name. */
export type TextPiece = KnownPiece | UnknownPiece;

export interface UnknownPiece {
  readonly unknown: string;
  /** Its own place, where somebody needs it beside that of the whole text. */
  readonly at?: Span;
}

export interface KnownPiece {
  readonly text: string;
  readonly place: OffsetMap;
}

/** A part of a string, `[start, end)` of its value. */
export function pieceOf(node: StringNode, start: number, end: number): KnownPiece {
  const { content } = node;
  const offsetOf = (index: number): number =>
    typeof content === 'number' ? content + start + index : content.offsetOf(start + index);
  return { text: node.value.slice(start, end), place: { offsetOf } };
}

/** The pieces of a value that stands in a text; undefined for objects, lists and null. */
export function piecesOf(node: Node): readonly TextPiece[] | undefined {
  if (node.type === 'string') return [pieceOf(node, 0, node.value.length)];
  if (node.type === 'unknown') return [{ unknown: node.name }];
  if (node.type === 'template') {
    return node.parts.map((part) =>
      typeof part === 'string' ? { text: part, place: atStart(node) } : { unknown: part.name },
    );
  }
  const text = textOf(node);
  return text === undefined ? undefined : [{ text, place: atStart(node) }];
}

/** Characters of the known parts and of the unknown ones' names. */
export function lengthOf(pieces: readonly TextPiece[]): number {
  return pieces.reduce((sum, piece) => sum + ('unknown' in piece ? piece.unknown : piece.text).length, 0);
}

/** One node of the pieces: a string if all is known, an unknown if it is one and nothing else, else a template. */
export function composeText({ start, end }: Span, pieces: readonly TextPiece[]): Node {
  const known = pieces.flatMap((piece) => ('unknown' in piece ? [] : [piece]));
  if (known.length === pieces.length) return composeKnown({ start, end }, known);
  const filled = pieces.filter((piece) => 'unknown' in piece || piece.text !== '');
  const [first] = filled;
  if (filled.length === 1 && first && 'unknown' in first) {
    return { type: 'unknown', start, end, name: nameable(first.unknown) };
  }
  return { type: 'template', start, end, parts: joinKnown(filled) };
}

/** The string of pieces that are all known. */
export function composeKnown({ start, end }: Span, pieces: readonly KnownPiece[]): StringNode {
  const filled = pieces.filter(({ text }) => text !== '');
  const value = filled.map(({ text }) => text).join('');
  return { type: 'string', start, end, value, content: new PieceMap(filled, end) };
}

/** Neighbouring texts as one part, so that equal texts have equal parts. */
function joinKnown(pieces: readonly TextPiece[]): (string | UnknownPart)[] {
  const parts: (string | UnknownPart)[] = [];
  for (const piece of pieces) {
    const last = parts.at(-1);
    if ('unknown' in piece) parts.push({ name: nameable(piece.unknown) });
    else if (typeof last === 'string') parts[parts.length - 1] = last + piece.text;
    else parts.push(piece.text);
  }
  return parts;
}

/** A name that can stand in `${}`: one line, without braces. Never cut, or two unknowns could pass for one. */
function nameable(name: string): string {
  return name.replace(/[{}$]/g, '').replace(/\s+/g, ' ').trim();
}

function atStart(node: Span): OffsetMap {
  return { offsetOf: () => node.start };
}

class PieceMap implements OffsetMap {
  readonly #pieces: readonly KnownPiece[];
  readonly #end: number;

  constructor(pieces: readonly KnownPiece[], end: number) {
    this.#pieces = pieces;
    this.#end = end;
  }

  offsetOf(index: number): number {
    return this.#find(index, (rest, length) => rest < length);
  }

  endOf(index: number): number {
    return this.#find(index, (rest, length) => rest <= length);
  }

  #find(index: number, isIn: (rest: number, length: number) => boolean): number {
    let rest = index;
    for (const { text, place } of this.#pieces) {
      if (isIn(rest, text.length)) return place.offsetOf(rest);
      rest -= text.length;
    }
    const last = this.#pieces.at(-1);
    return last ? last.place.offsetOf(last.text.length) : this.#end;
  }
}
