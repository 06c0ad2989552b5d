import type { TextEdit } from '../domain/finding.js';
import type { Condition } from '../policy/condition.js';
import type { PolicyDocument, Statement } from '../policy/document.js';
import type { Member, Node, ObjectNode } from '../policy/node.js';
import { valueOf } from '../policy/node.js';
import { lineBreak } from './edits.js';

/** One comparison that a statement lacks. */
export interface MissingCondition {
  readonly operator: string;
  readonly key: string;
  readonly value: string;
}

/**
 * Adds a comparison to a statement, in the language and layout of what stands there: to its operator where the statement
 * has that, else to its Condition, else as a Condition. No edits where the place is not written out in the file.
 */
export function addCondition(
  policy: PolicyDocument,
  { node }: Statement,
  { operator, key, value }: MissingCondition,
): TextEdit[] {
  const condition = valueOf(node, 'Condition');
  if (!condition) return insert(policy, node, ['Condition', operator, key], value);
  const comparisons = valueOf(condition, operator);
  if (comparisons) return valueOf(comparisons, key) ? [] : insert(policy, comparisons, [key], value);
  return insert(policy, condition, [operator, key], value);
}

/**
 * Puts another operator in the place of a condition's own. No edit where the operator compares other keys as well, where
 * the new one stands there already, or where the text is not in the file as it reads.
 */
export function replaceOperator(
  policy: PolicyDocument,
  { conditions }: Statement,
  { operator, operatorSpan, key }: Condition,
  wanted: string,
): TextEdit[] {
  const { start, end } = operatorSpan;
  const shared = conditions.some((each) => each.operatorSpan.start === start && each.key !== key);
  if (shared || conditions.some((each) => each.operator.text === wanted)) return [];
  const written = policy.file.text.slice(start, end);
  if (unquoted(written) !== operator.text) return [];
  return [{ start, end, text: written.replace(operator.text, wanted) }];
}

/** How an object is written: between key and value, and between members. */
interface Layout {
  readonly style: 'json' | 'yaml' | 'hcl';
  /** What the line of a member begins with; undefined where members share a line. */
  readonly indent: string | undefined;
}

/** Puts a member before the last one, where its commas, its indentation and its own end need not be looked for. */
function insert(policy: PolicyDocument, object: Node, path: readonly string[], value: string): TextEdit[] {
  const last = object.type === 'object' ? object.members.at(-1) : undefined;
  if (object.type !== 'object' || !last) return [];
  const layout = layoutOf(policy.file.text, object, last);
  if (!layout) return [];
  const { start } = last.keySpan;
  const gap = layout.indent === undefined ? ' ' : lineBreak(policy.file.text) + layout.indent;
  const comma = layout.style === 'json' || (layout.style === 'hcl' && layout.indent === undefined) ? ',' : '';
  return [{ start, end: start, text: `${written(path, value, layout, policy.file.text)}${comma}${gap}` }];
}

function layoutOf(text: string, object: ObjectNode, last: Member): Layout | undefined {
  const key = text.slice(last.keySpan.start, last.keySpan.end);
  if (unquoted(key) !== last.key) return undefined;
  const separator = /^\s*([:=])/.exec(text.slice(last.keySpan.end))?.[1];
  const before = text.slice(text.lastIndexOf('\n', last.keySpan.start - 1) + 1, last.keySpan.start);
  const indent = /^[ \t]*$/.test(before) ? before : undefined;
  if (separator === '=') return text[object.start] === '{' ? { style: 'hcl', indent } : undefined;
  if (separator !== ':') return undefined;
  if (text[object.start] === '{') return key.startsWith('"') ? { style: 'json', indent } : undefined;
  return indent === undefined ? undefined : { style: 'yaml', indent };
}

function written(path: readonly string[], value: string, { style, indent }: Layout, text: string): string {
  if (style === 'yaml') {
    const lines = path.map((key, depth) => `${depth > 0 ? (indent ?? '') + '  '.repeat(depth) : ''}${key}:`);
    return `${lines.join(lineBreak(text))} ${/^[A-Za-z][\w.:/-]*$/.test(value) ? value : `'${value}'`}`;
  }
  const [key = '', ...rest] = path;
  const inner =
    rest.length === 0 ? JSON.stringify(value) : `{ ${written(rest, value, { style, indent }, text)} }`;
  return style === 'json' ? `${JSON.stringify(key)}: ${inner}` : `${hclKey(key)} = ${inner}`;
}

function unquoted(written: string): string {
  return written.replace(/^(["'])(.*)\1$/, '$2');
}

function hclKey(key: string): string {
  return /^\w+$/.test(key) ? key : JSON.stringify(key);
}
