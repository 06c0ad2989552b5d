import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compare } from './comparing.js';
import { filledIn, parameters, templatePairs } from './unknowns-grammar.js';

/** COMPARISON_RUNS=10000 for the long run. */
const runs = Math.ceil(Number(process.env['COMPARISON_RUNS'] ?? 1_000) / 4);

describe('a comparison of templates', () => {
  it(
    `of each of ${runs} pairs says that nothing is gained only where that holds whatever the parameters are`,
    () => {
      const seen = new Map<string, number>();
      const values = fc.array(parameters, { minLength: 6, maxLength: 6 });
      fc.assert(
        fc.property(templatePairs, values, ({ kind, base, head }, sample) => {
          const { result } = compare([base], [head], kind);
          seen.set(result, (seen.get(result) ?? 0) + 1);
          if (result !== 'no-new-access') return;
          for (const each of sample) {
            const [before, after] = [base, head].map((side) => filledIn(side, each) as object[]);
            const found = compare([before ?? []], [after ?? []], kind);
            if (found.result === 'new-access') expect({ before, after, ...found }).toBe('not gained');
          }
        }),
        { numRuns: runs },
      );
      const share = (result: string): number => (seen.get(result) ?? 0) / runs;
      expect(share('no-new-access')).toBeGreaterThan(0.1);
      expect(share('new-access')).toBeGreaterThan(0.1);
      expect(share('undecided')).toBeLessThan(0.5);
    },
    180_000 + runs * 60,
  );
});
