import type { Span } from '../domain/source.js';

/**
 * A value of a file, whatever its format, with its place in that file. Readers make these; everything above knows only
 * them. Spans are offsets in UTF-16 units into the file's text; a string's span includes its quotes.
 */
export type Node =
  ObjectNode | ArrayNode | StringNode | TemplateNode | NumberNode | BooleanNode | NullNode | UnknownNode;

/** Members in the file's order, duplicates included: which one counts is for {@link member} to say. */
export interface ObjectNode extends Span {
  readonly type: 'object';
  readonly members: readonly Member[];
}

export interface Member {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Node;
}

export interface ArrayNode extends Span {
  readonly type: 'array';
  readonly items: readonly Node[];
}

/** From an index in a string's value to the offset in the file; needed where escapes or folds stand between. */
export interface OffsetMap {
  offsetOf(index: number): number;
  /** Where the characters before an index end, in a value put together of parts that stand apart; else `offsetOf`. */
  endOf?(index: number): number;
}

export interface StringNode extends Span {
  readonly type: 'string';
  readonly value: string;
  /** The file offset of the value's first character where value and file run alike, else a map. */
  readonly content: number | OffsetMap;
}

/** A string of which a part cannot be known from the files, such as `arn:aws:s3:::${Bucket}/*`. */
export interface TemplateNode extends Span {
  readonly type: 'template';
  readonly parts: readonly (string | UnknownPart)[];
}

export interface UnknownPart {
  /** What stands there, in the author's words: `Bucket`, `var.name`. */
  readonly name: string;
}

/** The text as written, where a format tells numbers and text apart badly: YAML's `012345678901` is an account. */
export interface NumberNode extends Span {
  readonly type: 'number';
  readonly value: number;
  readonly source: string;
}

export interface BooleanNode extends Span {
  readonly type: 'boolean';
  readonly value: boolean;
}

export interface NullNode extends Span {
  readonly type: 'null';
}

/** A value of which nothing is known but where it comes from: a reference, an import, an expression. */
export interface UnknownNode extends Span {
  readonly type: 'unknown';
  readonly name: string;
}

/** The member of a key as JSON readers take it: the last one of that name. */
export function member(node: ObjectNode, key: string): Member | undefined {
  return node.members.findLast((each) => each.key === key);
}

/** The value of a key, see {@link member}. */
export function valueOf(node: Node | undefined, key: string): Node | undefined {
  return node?.type === 'object' ? member(node, key)?.value : undefined;
}

/** A list's items, or the one value that stands in a list's place. */
export function itemsOf(node: Node): readonly Node[] {
  return node.type === 'array' ? node.items : [node];
}

/**
 * The text of a scalar. An unknown stands in it as `${name}`, the form of a policy variable, which every matcher takes
 * for one opaque value; see pattern.ts. Undefined for objects, lists and null.
 */
export function textOf(node: Node): string | undefined {
  switch (node.type) {
    case 'string':
      return node.value;
    case 'template':
      return node.parts.map((part) => (typeof part === 'string' ? part : `\${${part.name}}`)).join('');
    case 'unknown':
      return `\${${node.name}}`;
    case 'number':
      return node.source;
    case 'boolean':
      return String(node.value);
    default:
      return undefined;
  }
}

/** A scalar of a list with its text; an unknown part stands in it as `${name}`. */
export interface TextItem {
  readonly text: string;
  readonly node: Node;
  /** Whether a part of the text cannot be known from the files. */
  readonly uncertain: boolean;
}

/** Whether a part of the value cannot be known. */
export function isUncertain(node: Node): boolean {
  return node.type === 'template' || node.type === 'unknown';
}

/** The span in the file of a part of a string's value, `[index, index + length)`. */
export function substringSpan(node: StringNode, index: number, length: number): Span {
  const { content } = node;
  if (typeof content === 'number') return { start: content + index, end: content + index + length };
  const start = content.offsetOf(index);
  if (length === 0) return { start, end: start };
  return { start, end: content.endOf?.(index + length) ?? content.offsetOf(index + length) };
}

/**
 * One text for one meaning: equal trees give equal texts whatever their format, spacing or key order.
 * Duplicate keys stay, in order: they are a difference.
 */
export function canonical(node: Node): string {
  switch (node.type) {
    case 'object': {
      const members = node.members.map((each) => `${JSON.stringify(each.key)}:${canonical(each.value)}`);
      return `{${members.sort().join(',')}}`;
    }
    case 'array':
      return `[${node.items.map(canonical).join(',')}]`;
    case 'null':
      return 'null';
    case 'boolean':
      return String(node.value);
    case 'unknown':
      return `?${JSON.stringify(node.name)}`;
    case 'template':
      return `?${JSON.stringify(textOf(node))}`;
    default:
      return JSON.stringify(textOf(node));
  }
}

/** The JSON that a tree says, for AWS: unknown parts become `unknown`, a text of a harmless shape. */
export function toJson(node: Node, unknown: (node: TemplateNode | UnknownNode) => string): string {
  switch (node.type) {
    case 'object':
      return `{${node.members.map((each) => `${JSON.stringify(each.key)}:${toJson(each.value, unknown)}`).join(',')}}`;
    case 'array':
      return `[${node.items.map((item) => toJson(item, unknown)).join(',')}]`;
    case 'template':
    case 'unknown':
      return JSON.stringify(unknown(node));
    case 'number':
      return Number.isFinite(node.value) ? JSON.stringify(node.value) : JSON.stringify(node.source);
    case 'boolean':
      return String(node.value);
    case 'null':
      return 'null';
    case 'string':
      return JSON.stringify(node.value);
  }
}
