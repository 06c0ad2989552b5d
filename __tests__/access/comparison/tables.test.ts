import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Comparison } from '../../../src/access/comparison/compare.js';
import { evaluate } from '../../../src/access/evaluation/evaluate.js';
import type { PolicyDocument } from '../../../src/policy/document.js';
import type { PolicyKind } from '../../../src/policy/kind.js';
import type { SemanticsName, SideJson } from './comparing.js';
import { compare, compareSides, policiesOf } from './comparing.js';

/** What a row may say; each says at least the result, or the results that AWS's documents leave to choose from. */
interface Expected {
  readonly result: Comparison['result'] | readonly Comparison['result'][];
  readonly kind?: PolicyKind;
  readonly semantics?: SemanticsName;
  /** All actions that are gained. */
  readonly actions?: readonly string[];
  /** The resource, and the condition keys, of the example of one region. */
  readonly resource?: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
  /** Every region: its actions, and the policy and statement that give them. */
  readonly regions?: readonly { readonly actions: readonly string[]; readonly by: string }[];
  /** A part of the reason why it is undecided. */
  readonly reason?: string;
}

interface Row extends Expected {
  readonly name: string;
  readonly base: SideJson;
  readonly head: SideJson;
  /** The statements of the permissions boundary of each side. */
  readonly baseBoundary?: readonly object[];
  readonly headBoundary?: readonly object[];
}

interface Group<Part> {
  readonly about: string;
  readonly source: string;
  readonly kind?: PolicyKind;
  readonly rows: readonly (Expected & { readonly base: Part; readonly head: Part; readonly why?: string })[];
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
}

/** Rows that give only the part of a statement that matters. */
function rowsOf(name: string, complete: (part: object) => object): Row[] {
  return (read(name) as Group<object>[]).flatMap(({ rows, kind, source }) => {
    if (!source.startsWith('https://') || rows.length === 0)
      throw new Error(`${name} has a group without a source`);
    return rows.map((row) => ({
      ...(kind ? { kind } : {}),
      ...row,
      name: [JSON.stringify(row.base), JSON.stringify(row.head), row.why ?? ''].join(' > '),
      base: [[complete(row.base)]],
      head: [[complete(row.head)]],
    }));
  });
}

const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const withElement = (part: object): object => {
  const { Action, Resource, ...rest } = allow;
  const action = 'NotAction' in part ? {} : { Action };
  return { ...rest, ...action, ...('NotResource' in part ? {} : { Resource }), ...part };
};

function boundaryOf(statements: readonly object[] | undefined, name: string): PolicyDocument[] {
  if (!statements) return [];
  return policiesOf([statements], 'identity', `${name}-boundary`).map((each) => ({ ...each, bounds: true }));
}

function holds(row: Row): void {
  const { kind = 'identity', semantics = 'aws' } = row;
  const base = policiesOf(row.base, kind, 'base').concat(boundaryOf(row.baseBoundary, 'base'));
  const head = policiesOf(row.head, kind, 'head').concat(boundaryOf(row.headBoundary, 'head'));
  const found = compareSides({ base, head }, semantics);
  expect([row.result].flat()).toContain(found.result);
  if (row.reason !== undefined) expect(found).toMatchObject({ reason: expect.stringContaining(row.reason) });
  if (found.result !== 'new-access') return;
  const { regions } = found;
  for (const { witness } of regions) {
    expect(evaluate(witness, head).outcome).toBe('allowed');
    expect(evaluate(witness, base).outcome).not.toBe('allowed');
  }
  if (row.actions) expect(regions.flatMap(({ actions }) => actions).sort()).toEqual(row.actions);
  if (row.resource !== undefined)
    expect(regions.map(({ witness }) => witness.resource)).toContain(row.resource);
  if (row.context)
    expect(regions.map(({ witness }) => Object.fromEntries(witness.context))).toContainEqual(row.context);
  if (row.regions)
    expect(
      regions.map(({ actions, by }) => ({ actions, by: `${by.policy.id} ${by.statement.index}` })),
    ).toEqual(row.regions);
}

describe('what a changed condition gives', () => {
  it.each(rowsOf('conditions.json', (Condition) => ({ ...allow, Condition })))('$name', holds);
});

describe('what a changed element gives', () => {
  it.each(rowsOf('elements.json', withElement))('$name', holds);
});

describe('what a changed policy gives:', () => {
  it.each(read('policies.json') as Row[])('$name', holds);
});

describe('what a change gives by the requests that there are:', () => {
  const rows = (read('typed.json') as Row[]).map((row) => ({ ...row, semantics: 'typed' as const }));
  it.each(rows)('$name', holds);
});

describe('what a change gives within a permissions boundary:', () => {
  it.each(read('boundaries.json') as Row[])('$name', holds);
});

describe('what a change gives where a template leaves open', () => {
  it.each(read('unknowns.json') as Row[])('$name', holds);
});

describe('what a Deny with a condition takes, its absence gives', () => {
  const rows = rowsOf('conditions.json', (Condition) => ({ ...allow, Effect: 'Deny', Condition }));
  it.each(rows)('$name', ({ base, head, result, kind }) => {
    const all = [allow];
    // Allows of base without head's denials: the other way round, and the very same question.
    const found = compare([all, ...head], [all, ...base], kind);
    if (typeof result === 'string') expect([result, 'undecided']).toContain(found.result);
  });
});
