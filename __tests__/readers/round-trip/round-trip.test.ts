import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonical, substringSpan, type Node } from '../../../src/policy/node.js';
import type { FoundPolicy } from '../../../src/readers/reader.js';
import { nodesOf, onlyPolicy, plain } from '../trees.js';
import { forms, type Form } from './forms.js';
import { generated } from './generated.js';
import type { JsonObject } from './values.js';

interface NamedPolicy {
  readonly name: string;
  readonly policy: JsonObject;
}

const policies = JSON.parse(
  readFileSync(new URL('policies.json', import.meta.url), 'utf8'),
) as readonly NamedPolicy[];

/** What a policy says as its plain JSON. */
async function meaning(policy: JsonObject): Promise<string> {
  return canonical((await onlyPolicy('a.json', JSON.stringify(policy))).root);
}

async function read(
  { path, write }: Form,
  policy: JsonObject,
): Promise<{ text: string; found: FoundPolicy }> {
  const text = write(policy);
  return { text, found: await onlyPolicy(path, text) };
}

/** What stands at the places of a document's nodes and is not their own text. */
function misplaced(root: Node, text: string, form: Form): string[] {
  const wrong: string[] = [];
  for (const node of nodesOf(root)) {
    if (!isOwn(node, text, form)) wrong.push(`${String(node.start)}: ${text.slice(node.start, node.end)}`);
    if (node.type === 'string') wrong.push(...misplacedLetters(node, text));
    if (node.type !== 'object') continue;
    for (const { key, keySpan } of node.members) {
      const written = text.slice(keySpan.start, keySpan.end);
      if (form.whole === true && form.value?.(written, columnOf(keySpan.start, text)) !== key)
        wrong.push(`key ${key}: ${written}`);
    }
  }
  return wrong;
}

/** Whether the text at a node's span says what the node says. */
function isOwn(node: Node, text: string, { value, whole }: Form): boolean {
  const written = text.slice(node.start, node.end);
  if (node.end <= node.start || node.end > text.length) return false;
  const isScalar = node.type !== 'object' && node.type !== 'array';
  // What the provider adds to a data document stands at the word of its block.
  if (/^(?:data|statement)$/.test(written)) return node.type === 'string';
  if (!value || !(isScalar || whole === true)) return true;
  return saying(value(written, columnOf(node.start, text))) === saying(plain(node));
}

/** A block scalar of YAML ends with its last text: the lines' ends behind it are no part of its place. */
function saying(value: unknown): string {
  return JSON.stringify(value).replace(/(?:\\n)+"/g, '"');
}

/** From 0. */
function columnOf(offset: number, text: string): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** Each letter and digit of a value stands at its own place, in the file's order. */
function misplacedLetters(node: Extract<Node, { type: 'string' }>, text: string): string[] {
  const wrong: string[] = [];
  if (/^(?:data|statement)$/.test(text.slice(node.start, node.end))) return wrong;
  for (let index = 0; index < node.value.length; index++) {
    const char = node.value.charAt(index);
    const { start, end } = substringSpan(node, index, 1);
    if (start < node.start || end > node.end) wrong.push(`${node.value} [${String(index)}] is outside`);
    const written = text.slice(start, end);
    const unit = /^\\*u([0-9a-f]{4})$/.exec(written)?.[1];
    const said = unit === undefined ? written : String.fromCharCode(Number.parseInt(unit, 16));
    if (/[a-z\d]/i.test(char) && said !== char) wrong.push(`${node.value} [${String(index)}]: ${written}`);
  }
  return wrong;
}

describe.each(Object.entries(forms))('a policy as %s', (_, form) => {
  it.each(policies)('is the same document: $name', async ({ policy }) => {
    const { found } = await read(form, policy);
    expect(canonical(found.root)).toBe(await meaning(form.says?.(policy) ?? policy));
  });

  it.each(policies)('has each of its values where it is written: $name', async ({ policy }) => {
    const { found, text } = await read(form, policy);
    expect(misplaced(found.root, text, form)).toEqual([]);
  });

  it('is the same document, with its values in their places, whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(generated, async (policy) => {
        fc.pre(form.isFaithful?.(form.write(policy), policy) ?? true);
        const { found, text } = await read(form, policy);
        expect(canonical(found.root)).toBe(await meaning(form.says?.(policy) ?? policy));
        expect(misplaced(found.root, text, form)).toEqual([]);
      }),
      { seed: 11, numRuns: 40 },
    );
  });
});

describe('the table of policies', () => {
  it('has thirty that differ', async () => {
    const meanings = await Promise.all(policies.map(({ policy }) => meaning(policy)));
    expect(new Set(meanings).size).toBe(30);
  });
});
