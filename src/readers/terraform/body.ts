import type { Span } from '../../domain/source.js';
import { FaultError, type Fault } from '../fault.js';
import { Cursor } from './cursor.js';
import { readExpression } from './expressions.js';
import { faults } from './faults.js';
import { literalText } from './literal-text.js';
import type { Attribute, Block, Body, Label } from './syntax.js';
import type { Token } from './tokens.js';

/** A file as far as it could be read: what is faulty is left out, and told. */
export interface ParsedHcl {
  readonly body: Body;
  readonly faults: readonly BlockFault[];
}

/** A fault, and the whole of the block or argument that could not be read for it, with all that may belong to it. */
export interface BlockFault extends Fault {
  readonly block: Span;
}

/**
 * Reads HCL's native syntax, as Terraform does, into a tree in which everything knows its place.
 *
 * Linear. A fault does not end the file: from the first on, it is read in pieces that begin where a line begins like a
 * block of Terraform's, so that one faulty block costs no other.
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 *
 * @throws DepthError where it is too deep.
 */
export function parseHcl(text: string): ParsedHcl {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const whole = readPiece(text, start, text.length);
  if (!whole.fault) return { body: whole.body, faults: [] };
  const pieces = piecesFrom(text, whole.at).map(({ start: from, end }) => readPiece(text, from, end));
  const found = pieces.flatMap(({ fault }) => fault ?? []);
  return {
    body: {
      attributes: [whole.body, ...pieces.map(({ body }) => body)].flatMap((each) => each.attributes),
      blocks: [whole.body, ...pieces.map(({ body }) => body)].flatMap((each) => each.blocks),
    },
    faults: found.length > 0 ? found : [whole.fault],
  };
}

/** The blocks that Terraform knows, at the start of a line, where `terraform fmt` puts them. */
const blockStart =
  /^(?:check|data|ephemeral|import|locals|module|moved|output|provider|removed|resource|terraform|variable)\b[^\n=]*\{/gm;

function piecesFrom(text: string, from: number): Span[] {
  blockStart.lastIndex = from + 1;
  const starts = [from];
  for (let match = blockStart.exec(text); match; match = blockStart.exec(text)) starts.push(match.index);
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }));
}

interface Piece {
  readonly body: Body;
  readonly fault: BlockFault | undefined;
  /** Where the item starts that could not be read. */
  readonly at: number;
}

/** The items of a part of a file, up to the first that cannot be read. */
function readPiece(text: string, start: number, end: number): Piece {
  const cursor = new Cursor(text, start, end);
  const items = new Items();
  let at = start;
  try {
    while (cursor.nextKind() !== 'end') {
      at = cursor.peek().start;
      readItem(cursor, items);
    }
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const span = withinPiece(error.fault.span, text, at, end);
    return { body: items, fault: { ...error.fault, span, block: { start: at, end } }, at };
  }
  return { body: items, fault: undefined, at: end };
}

/** What is missing at a piece's end is shown at its last character, not where the next block begins. */
function withinPiece(span: Span, text: string, start: number, end: number): Span {
  if (span.start < end) return span;
  const last = start + text.slice(start, end).trimEnd().length;
  return { start: Math.max(start, last - 1), end: Math.max(start, last) };
}

class Items implements Body {
  readonly attributes: Attribute[] = [];
  readonly blocks: Block[] = [];
  /** Kept where there are many: most blocks have a few. */
  #names: Set<string> | undefined;

  add(cursor: Cursor, attribute: Attribute): void {
    if (this.#has(attribute.name)) cursor.fail(faults.redefined, attribute.nameSpan);
    this.#names?.add(attribute.name);
    this.attributes.push(attribute);
  }

  #has(name: string): boolean {
    if (this.attributes.length < 16) return this.attributes.some((each) => each.name === name);
    this.#names ??= new Set(this.attributes.map((each) => each.name));
    return this.#names.has(name);
  }
}

/** One argument or block with its line's end; or an empty line. */
function readItem(cursor: Cursor, items: Items): void {
  if (cursor.skip('newline')) return;
  const name = cursor.expect('identifier', faults.item);
  switch (cursor.nextKind()) {
    case '=':
      items.add(cursor, readAttribute(cursor, name));
      break;
    case '{':
    case 'identifier':
    case 'open-quote':
      items.blocks.push(readBlock(cursor, name));
      break;
    default:
      cursor.fail(faults.item, name);
  }
  if (!cursor.skip('newline') && cursor.nextKind() !== 'end') cursor.fail(faults.lineEnd);
}

function readAttribute(cursor: Cursor, name: Token): Attribute {
  cursor.read();
  const value = readExpression(cursor);
  return {
    name: cursor.source(name),
    nameSpan: { start: name.start, end: name.end },
    value,
    start: name.start,
    end: value.end,
  };
}

function readBlock(cursor: Cursor, type: Token): Block {
  const labels = readLabels(cursor);
  cursor.expect('{', faults.blockBrace);
  cursor.enter();
  const body = readBody(cursor, type);
  cursor.leave();
  return {
    type: cursor.source(type),
    typeSpan: { start: type.start, end: type.end },
    labels,
    body,
    start: type.start,
    end: cursor.end,
  };
}

function readLabels(cursor: Cursor): Label[] {
  const labels: Label[] = [];
  for (;;) {
    const token = cursor.peek();
    if (token.kind === 'identifier') {
      cursor.read();
      labels.push({ text: cursor.source(token), start: token.start, end: token.end });
    } else if (token.kind === 'open-quote') labels.push(readQuotedLabel(cursor));
    else return labels;
  }
}

function readQuotedLabel(cursor: Cursor): Label {
  const { start } = cursor.read();
  let text = '';
  for (let token = cursor.take('quoted-text'); token; token = cursor.take('quoted-text'))
    text += literalText(cursor, token).value;
  const { end } = cursor.expect('close-quote', faults.label);
  return { text, start, end };
}

/** A block's items up to its brace: each on its line, or a single argument on the brace's own. */
function readBody(cursor: Cursor, block: Token): Body {
  const items = new Items();
  if (cursor.skip('}')) return items;
  if (cursor.nextKind() !== 'newline' && cursor.nextKind() !== 'end') return readSingle(cursor, items);
  while (!cursor.skip('}')) {
    if (cursor.nextKind() === 'end') cursor.fail(faults.blockEnd, block);
    readItem(cursor, items);
  }
  return items;
}

function readSingle(cursor: Cursor, items: Items): Body {
  const name = cursor.expect('identifier', faults.item);
  if (cursor.nextKind() !== '=') cursor.fail(faults.singleLine);
  items.add(cursor, readAttribute(cursor, name));
  cursor.expect('}', faults.singleLine);
  return items;
}
