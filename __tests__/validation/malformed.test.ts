import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { PolicyKind } from '../../src/policy/kind.js';
import { readFile } from '../../src/readers/read-file.js';
import { validatePolicy } from '../../src/validation/validate.js';
import { policyFrom, services } from './policy-case.js';

/** What a finding is about: its code and the text of the policy, as one line of JSON, at its place. */
interface Told {
  readonly code: string;
  /** All of the text; its beginning where it ends in `…`. */
  readonly at: string;
}

/** A shape that AWS refuses or that says nothing, with all that is to be told of it, in the order of the places. */
type Shape = { readonly title: string; readonly kind: PolicyKind; readonly expect: readonly Told[] } & (
  { readonly policy: unknown } | { readonly text: string }
);

const table = new URL('../fixtures/validation/malformed.json', import.meta.url);
const shapes = JSON.parse(readFileSync(table, 'utf8')) as Shape[];

async function toldOf(shape: Shape): Promise<Told[]> {
  if ('text' in shape) {
    const reading = await readFile('iam/policy.json', Buffer.from(shape.text));
    const problems = 'problems' in reading ? reading.problems : [];
    return problems.map(({ rule, span }) => ({ code: rule, at: shape.text.slice(span.start, span.end) }));
  }
  const text = JSON.stringify(shape.policy);
  return validatePolicy(policyFrom(text, shape.kind), { services }).map(({ code, at }) => ({
    code,
    at: text.slice(at.start, at.end),
  }));
}

/** A text cut to what the table has of it. */
function asWritten(told: Told, wanted: Told | undefined): Told {
  if (wanted?.at.endsWith('…') !== true) return told;
  return { ...told, at: `${told.at.slice(0, wanted.at.length - 1)}…` };
}

describe('a malformed policy', () => {
  it('comes in at least 78 shapes', () => {
    expect(new Set(shapes.map(({ title, kind }) => `${kind} ${title}`)).size).toBe(shapes.length);
    expect(shapes.length).toBeGreaterThanOrEqual(78);
  });

  it.each(shapes)('$title ($kind): is told at its place', async (shape) => {
    const told = await toldOf(shape);
    expect(shape.expect.length).toBeGreaterThan(0);
    expect(told.map((each, index) => asWritten(each, shape.expect[index]))).toEqual(shape.expect);
  });
});
