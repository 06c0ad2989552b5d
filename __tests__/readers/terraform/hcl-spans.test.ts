import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { parseHcl } from '../../../src/readers/terraform/body.js';
import type { Block, Body, Expression, TemplatePart } from '../../../src/readers/terraform/syntax.js';

const folder = new URL('../../fixtures/hcl/', import.meta.url);
const files = readdirSync(folder)
  .sort()
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

describe.each(files)('in $name', ({ text }) => {
  const { body } = parseHcl(text);

  it('every expression reads the same from its own text alone', () => {
    for (const expression of expressionsIn(body)) {
      const source = text.slice(expression.start, expression.end);
      const [alone] = parseHcl(`a = (\n${source}\n)\n`).body.attributes;
      expect(alone && withoutPlaces(alone.value)).toEqual(withoutPlaces({ type: 'group', expression }));
    }
  });

  it('every text knows where its characters stand', () => {
    for (const part of textsIn(body)) {
      if (typeof part.content === 'number') expect(text.slice(part.start, part.end)).toBe(part.value);
      for (let index = 0; index < part.value.length; index++) {
        const start = typeof part.content === 'number' ? part.content + index : part.content.offsetOf(index);
        expect(start).toBeGreaterThanOrEqual(part.start);
        expect(start).toBeLessThan(part.end);
        const written = text.charAt(start);
        if (written !== '\\') expect(written).toBe(part.value.charAt(index));
      }
    }
  });

  it('names, labels and blocks have their own text', () => {
    for (const block of blocksIn(body)) {
      expect(text.slice(block.typeSpan.start, block.typeSpan.end)).toBe(block.type);
      expect(text.slice(block.start, block.end)).toMatch(/^[^{]+\{[^]*\}$/);
      for (const { start, end, text: label } of block.labels)
        expect([label, JSON.stringify(label)]).toContain(text.slice(start, end));
      for (const { nameSpan, name } of block.body.attributes)
        expect(text.slice(nameSpan.start, nameSpan.end)).toBe(name);
    }
  });
});

function* blocksIn({ blocks }: Body): Generator<Block> {
  for (const block of blocks) {
    yield block;
    yield* blocksIn(block.body);
  }
}

function* expressionsIn(body: Body): Generator<Expression> {
  for (const { value } of body.attributes) yield* within(value);
  for (const block of body.blocks) yield* expressionsIn(block.body);
}

function* textsIn(body: Body): Generator<TemplatePart & { type: 'text' }> {
  for (const expression of expressionsIn(body))
    if (expression.type === 'template')
      for (const part of expression.parts) if (part.type === 'text') yield part;
}

/** Anything in an expression that is one itself. */
function* within(value: unknown): Generator<Expression> {
  if (isExpression(value)) yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const each of Object.values(value)) yield* within(each);
}

const types = new Set<unknown>([
  ...[
    'number',
    'keyword',
    'template',
    'tuple',
    'object',
    'call',
    'traversal',
    'conditional',
    'binary',
    'unary',
    'group',
  ],
]);

function isExpression(value: unknown): value is Expression {
  return typeof value === 'object' && value !== null && 'type' in value && types.has(value.type);
}

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key]) => !['start', 'end', 'content', 'nameSpan'].includes(key),
  );
  return Object.fromEntries(kept.map(([key, each]) => [key, withoutPlaces(each)]));
}
