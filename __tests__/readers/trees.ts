import type { Node, StringNode } from '../../src/policy/node.js';
import { substringSpan } from '../../src/policy/node.js';
import { readFile } from '../../src/readers/read-file.js';
import type { DeclaredPolicy, FileReading, FoundPolicy } from '../../src/readers/reader.js';

/** Reads a text as the file of that name; throws where it is skipped. */
export async function readText(path: string, text: string, declared?: DeclaredPolicy): Promise<FileReading> {
  const reading = await readFile(path, new TextEncoder().encode(text), declared);
  if ('skipped' in reading) throw new Error(`${path} was skipped: ${reading.skipped}`);
  return reading;
}

/** The one policy of a text. */
export async function onlyPolicy(path: string, text: string): Promise<FoundPolicy> {
  const { policies } = await readText(path, text);
  const [policy] = policies;
  if (!policy || policies.length > 1) throw new Error(`${String(policies.length)} policies in ${path}`);
  return policy;
}

/** A node and everything in it. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node;
  if (node.type === 'array') for (const item of node.items) yield* nodesOf(item);
  if (node.type === 'object') for (const { value } of node.members) yield* nodesOf(value);
}

/** The first string of a tree with that value. */
export function stringIn(root: Node, value: string): StringNode {
  for (const node of nodesOf(root)) if (node.type === 'string' && node.value === value) return node;
  throw new Error(`no string ${value}`);
}

/** The value that a tree without unknowns says, as JSON.parse gives it. */
export function plain(node: Node): unknown {
  switch (node.type) {
    case 'object':
      return Object.fromEntries(node.members.map(({ key, value }) => [key, plain(value)]));
    case 'array':
      return node.items.map(plain);
    case 'null':
      return null;
    case 'template':
    case 'unknown':
      throw new Error(`an unknown ${node.type}`);
    default:
      return node.value;
  }
}

/** The file's text of each part of a string's value that stands for itself. */
export function partOf(file: string, node: StringNode, part: string): string {
  const { start, end } = substringSpan(node, node.value.indexOf(part), part.length);
  return file.slice(start, end);
}
