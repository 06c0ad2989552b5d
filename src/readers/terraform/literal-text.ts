import type { Span } from '../../domain/source.js';
import type { OffsetMap } from '../../policy/node.js';
import type { Cursor } from './cursor.js';
import { faults } from './faults.js';
import type { TextPart } from './syntax.js';
import type { Token } from './tokens.js';

/** A run of a text's value and where it stands; it reads as it is written unless the two differ in length. */
interface Run extends Span {
  readonly value: string;
}

/** A literal part of a template while its template is read: white space may still be cut off at its ends. */
export class LiteralText {
  runs: Run[];

  constructor(runs: Run[]) {
    this.runs = runs;
  }

  get value(): string {
    const [only, ...more] = this.runs;
    return only && more.length === 0 ? only.value : this.runs.map(({ value }) => value).join('');
  }

  /** Cuts leading white space, at most so many characters. */
  trimStart(most = Infinity): void {
    let left = most;
    while (left > 0) {
      const [first, ...rest] = this.runs;
      if (!first) return;
      const { length } = spaceAtStart(first.value);
      const cut = Math.min(length, left);
      left = length === first.value.length ? left - cut : 0;
      this.runs = cut === first.value.length ? rest : [withoutStart(first, cut), ...rest];
    }
  }

  trimEnd(): void {
    for (let last = this.runs.pop(); last; last = this.runs.pop()) {
      const kept = last.value.length - spaceAtEnd(last.value);
      if (kept === 0) continue;
      this.runs.push(withoutEnd(last, last.value.length - kept));
      return;
    }
  }
}

/** White space as Go's unicode.IsSpace has it, which HCL's trimming is written with. */
const spaces = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const space = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

export function spaceAtStart(text: string): string {
  return spaces.exec(text)?.[0] ?? '';
}

function spaceAtEnd(text: string): number {
  let count = 0;
  while (count < text.length && space.test(text.charAt(text.length - 1 - count))) count++;
  return count;
}

function withoutStart({ value, start, end }: Run, count: number): Run {
  return { value: value.slice(count), start: Math.min(start + count, end), end };
}

function withoutEnd({ value, start, end }: Run, count: number): Run {
  return { value: value.slice(0, value.length - count), start, end: Math.max(end - count, start) };
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
]);

const escape = /\\(?:([nrt"\\])|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/y;

/** Reads a token of a template's text. Only in quotes a backslash starts an escape. @throws FaultError */
export function literalText(cursor: Cursor, token: Token): LiteralText {
  const { text } = cursor;
  const { start, end } = token;
  const first = text.charAt(start);
  if ((first === '$' || first === '%') && end - start >= 3 && text[start + 2] === '{') {
    return new LiteralText([
      { value: first, start, end: start + 2 },
      { value: text.slice(start + 2, end), start: start + 2, end },
    ]);
  }
  const value = text.slice(start, end);
  if (token.kind !== 'quoted-text' || !value.includes('\\')) return new LiteralText([{ value, start, end }]);
  return new LiteralText(unescape(cursor, token));
}

function unescape(cursor: Cursor, { start, end }: Token): Run[] {
  const runs: Run[] = [];
  let at = start;
  while (at < end) {
    const next = cursor.text.indexOf('\\', at);
    const stop = next < 0 || next >= end ? end : next;
    if (stop > at) runs.push({ value: cursor.text.slice(at, stop), start: at, end: stop });
    if (stop === end) break;
    const run = escapeAt(cursor, stop);
    runs.push(run);
    at = run.end;
  }
  return runs;
}

function escapeAt(cursor: Cursor, start: number): Run {
  escape.lastIndex = start;
  const [all, single, short, long] = escape.exec(cursor.text) ?? [];
  if (all === undefined) return cursor.fail(faults.escape, { start, end: start + 2 });
  const end = start + all.length;
  if (single !== undefined) return { value: escapes.get(single) ?? single, start, end };
  const point = Number.parseInt(short ?? long ?? '', 16);
  const isCharacter = point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
  return isCharacter
    ? { value: String.fromCodePoint(point), start, end }
    : cursor.fail(faults.escape, { start, end });
}

/** The text that neighbouring literals make together; `at` is its place where it is empty. */
export function textPart(texts: readonly LiteralText[], at: number): TextPart {
  const runs = texts.length === 1 ? (texts[0]?.runs ?? []) : joined(texts.flatMap(({ runs: each }) => each));
  const [only, ...more] = runs;
  const start = only?.start ?? at;
  const end = runs.at(-1)?.end ?? at;
  if (!only) return { type: 'text', start, end, value: '', content: at };
  if (more.length === 0 && isPlain(only))
    return { type: 'text', start, end, value: only.value, content: start };
  return {
    type: 'text',
    start,
    end,
    value: runs.map(({ value }) => value).join(''),
    content: new RunMap(runs),
  };
}

function isPlain({ value, start, end }: Run): boolean {
  return value.length === end - start;
}

function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last && last.end === run.start && isPlain(last) && isPlain(run))
      out[out.length - 1] = { value: last.value + run.value, start: last.start, end: run.end };
    else out.push(run);
  }
  return out;
}

/** The places of a value's characters where escapes or cut-off spaces lie between. */
class RunMap implements OffsetMap {
  readonly #runs: readonly Run[];
  /** The index in the value at which each run begins. */
  readonly #starts: readonly number[];

  constructor(runs: readonly Run[]) {
    this.#runs = runs;
    let at = 0;
    this.#starts = runs.map(({ value }) => (at += value.length) - value.length);
  }

  offsetOf(index: number): number {
    const { run, within } = this.#find(index);
    if (!run) return 0;
    if (within >= run.value.length) return run.end;
    return isPlain(run) ? run.start + within : run.start;
  }

  endOf(index: number): number {
    if (index <= 0) return this.offsetOf(0);
    const { run, within } = this.#find(index - 1);
    if (!run) return 0;
    return isPlain(run) ? run.start + within + 1 : run.end;
  }

  #find(index: number): { readonly run: Run | undefined; readonly within: number } {
    let low = 0;
    let high = this.#runs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return { run: this.#runs[low], within: index - (this.#starts[low] ?? 0) };
  }
}
