import { describe, expect, it } from '@jest/globals';
import type { Verdict } from '../../../src/access/evaluation/verdict.js';
import {
  both,
  certain,
  either,
  everyOf,
  negate,
  perhaps,
  someOf,
} from '../../../src/access/evaluation/verdict.js';

/** Kleene's logic of three values: what is not known does not count where the rest decides. */
describe('a verdict', () => {
  it.each<[Verdict, Verdict, Verdict, Verdict]>([
    ['yes', 'yes', 'yes', 'yes'],
    ['yes', 'no', 'no', 'yes'],
    ['no', 'no', 'no', 'no'],
    ['yes', 'unknown', 'unknown', 'yes'],
    ['no', 'unknown', 'no', 'unknown'],
    ['unknown', 'unknown', 'unknown', 'unknown'],
  ])('of %s and %s: both %s, one of them %s', (left, right, ofBoth, ofOne) => {
    expect([both(left, right), both(right, left)]).toEqual([ofBoth, ofBoth]);
    expect([either(left, right), either(right, left)]).toEqual([ofOne, ofOne]);
    expect(everyOf([left, right], (each) => each)).toBe(ofBoth);
    expect(someOf([left, right], (each) => each)).toBe(ofOne);
  });

  it('of nothing at all is that every one passes, and none does', () => {
    expect(everyOf([], () => 'unknown')).toBe('yes');
    expect(someOf([], () => 'unknown')).toBe('no');
  });

  it('is turned around, and made of what is sure or may be', () => {
    expect([negate('yes'), negate('no'), negate('unknown')]).toEqual(['no', 'yes', 'unknown']);
    expect([certain(true), certain(false)]).toEqual(['yes', 'no']);
    expect([perhaps(true), perhaps(false)]).toEqual(['unknown', 'no']);
  });

  it('is not asked for any further once it is decided', () => {
    const asked: Verdict[] = [];
    const ask = (each: Verdict): Verdict => {
      asked.push(each);
      return each;
    };
    expect(someOf(['no', 'yes', 'unknown'], ask)).toBe('yes');
    expect(everyOf(['unknown', 'no', 'yes'], ask)).toBe('no');
    expect(asked).toEqual(['no', 'yes', 'unknown', 'no']);
  });
});
