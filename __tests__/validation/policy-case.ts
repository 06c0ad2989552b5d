import { readFileSync } from 'node:fs';
import { SourceText } from '../../src/domain/source.js';
import type { Span } from '../../src/domain/source.js';
import type { PolicyDocument } from '../../src/policy/document.js';
import type { PolicyKind } from '../../src/policy/kind.js';
import { member, substringSpan } from '../../src/policy/node.js';
import type { Node } from '../../src/policy/node.js';
import { parsePolicy } from '../../src/policy/parse.js';
import { ServiceData } from '../../src/policy/service-data.js';
import { parseJson } from '../../src/readers/json.js';

/** A step of a path as Access Analyzer gives it: a key or index, the key itself, or a part of a text. */
type Step =
  | string
  | number
  | { readonly key: string }
  | { readonly substring: { readonly start: number; readonly length: number } };
export type Path = readonly Step[];

export interface Expectation {
  readonly code: string;
  readonly at: Path;
  readonly with?: readonly Path[];
}

/** One row of a table of fixtures. */
export interface PolicyCase {
  readonly code: string;
  readonly title: string;
  readonly kind: PolicyKind;
  readonly policy: unknown;
  readonly expect: readonly Expectation[];
}

export const services = new ServiceData(
  readFileSync(new URL('../../src/policy/service-data.bin', import.meta.url)),
);

export function policyFrom(text: string, kind: PolicyKind): PolicyDocument {
  return policyOf(parseJson(text), text, kind);
}

export function policyOf(root: Node, text: string, kind: PolicyKind): PolicyDocument {
  return parsePolicy(root, { file: new SourceText('policy.json', text), pointer: '', kind, attachedTo: [] });
}

/** The row's policy as the text of a file. `{ "repeat": 3, "text": "a{n}" }` in it stands for `["a1", "a2", "a3"]`. */
export function textOf(row: PolicyCase): string {
  return JSON.stringify(
    row.policy,
    (_, value: unknown) => (isRepetition(value) ? repeated(value) : value),
    2,
  );
}

interface Repetition {
  readonly repeat: number;
  readonly text: string;
}

function isRepetition(value: unknown): value is Repetition {
  return typeof value === 'object' && value !== null && 'repeat' in value && 'text' in value;
}

function repeated({ repeat, text }: Repetition): string[] {
  return Array.from({ length: repeat }, (_, i) => text.replace('{n}', String(i + 1)));
}

export function spanAt(root: Node, path: Path): Span {
  let node = root;
  for (const step of path) {
    if (typeof step === 'number') node = found(node.type === 'array' ? node.items[step] : undefined, path);
    else if (typeof step === 'string')
      node = found(node.type === 'object' ? member(node, step)?.value : undefined, path);
    else if ('key' in step)
      return found(node.type === 'object' ? member(node, step.key)?.keySpan : undefined, path);
    else if (node.type === 'string') return substringSpan(node, step.substring.start, step.substring.length);
  }
  return { start: node.start, end: node.end };
}

function found<T>(value: T | undefined, path: Path): T {
  if (value === undefined) throw new Error(`There is nothing at ${JSON.stringify(path)}.`);
  return value;
}
