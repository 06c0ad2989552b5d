import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evaluate } from '../../../src/access/evaluation/evaluate.js';
import { requestOf } from '../evaluation/tables.js';
import type { SideJson } from './comparing.js';
import { compare, compareSides, policiesOf } from './comparing.js';
import type { Pair } from './pair-grammar.js';
import { pairs, requestsNear } from './pair-grammar.js';

/** Of each law; COMPARISON_RUNS=10000 for the long run. */
const runs = Math.ceil(Number(process.env['COMPARISON_RUNS'] ?? 1_000) / 20);
const timeout = 180_000 + runs * 60;

type Json = Readonly<Record<string, unknown>>;

function all({ base }: Pair): Json[] {
  return base.flat() as unknown as Json[];
}

function heads({ head }: Pair): Json[] {
  return head.flat() as unknown as Json[];
}

function holds(name: string, law: (pair: Pair, seed: number) => void, plain = false): void {
  it(
    `${name} (${runs} pairs)`,
    () => {
      fc.assert(fc.property(pairs({ plain }), fc.nat(), law), { numRuns: runs });
    },
    timeout,
  );
}

/** Policies with the permissions boundary that bounds them: whatever lets a request through must be in both. */
function bounded(policies: SideJson, boundary: SideJson, name: string) {
  const own = policiesOf(policies, 'identity', name);
  const [bound] = policiesOf([boundary.flat()], 'identity', `${name}-boundary`);
  return bound ? [...own, { ...bound, bounds: true }] : own;
}

function isSpread(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 1;
}

/** A statement for each item of a list: the same for Allow as for Deny, where the list is not a Not-element's. */
function split(statement: Json): Json[] {
  const name = ['Action', 'Resource'].find((each) => isSpread(statement[each]));
  if (name === undefined) return [statement];
  const items = statement[name] as readonly string[];
  return items.flatMap((item) => split({ ...statement, [name]: item }));
}

function turned(statement: Json): Json {
  const entries = Object.entries(statement).map(
    ([key, value]) => [key, Array.isArray(value) ? [...(value as string[])].reverse() : value] as const,
  );
  return Object.fromEntries(entries.reverse());
}

/** Whether AWS leaves open for whom a statement is, or sets of values are asked for, of which there can be too many. */
function isLeftOpen(pair: Pair): boolean {
  return /NotPrincipal|assumed-role|federated-user|For(?:Any|All)/.test(JSON.stringify(pair));
}

/** `a/b` as `a*`: every request of the one is one of the other. */
function widened(statement: Json): Json {
  const widen = (text: string): string => (text.startsWith('arn:') ? text.replace(/[^*?:}]$/, '*') : text);
  const { Resource } = statement;
  if (statement['Effect'] !== 'Allow' || Resource === undefined) return statement;
  return { ...statement, Resource: ([Resource].flat() as string[]).map(widen) };
}

function everything(kind: Pair['kind']): Json {
  const who = kind === 'identity' ? {} : { Principal: '*' };
  return { Effect: 'Allow', ...who, Action: '*', Resource: '*' };
}

function newIn(base: readonly Json[], head: readonly Json[], kind: Pair['kind']): string {
  return compare([base], [head], kind).result;
}

describe('a comparison keeps to its laws:', () => {
  holds('a policy gives nothing that it does not give', (pair) => {
    expect(newIn(all(pair), all(pair), pair.kind)).toBe('no-new-access');
  });

  holds('a Deny gives nothing', (pair) => {
    const denials = heads(pair).map((each) => ({ ...each, Effect: 'Deny' }));
    expect(newIn(all(pair), [...all(pair), ...denials], pair.kind)).toBe('no-new-access');
  });

  holds('nothing is new to those who may do everything', (pair) => {
    expect(newIn([everything(pair.kind)], heads(pair), pair.kind)).toBe('no-new-access');
  });

  holds('everything is new where something is denied outright', (pair) => {
    const denied = [...all(pair), { ...everything(pair.kind), Effect: 'Deny' }];
    expect(newIn(denied, [everything(pair.kind)], pair.kind)).toBe('new-access');
    expect(newIn(denied, denied, pair.kind)).toBe('no-new-access');
  });

  holds('neither the order of statements nor that of values matters', (pair) => {
    const [base, head] = [all(pair), heads(pair)];
    const { result } = compare([base], [head], pair.kind);
    const reversed = compare([base.map(turned).reverse()], [head.map(turned).reverse()], pair.kind);
    expect(reversed.result).toBe(result);
    expect(newIn(head, head.map(turned).reverse(), pair.kind)).toBe('no-new-access');
  });

  holds('a statement split by its values is the same, and merged again it is', (pair) => {
    const whole = heads(pair);
    const parts = whole.flatMap(split);
    for (const result of [newIn(whole, parts, pair.kind), newIn(parts, whole, pair.kind)]) {
      if (isLeftOpen(pair)) expect(result).not.toBe('new-access');
      else expect(result).toBe('no-new-access');
    }
  });

  holds('policies apart say what they say as one', (pair) => {
    const apart = heads(pair).map((each) => [each]);
    const together = compare([all(pair)], [heads(pair)], pair.kind);
    expect(compare([all(pair)], apart, pair.kind).result).toBe(together.result);
  });

  holds('a narrower resource gives nothing new', (pair) => {
    expect(newIn(heads(pair).map(widened), heads(pair), pair.kind)).not.toBe('new-access');
  });

  holds('what is nothing new to a base is nothing new to a larger one', (pair) => {
    const [base, head] = [all(pair), heads(pair)];
    if (newIn(base, head, pair.kind) !== 'no-new-access') return;
    const more = head.map((each) => ({ ...turned(each), Effect: 'Allow' }));
    expect(newIn([...base, ...more], head, pair.kind)).toBe('no-new-access');
  });

  holds('what is new to a larger base is new to a smaller one', (pair) => {
    const [base, head] = [all(pair), heads(pair)];
    const allows = base.filter(({ Effect }) => Effect === 'Allow');
    if (newIn(allows, head, pair.kind) !== 'new-access') return;
    expect(newIn(allows.slice(1), head, pair.kind)).toBe('new-access');
  });

  holds('every region has a request of its own, and none is told twice', (pair) => {
    const found = compare(pair.base, pair.head, pair.kind);
    if (found.result !== 'new-access') return;
    const told = found.regions.map(({ actions, by, witness }) =>
      JSON.stringify([
        actions,
        by.policy.id,
        by.statement.index,
        { ...witness, context: [...witness.context] },
      ]),
    );
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told).size).toBe(told.length);
    for (const { actions } of found.regions) expect(new Set(actions).size).toBe(actions.length);
  });
});

function holdsForIdentities(name: string, law: (pair: Pair, seed: number) => void): void {
  holds(name, law, true);
}

const allowingAll = [[{ Effect: 'Allow', Action: '*', Resource: '*' }]];

describe('within a permissions boundary', () => {
  holdsForIdentities('nothing is gained by setting one', ({ base, head }) => {
    const sides = { base: policiesOf(base, 'identity', 'b'), head: bounded(base, head, 'h') };
    expect(compareSides(sides).result).not.toBe('new-access');
  });

  holdsForIdentities('policy and boundary are alike: either may be the one', ({ base, head }) => {
    const sides = { base: bounded(base, head, 'b'), head: bounded(head, base, 'h') };
    expect(compareSides(sides).result).not.toBe('new-access');
  });

  holdsForIdentities('an administrator has what the boundary says', ({ base, head }) => {
    const sides = { base: bounded(allowingAll, base, 'b'), head: bounded(allowingAll, head, 'h') };
    const [within, alone] = [compareSides(sides).result, compare(base, head).result];
    if (within !== 'undecided' && alone !== 'undecided') expect(within).toBe(alone);
  });

  holdsForIdentities(
    'no request near by contradicts the answer, and each example is one',
    ({ base, head }, seed) => {
      const sides = { base: bounded(base, head, 'b'), head: policiesOf(head, 'identity', 'h') };
      const found = compareSides(sides);
      const isGained = (request: Parameters<typeof evaluate>[0]): boolean =>
        evaluate(request, sides.head).outcome === 'allowed' &&
        evaluate(request, sides.base).outcome !== 'allowed';
      if (found.result === 'new-access')
        for (const { witness } of found.regions) expect(isGained(witness)).toBe(true);
      if (found.result !== 'no-new-access') return;
      for (const { action, resource, context } of requestsNear({ kind: 'identity', base, head }, seed, 100)) {
        const request = requestOf({ action, resource, context });
        if (isGained(request)) expect(request).toBe('not gained');
      }
    },
  );
});
