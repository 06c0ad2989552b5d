import type { Member, Node, OffsetMap, StringNode } from '../policy/node.js';
import { DepthError, depthLimit, FaultError } from './fault.js';
import { escapeFault, jsonFault, stringFault, type Expectation } from './json-faults.js';

/**
 * Reads strict JSON, as AWS does, into a tree in which everything knows its place and duplicate members stay.
 *
 * Written by hand: it accepts exactly what JSON.parse accepts (a test holds the two together), takes a byte order mark
 * besides, loads no library before a policy is read, and says what is wrong in the author's terms.
 *
 * @throws FaultError where the JSON is not valid; DepthError where it is too deep, found before the text is read on.
 */
export function parseJson(text: string): Node {
  return new JsonParser(text).document();
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y;

const quote = 0x22;
const backslash = 0x5c;

class JsonParser {
  readonly #text: string;
  #at: number;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.startsWith('\uFEFF') ? 1 : 0;
  }

  document(): Node {
    const root = this.#value(undefined);
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#fail('end', undefined);
    return root;
  }

  #value(within: '{' | '[' | undefined): Node {
    this.#skipSpace();
    switch (this.#text.charCodeAt(this.#at)) {
      case quote:
        return this.#string(this.#at);
      case 0x7b:
        return this.#object();
      case 0x5b:
        return this.#array();
      default:
        return this.#literal(within);
    }
  }

  #object(): Node {
    const start = this.#enter();
    const members: Member[] = [];
    if (!this.#take(0x7d)) {
      do members.push(this.#member());
      while (this.#take(0x2c));
      if (!this.#take(0x7d)) this.#fail('comma', '{');
    }
    this.#depth--;
    return { type: 'object', start, end: this.#at, members };
  }

  #member(): Member {
    this.#skipSpace();
    if (this.#text.charCodeAt(this.#at) !== quote) this.#fail('key', '{');
    const { value: key, start, end } = this.#string(this.#at);
    if (!this.#take(0x3a)) this.#fail('colon', '{');
    return { key, keySpan: { start, end }, value: this.#value('{') };
  }

  #array(): Node {
    const start = this.#enter();
    const items: Node[] = [];
    if (!this.#take(0x5d)) {
      do items.push(this.#value('['));
      while (this.#take(0x2c));
      if (!this.#take(0x5d)) this.#fail('comma', '[');
    }
    this.#depth--;
    return { type: 'array', start, end: this.#at, items };
  }

  #enter(): number {
    if (++this.#depth > depthLimit) throw new DepthError();
    return this.#at++;
  }

  #string(start: number): StringNode {
    const text = this.#text;
    let escaped = false;
    let i = start + 1;
    for (; ; i++) {
      const char = text.charCodeAt(i);
      if (char === quote) break;
      if (char === backslash) {
        escaped = true;
        i++;
      } else if (!(char >= 0x20)) throw new FaultError(stringFault(text, start, i));
    }
    const end = (this.#at = i + 1);
    if (!escaped) return { type: 'string', start, end, value: text.slice(start + 1, i), content: start + 1 };
    return {
      type: 'string',
      start,
      end,
      value: this.#unescape(start, end),
      content: new EscapeMap(text, start + 1, i),
    };
  }

  #unescape(start: number, end: number): string {
    try {
      return String(JSON.parse(this.#text.slice(start, end)));
    } catch {
      throw new FaultError(escapeFault(this.#text, start, end));
    }
  }

  #literal(within: '{' | '[' | undefined): Node {
    const start = this.#at;
    number.lastIndex = start;
    const source = number.exec(this.#text)?.[0];
    if (source !== undefined) {
      this.#at += source.length;
      return { type: 'number', start, end: this.#at, value: Number(source), source };
    }
    if (this.#word('true')) return { type: 'boolean', start, end: this.#at, value: true };
    if (this.#word('false')) return { type: 'boolean', start, end: this.#at, value: false };
    if (this.#word('null')) return { type: 'null', start, end: this.#at };
    return this.#fail('value', within);
  }

  #word(word: string): boolean {
    if (!this.#text.startsWith(word, this.#at)) return false;
    this.#at += word.length;
    return true;
  }

  /** Steps over one punctuation character if it is the next. */
  #take(char: number): boolean {
    this.#skipSpace();
    if (this.#text.charCodeAt(this.#at) !== char) return false;
    this.#at++;
    return true;
  }

  #skipSpace(): void {
    for (; ; this.#at++) {
      const char = this.#text.charCodeAt(this.#at);
      if (char !== 0x20 && char !== 0x0a && char !== 0x0d && char !== 0x09) return;
    }
  }

  #fail(expected: Expectation, open: '{' | '[' | undefined): never {
    throw new FaultError(jsonFault(this.#text, this.#at, expected, open));
  }
}

/** The places of a string's characters where escapes stand between; made at the first question. */
class EscapeMap implements OffsetMap {
  readonly #text: string;
  readonly #start: number;
  readonly #end: number;
  #offsets: Uint32Array | undefined;

  constructor(text: string, start: number, end: number) {
    this.#text = text;
    this.#start = start;
    this.#end = end;
  }

  offsetOf(index: number): number {
    this.#offsets ??= this.#measure();
    return this.#offsets[index] ?? this.#end;
  }

  #measure(): Uint32Array {
    const offsets = new Uint32Array(this.#end - this.#start);
    let index = 0;
    for (let at = this.#start; at < this.#end; index++) {
      offsets[index] = at;
      if (this.#text.charCodeAt(at) !== backslash) at++;
      else at += this.#text.charAt(at + 1) === 'u' ? 6 : 2;
    }
    return offsets.slice(0, index);
  }
}
