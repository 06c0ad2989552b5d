import type { Span } from '../../domain/source.js';
import { DepthError, depthLimit, FaultError } from '../fault.js';
import { invalidFault, type FaultWords } from './faults.js';
import { Lexer } from './lexer.js';
import type { Token, TokenKind, Tokens } from './tokens.js';

/** A place in a file's tokens. Within brackets newlines are skipped, elsewhere they end what stands on a line. */
export class Cursor {
  readonly text: string;
  readonly #lexer: Lexer;
  /** Those that were looked at and not all read. */
  readonly #tokens: Tokens = { kinds: [], starts: [], ends: [] };
  readonly #newlines: boolean[] = [true];
  #at = 0;
  #end = 0;
  #depth = 0;

  /** `isTemplate`: the text is that of a template, without quotes or markers around it. */
  constructor(text: string, start: number, end: number, isTemplate = false) {
    this.text = text;
    this.#lexer = new Lexer(text, start, end, isTemplate);
  }

  /** What the next token is. An `end` follows for ever. */
  nextKind(): TokenKind {
    return this.#tokens.kinds[this.#next()] ?? 'end';
  }

  peek(): Token {
    return this.#token(this.#next());
  }

  read(): Token {
    const at = this.#next();
    const token = this.#token(at);
    if (token.kind === 'invalid') this.fail(invalidFault(this.text, token), token);
    if (token.kind !== 'end') this.#passed(at + 1, token.end);
    return token;
  }

  /** Steps over the next token if it is of a kind. */
  skip(kind: TokenKind): boolean {
    const at = this.#next();
    if (this.#tokens.kinds[at] !== kind) return false;
    this.#passed(at + 1, this.#tokens.ends[at] ?? this.text.length);
    return true;
  }

  /** Reads the next token if it is of a kind. */
  take(kind: TokenKind): Token | undefined {
    return this.nextKind() === kind ? this.read() : undefined;
  }

  /** Reads a token of a kind. @throws FaultError where another stands. */
  expect(kind: TokenKind, words: FaultWords): Token {
    return this.take(kind) ?? this.fail(words);
  }

  /** Where what was read last ends. */
  get end(): number {
    return this.#end;
  }

  source({ start, end }: Span): string {
    return this.text.slice(start, end);
  }

  isWord(token: Token, word: string): boolean {
    return (
      token.kind === 'identifier' &&
      token.end - token.start === word.length &&
      this.text.startsWith(word, token.start)
    );
  }

  /** Does work in which newlines count or not. */
  within<T>(newlines: boolean, work: () => T): T {
    this.#newlines.push(newlines);
    const done = work();
    this.#newlines.pop();
    return done;
  }

  /** Goes one level deeper, until {@link leave}. @throws DepthError where that is too deep. */
  enter(): void {
    if (++this.#depth > depthLimit) throw new DepthError();
  }

  leave(): void {
    this.#depth--;
  }

  /** @throws FaultError always, at the next token unless said otherwise. */
  fail(words: FaultWords, span: Span = this.peek()): never {
    const next = this.peek();
    // What no file may hold is the better reason, whatever was expected there.
    if (next.kind === 'invalid') throw new FaultError({ ...invalidFault(this.text, next), span: next });
    throw new FaultError({ ...words, span: { start: span.start, end: span.end } });
  }

  #next(): number {
    const { kinds } = this.#tokens;
    const skips = this.#newlines.at(-1) === false;
    for (let at = this.#at; ; at++) {
      if (at >= kinds.length) this.#lexer.next(this.#tokens);
      if (!skips || kinds[at] !== 'newline') return at;
    }
  }

  #passed(at: number, end: number): void {
    const { kinds, starts, ends } = this.#tokens;
    this.#at = at;
    this.#end = end;
    if (at < kinds.length) return;
    // Popping what is mostly one token takes a fraction of setting the length.
    for (; kinds.length > 0; kinds.pop()) {
      starts.pop();
      ends.pop();
    }
    this.#at = 0;
  }

  #token(at: number): Token {
    const { kinds, starts, ends } = this.#tokens;
    return {
      kind: kinds[at] ?? 'end',
      start: starts[at] ?? this.text.length,
      end: ends[at] ?? this.text.length,
    };
  }
}
