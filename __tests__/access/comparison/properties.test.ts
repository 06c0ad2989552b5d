import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Comparison } from '../../../src/access/comparison/compare.js';
import { evaluate } from '../../../src/access/evaluation/evaluate.js';
import type { AccessRequest } from '../../../src/access/evaluation/request.js';
import { requestOf } from '../evaluation/tables.js';
import { compare, policiesOf } from './comparing.js';
import { allowedElsewhere, isComparable } from './oracle.js';
import type { Pair, SampledRequest } from './pair-grammar.js';
import { pairs, requestsNear } from './pair-grammar.js';

/** Of each of the two properties; COMPARISON_RUNS=10000 for the long run. */
const runs = Number(process.env['COMPARISON_RUNS'] ?? 1_000);
const perPair = 200;
const timeout = 180_000 + runs * 40;

function asked(pair: Pair, { principal, context, ...rest }: SampledRequest): AccessRequest {
  if (pair.kind === 'identity') return requestOf({ context, ...rest });
  return requestOf({ principal, context: { ...context, ...roleOf(pair, principal) }, ...rest });
}

/** A session's ARN leaves out the path of its role, which the policies may name; of a name there is but one role. */
function roleOf(pair: Pair, principal: SampledRequest['principal']): Record<string, string[]> {
  const role = 'arn:aws:iam::111122223333:role/ci/build';
  const text = JSON.stringify(pair);
  if (principal.type !== 'AWS' || !principal.arn.includes('assumed-role/build')) return {};
  return text.includes(`"${role}"`) && !text.includes('role/build"') ? { 'aws:principalarn': [role] } : {};
}

/** Counts the answers, since a property over one answer alone proves nothing. */
class Shares {
  readonly #seen = new Map<string, number>();

  add({ result }: Comparison): void {
    this.#seen.set(result, (this.#seen.get(result) ?? 0) + 1);
  }

  expectMixed(): void {
    const share = (result: string): number => (this.#seen.get(result) ?? 0) / runs;
    expect(share('no-new-access')).toBeGreaterThan(0.1);
    expect(share('new-access')).toBeGreaterThan(0.1);
    expect(share('undecided')).toBeLessThan(0.05);
  }
}

describe('a comparison', () => {
  it(
    `of each of ${runs} pairs is not contradicted by any of ${perPair} requests near it`,
    () => {
      const shares = new Shares();
      fc.assert(
        fc.property(pairs({ plain: false }), fc.nat(), (pair, seed) => {
          const found = compare(pair.base, pair.head, pair.kind);
          shares.add(found);
          if (found.result !== 'no-new-access') return;
          const base = policiesOf(pair.base, pair.kind, 'base');
          const head = policiesOf(pair.head, pair.kind, 'head');
          for (const request of requestsNear(pair, seed, perPair)) {
            const given = asked(pair, request);
            if (evaluate(given, head).outcome !== 'allowed') continue;
            const { outcome } = evaluate(given, base);
            if (/denied$/.test(outcome)) expect([request, outcome]).toBe('not gained');
          }
        }),
        { numRuns: runs },
      );
      shares.expectMixed();
    },
    timeout,
  );

  it(
    `of each of ${runs} pairs is not contradicted by an independent evaluator, and its witnesses are confirmed by it`,
    () => {
      const shares = new Shares();
      let confirmed = 0;
      fc.assert(
        fc.property(pairs({ plain: true }), fc.nat(), (pair, seed) => {
          const found = compare(pair.base, pair.head, pair.kind);
          shares.add(found);
          if (found.result === 'no-new-access') {
            const near = requestsNear(pair, seed, 40).map((request) => asked(pair, request));
            for (const request of near.filter(isComparable))
              if (allowedElsewhere(pair.head, request) && !allowedElsewhere(pair.base, request))
                expect(request).toBe('not gained');
          }
          if (found.result !== 'new-access') return;
          for (const { witness } of found.regions) {
            if (!isComparable(witness)) continue;
            const [before, after] = [pair.base, pair.head].map((side) => allowedElsewhere(side, witness));
            expect({ witness, before, after }).toEqual({ witness, before: false, after: true });
            confirmed++;
          }
        }),
        { numRuns: runs },
      );
      shares.expectMixed();
      expect(confirmed).toBeGreaterThan(runs / 10);
    },
    timeout,
  );
});
