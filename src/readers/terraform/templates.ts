import type { Span } from '../../domain/source.js';
import { DepthError, depthLimit } from '../fault.js';
import type { Cursor } from './cursor.js';
import { faults } from './faults.js';
import { LiteralText, literalText, spaceAtStart, textPart } from './literal-text.js';
import type { Expression, TemplateExpression, TemplatePart } from './syntax.js';
import type { Token, TokenKind } from './tokens.js';

/** A template's parts before its directives are matched with their ends. */
type Piece = LiteralText | Sequence;

type Sequence = Span &
  (
    | { readonly type: 'interpolation'; readonly expression: Expression }
    | { readonly type: 'if'; readonly condition: Expression }
    | {
        readonly type: 'for';
        readonly key: string | undefined;
        readonly item: string;
        readonly collection: Expression;
      }
    | { readonly type: 'else' | 'endif' | 'endfor' }
  );

/** Reads the expression at a cursor. */
export type ReadExpression = (cursor: Cursor) => Expression;

/**
 * Reads a quoted text or a heredoc, from its opening token. `~` beside a sequence cuts white space off the text there,
 * and `<<-` the indentation that all lines share.
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#templates
 *
 * @throws FaultError, DepthError
 */
export function readTemplate(cursor: Cursor, readExpression: ReadExpression): TemplateExpression {
  const open = cursor.read();
  const plain = open.kind === 'open-quote' ? plainText(cursor, open) : undefined;
  if (plain) return plain;
  const closer = open.kind === 'open-quote' ? 'close-quote' : 'close-heredoc';
  const { pieces, close } = readPieces(cursor, readExpression, closer, open);
  if (cursor.text.startsWith('<<-', open.start)) cutIndentation(pieces);
  return { type: 'template', start: open.start, end: close.end, parts: partsOf(cursor, pieces, open.end) };
}

/** Reads a text that is a template as a whole, as a file of `templatefile` is. @throws FaultError, DepthError */
export function readWholeTemplate(cursor: Cursor, readExpression: ReadExpression): readonly TemplatePart[] {
  const { pieces } = readPieces(cursor, readExpression, 'end', cursor.peek());
  return partsOf(cursor, pieces, 0);
}

/** The pieces of a template up to its closing token. */
function readPieces(
  cursor: Cursor,
  readExpression: ReadExpression,
  closer: TokenKind,
  open: Span,
): { readonly pieces: readonly Piece[]; readonly close: Token } {
  const pieces: Piece[] = [];
  let close = cursor.take(closer);
  let trimNext = false;
  let openDirectives = 0;
  let textBefore: LiteralText | undefined;
  for (; !close; close = cursor.take(closer)) {
    const token = cursor.peek();
    if (token.kind === 'quoted-text' || token.kind === 'heredoc-text') {
      const text = literalText(cursor, cursor.read());
      if (trimNext) text.trimStart();
      trimNext = false;
      textBefore = text;
      pieces.push(text);
    } else if (token.kind === 'interpolation' || token.kind === 'directive') {
      if (token.end - token.start === 3) textBefore?.trimEnd();
      const sequence = cursor.within(false, () => readSequence(cursor, readExpression));
      trimNext = cursor.text[sequence.end - 2] === '~';
      textBefore = undefined;
      openDirectives += nesting.get(sequence.type) ?? 0;
      if (openDirectives > depthLimit) throw new DepthError();
      pieces.push(sequence);
    } else return cursor.fail(faults.textEnd, token.kind === 'invalid' ? token : open);
  }
  return { pieces, close };
}

/** A text in quotes that reads as it is written, as most do; undefined, with nothing read, for any other. */
function plainText(cursor: Cursor, { start }: Span): TemplateExpression | undefined {
  const end = cursor.text.indexOf('"', start + 1);
  const value = cursor.text.slice(start + 1, end);
  if (end < 0 || value === '' || !plain.test(value)) return undefined;
  cursor.read();
  cursor.read();
  const part = { type: 'text', start: start + 1, end, value, content: start + 1 } as const;
  return { type: 'template', start, end: end + 1, parts: [part] };
}

const plain = /^[^\\$%\r\n]{1,200}$/;

/** What a directive adds to the levels that are open. */
const nesting: ReadonlyMap<Sequence['type'], number> = new Map([
  ['if', 1],
  ['for', 1],
  ['endif', -1],
  ['endfor', -1],
] as const);

function readSequence(cursor: Cursor, readExpression: ReadExpression): Sequence {
  const open = cursor.read();
  const read = open.kind === 'interpolation' ? interpolation : directive;
  const content = read(cursor, readExpression);
  const close = cursor.expect('sequence-end', faults.sequenceEnd);
  return { ...content, start: open.start, end: close.end };
}

type Content = Sequence extends infer Each ? (Each extends Span ? Omit<Each, keyof Span> : never) : never;

function interpolation(cursor: Cursor, readExpression: ReadExpression): Content {
  return { type: 'interpolation', expression: readExpression(cursor) };
}

function directive(cursor: Cursor, readExpression: ReadExpression): Content {
  const token = cursor.peek();
  const word = token.kind === 'identifier' ? cursor.source(cursor.read()) : '';
  switch (word) {
    case 'if':
      return { type: 'if', condition: readExpression(cursor) };
    case 'for':
      return { type: 'for', ...readForHeader(cursor, readExpression) };
    case 'else':
    case 'endif':
    case 'endfor':
      return { type: word };
    default:
      return cursor.fail(faults.directive, token);
  }
}

/** `key, item in collection`, behind the word `for`, in a template and in a `for` expression. */
export function readForHeader(
  cursor: Cursor,
  readExpression: ReadExpression,
): { readonly key: string | undefined; readonly item: string; readonly collection: Expression } {
  const first = cursor.source(cursor.expect('identifier', faults.forExpression));
  const second = cursor.skip(',')
    ? cursor.source(cursor.expect('identifier', faults.forExpression))
    : undefined;
  if (!cursor.isWord(cursor.peek(), 'in')) return cursor.fail(faults.forExpression);
  cursor.read();
  const names = second === undefined ? { key: undefined, item: first } : { key: first, item: second };
  return { ...names, collection: readExpression(cursor) };
}

/** Cuts off the white space that every line of a `<<-` heredoc begins with; lines of nothing else do not count. */
function cutIndentation(pieces: readonly Piece[]): void {
  const starts: LiteralText[] = [];
  let least = Infinity;
  let isLineStart = true;
  for (const piece of pieces) {
    const text = piece instanceof LiteralText ? piece.value : undefined;
    if (isLineStart) {
      const indent = text === undefined ? 0 : spaceAtStart(text).length;
      const isBlank = text?.endsWith('\n') === true && indent === text.length;
      if (!isBlank) least = Math.min(least, indent);
      if (!isBlank && piece instanceof LiteralText) starts.push(piece);
    }
    isLineStart = text?.endsWith('\n') ?? false;
  }
  for (const start of starts) start.trimStart(least);
}

/** Matches directives with their ends, and joins neighbouring texts. */
function partsOf(cursor: Cursor, pieces: readonly Piece[], start: number): TemplatePart[] {
  const reader = new PartReader(cursor, pieces);
  const parts = reader.read([]);
  return parts.length > 0 ? parts : [textPart([], start)];
}

class PartReader {
  readonly #cursor: Cursor;
  readonly #pieces: readonly Piece[];
  #at = 0;

  constructor(cursor: Cursor, pieces: readonly Piece[]) {
    this.#cursor = cursor;
    this.#pieces = pieces;
  }

  /** The parts up to one of the ends, which is not read. */
  read(ends: readonly Sequence['type'][]): TemplatePart[] {
    const parts: TemplatePart[] = [];
    for (;;) {
      const texts = this.#texts();
      if (texts.length > 0) parts.push(textPart(texts, 0));
      const next = this.#pieces[this.#at];
      if (!next || next instanceof LiteralText) {
        return ends.length > 0 ? this.#cursor.fail(faults.unbalanced) : parts;
      }
      if (ends.includes(next.type)) return parts;
      this.#at++;
      parts.push(this.#part(next));
    }
  }

  #texts(): LiteralText[] {
    const texts: LiteralText[] = [];
    for (let piece = this.#pieces[this.#at]; piece instanceof LiteralText; piece = this.#pieces[this.#at]) {
      texts.push(piece);
      this.#at++;
    }
    return texts;
  }

  #part(open: Sequence): TemplatePart {
    switch (open.type) {
      case 'interpolation':
        return open;
      case 'if': {
        const then = this.#inner(['else', 'endif']);
        const isElse = this.#closer()?.type === 'else';
        if (isElse) this.#at++;
        const otherwise = isElse ? this.#inner(['endif']) : [];
        return { ...open, then, otherwise, end: this.#close(open) };
      }
      case 'for': {
        const parts = this.#inner(['endfor']);
        return { ...open, parts, end: this.#close(open) };
      }
      default:
        return this.#cursor.fail(faults.unbalanced, open);
    }
  }

  #inner(ends: readonly Sequence['type'][]): TemplatePart[] {
    this.#cursor.enter();
    const parts = this.read(ends);
    this.#cursor.leave();
    return parts;
  }

  #closer(): Sequence | undefined {
    const piece = this.#pieces[this.#at];
    return piece instanceof LiteralText ? undefined : piece;
  }

  #close(open: Span): number {
    const end = this.#closer()?.end ?? open.end;
    this.#at++;
    return end;
  }
}
