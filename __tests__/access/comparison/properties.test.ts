import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evaluate } from '../../../src/access/evaluation/evaluate.js';
import type { AccessRequest } from '../../../src/access/evaluation/request.js';
import { requestOf } from '../evaluation/tables.js';
import { compare, policiesOf } from './comparing.js';
import type { Pair, SampledRequest } from './pair-grammar.js';
import { pairs, requests } from './pair-grammar.js';

const runs = Number(process.env['COMPARISON_RUNS'] ?? 2_000);
const perPair = 60;

function asked({ kind }: Pair, request: SampledRequest): AccessRequest {
  const { principal, ...rest } = request;
  return requestOf(kind === 'identity' ? rest : { principal, ...rest });
}

describe('a comparison', () => {
  it(
    `is not contradicted by any of ${perPair} requests near each of ${runs} pairs`,
    () => {
      const seen = new Map<string, number>();
      fc.assert(
        fc.property(
          pairs({ plain: false }),
          fc.array(requests, { minLength: perPair, maxLength: perPair }),
          (pair, sample) => {
            const { result } = compare(pair.base, pair.head, pair.kind);
            seen.set(result, (seen.get(result) ?? 0) + 1);
            if (result !== 'no-new-access') return;
            const base = policiesOf(pair.base, pair.kind, 'base');
            const head = policiesOf(pair.head, pair.kind, 'head');
            for (const request of sample) {
              const given = asked(pair, request);
              if (evaluate(given, head).outcome !== 'allowed') continue;
              expect([request, evaluate(given, base).outcome]).not.toEqual([
                request,
                expect.stringMatching(/denied$/),
              ]);
            }
          },
        ),
        { numRuns: runs },
      );
      const share = (result: string) => (seen.get(result) ?? 0) / runs;
      console.log([...seen]);
      expect(share('no-new-access')).toBeGreaterThan(0.1);
      expect(share('new-access')).toBeGreaterThan(0.1);
      expect(share('undecided')).toBeLessThan(0.1);
    },
    60_000 + runs * 30,
  );
});
