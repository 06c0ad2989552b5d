import type { OffsetMap } from '../policy/node.js';

/** How a YAML scalar is written. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'block';

/** Where each character of a value begins and ends in the file. */
interface Places {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/**
 * The places of a scalar's characters in the file, where escapes, folds or indentation stand between; made at the first
 * question. `start` and `end` bound the text that stands for the value: no quotes, no block header.
 */
export class ScalarMap implements OffsetMap {
  readonly #value: string;
  readonly #text: string;
  readonly #start: number;
  readonly #end: number;
  readonly #style: ScalarStyle;
  #places: Places | undefined;

  constructor(value: string, text: string, start: number, end: number, style: ScalarStyle) {
    this.#value = value;
    this.#text = text;
    this.#start = start;
    this.#end = end;
    this.#style = style;
  }

  offsetOf(index: number): number {
    this.#places ??= this.#align();
    return this.#places.starts[index] ?? this.#end;
  }

  /** A character ends before the folds and the indentation that follow it. */
  endOf(index: number): number {
    this.#places ??= this.#align();
    return index === 0 ? this.offsetOf(0) : (this.#places.ends[index - 1] ?? this.#end);
  }

  /**
   * Walks value and file side by side. Every character of a scalar that is no space stands in the file in the same
   * order, as itself or as an escape; spaces are what folds and indentation add and take away.
   */
  #align(): Places {
    const value = this.#value;
    const starts = new Uint32Array(value.length).fill(this.#end);
    const ends = new Uint32Array(value.length).fill(this.#end);
    const indent = this.#style === 'block' ? this.#indent() : 0;
    let at = this.#skipIndent(this.#start, indent);
    for (let i = 0; i < value.length;) {
      if (!isSpace(value.charCodeAt(i))) at = this.#skipFolds(at);
      const unit = this.#unit(at);
      if (at >= this.#end) break;
      const fits = value.startsWith(unit.text, i);
      const width = fits ? unit.text.length : 1;
      starts.fill(at, i, i + width);
      if (fits || isSpace(this.#text.charCodeAt(at))) at += unit.length;
      ends.fill(at, i, i + width);
      i += width;
      if (unit.text === '\n') at = this.#skipIndent(at, indent);
    }
    return { starts, ends };
  }

  /** What the file says at an offset, and in how many characters. */
  #unit(at: number): { readonly text: string; readonly length: number } {
    const char = this.#text.charAt(at);
    if (char === '\r' && this.#text.charAt(at + 1) === '\n') return { text: '\n', length: 2 };
    if (char === '\r') return { text: '\n', length: 1 };
    if (this.#style === 'single' && char === "'") return { text: char, length: 2 };
    if (this.#style === 'double' && char === '\\') return this.#escape(at);
    return { text: char, length: 1 };
  }

  /** https://yaml.org/spec/1.2.2/#57-escaped-characters */
  #escape(at: number): { readonly text: string; readonly length: number } {
    const letter = this.#text.charAt(at + 1);
    const digits = letter === 'x' ? 2 : letter === 'u' ? 4 : letter === 'U' ? 8 : 0;
    if (digits === 0) return { text: escapes.get(letter) ?? letter, length: 2 };
    const point = Number.parseInt(this.#text.slice(at + 2, at + 2 + digits), 16);
    return { text: point <= 0x10ffff ? String.fromCodePoint(point) : '', length: 2 + digits };
  }

  /** Past the spaces that stand for nothing in the value, and past line ends that a backslash takes away. */
  #skipFolds(from: number): number {
    let at = from;
    for (; at < this.#end; at++) {
      if (isSpace(this.#text.charCodeAt(at))) continue;
      if (this.#style !== 'double' || !/^\\\r?\n/.test(this.#text.slice(at, at + 3))) break;
    }
    return at;
  }

  #skipIndent(from: number, indent: number): number {
    let at = from;
    while (at < from + indent && this.#text.charCodeAt(at) === 0x20) at++;
    return at;
  }

  /** The columns that a block scalar's lines lose: what its first line with text has more than the value's. */
  #indent(): number {
    const inFile = /[^\s]/.exec(this.#text.slice(this.#start, this.#end))?.index ?? 0;
    const lineStart = this.#text.lastIndexOf('\n', this.#start + inFile) + 1;
    const inValue = /[^\s]/.exec(this.#value)?.index ?? 0;
    const kept = inValue - (this.#value.lastIndexOf('\n', inValue) + 1);
    return Math.max(0, this.#start + inFile - lineStart - kept);
  }
}

/** Escapes that are not their own letter. */
const escapes: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);

/**
 * Where a block scalar's text ends: with its last line that has any, without the lines' ends after it. Spaces and tabs at the
 * end of that line are of the value.
 */
export function blockEnd(value: string, text: string, start: number, end: number): number {
  const kept = endWithout(value, 0, value.length, isLineEnd);
  const own = kept - endWithout(value, 0, kept, isSpace);
  return Math.min(end, endWithout(text, start, end, isSpace) + own);
}

/** The end of a part of a text without the characters of a kind that it ends with. */
function endWithout(text: string, from: number, to: number, isOne: (char: number) => boolean): number {
  let at = to;
  while (at > from && isOne(text.charCodeAt(at - 1))) at--;
  return at;
}

function isLineEnd(char: number): boolean {
  return char === 0x0a || char === 0x0d;
}

function isSpace(char: number): boolean {
  return char === 0x20 || char === 0x09 || char === 0x0a || char === 0x0d;
}
