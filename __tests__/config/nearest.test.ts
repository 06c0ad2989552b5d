import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../src/domain/message.js';
import { didYouMean, editDistance, nearest, notAllowed, shortened } from '../../src/config/nearest.js';

describe('the edit distance', () => {
  it.each([
    ['', '', 0],
    ['abc', '', 3],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['eror', 'error', 1],
    ['reveiw', 'review', 1],
    ['abcd', 'badc', 2],
  ])('from %p to %p is %d', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});

describe('the nearest name', () => {
  const names = ['fail-on', 'fail-scope', 'review', 'recheck'];

  it.each([
    ['fail_on', 'fail-on'],
    ['failOn', 'fail-on'],
    ['FAIL ON', 'fail-on'],
    ['reveiw', 'review'],
    ['rechek', 'recheck'],
    ['fail-scop', 'fail-scope'],
  ])('of %p is %p', (text, name) => {
    expect(nearest(text, names)).toBe(name);
  });

  it('is none where all are far, where there are none, and where the text is too long for a name', () => {
    expect(nearest('organization', names)).toBeUndefined();
    expect(nearest('review', [])).toBeUndefined();
    expect(nearest('review'.repeat(20), names)).toBeUndefined();
  });
});

describe('the end of a sentence', () => {
  it('names the nearest, else the known names where they are few', () => {
    expect(plainText(didYouMean('on', ['one', 'two']))).toBe(': did you mean `one`?');
    expect(plainText(didYouMean('seventeen', ['one', 'two']))).toBe(': known are `one` and `two`.');
    expect(plainText(didYouMean('seventeen', []))).toBe('.');
    expect(
      plainText(
        didYouMean(
          'seventeen',
          Array.from({ length: 11 }, (_, index) => `${index}`),
        ),
      ),
    ).toBe('.');
  });

  it('lists what is allowed', () => {
    expect(plainText(notAllowed('of', ['on', 'off']))).toBe(
      '`of` is not allowed: did you mean `on`? Allowed are `on` and `off`.',
    );
    expect(plainText(notAllowed('perhaps', ['on', 'off']))).toBe(
      '`perhaps` is not allowed: allowed are `on` and `off`.',
    );
  });

  it('shows the beginning of a long value', () => {
    expect(shortened('x'.repeat(80))).toBe('x'.repeat(80));
    expect(shortened('x'.repeat(81))).toBe(`${'x'.repeat(80)}…`);
  });
});
