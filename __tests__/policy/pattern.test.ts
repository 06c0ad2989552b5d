import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { patternCovers, patternsOverlap, wildcardMatches } from '../../src/policy/pattern.js';

describe('wildcardMatches', () => {
  it.each([
    ['ecr:*', 'ecr:PutImage', true],
    ['ecr:Get*', 'ecr:PutImage', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-b-b-d', false],
    ['repository/${*}', 'repository/*', true],
    ['repository/${*}', 'repository/app', false],
    ['${aws:username}', 'anna', false],
    ['home/*/${aws:username}', 'home/x/${aws:username}', false],
    ['?', '😀', true],
  ])('%s and %s: %s', (pattern, text, expected) => {
    expect(wildcardMatches(pattern, text)).toBe(expected);
  });

  it('ends soon on patterns made to be slow', () => {
    expect(wildcardMatches(`${'*a'.repeat(200)}b`, 'a'.repeat(2000))).toBe(false);
  });
});

describe('patternCovers', () => {
  it.each([
    ['ecr:*', 'ecr:Get*', true],
    ['ecr:Get*', 'ecr:*', false],
    ['*', 'anything*', true],
    ['a?', 'a*', false],
    ['a*', 'a?', true],
    ['?*', '*?', true],
    ['*?', '?*', true],
    ['**', '*', true],
    ['repository/*', 'repository/${aws:username}', true],
    ['repository/${aws:username}', 'repository/${aws:username}', true],
    ['repository/${aws:username}', 'repository/anna', false],
    ['repository/?', 'repository/${aws:username}', false],
    ['repository/a', 'repository/*', false],
  ])('%s covers %s: %s', (outer, inner, expected) => {
    expect(patternCovers(outer, inner)).toBe(expected);
  });
});

describe('patternsOverlap', () => {
  it.each([
    ['a*', '*b', true],
    ['a*', 'b*', false],
    ['a?', 'ab', true],
    ['a?', 'a', false],
    ['*', '', true],
    ['a*c', 'ab*', true],
    ['a*c', 'b*c', false],
    ['*/prod', 'prod/*', true],
    ['x${a}', 'x*', true],
    ['x${a}', 'x?', false],
    ['x${a}', 'x${b}', false],
  ])('%s and %s: %s', (left, right, expected) => {
    expect(patternsOverlap(left, right)).toBe(expected);
    expect(patternsOverlap(right, left)).toBe(expected);
  });
});

/** Against every text of a small world: what the three say must be true of those texts. */
describe('the three agree with each other', () => {
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 6 });
  const texts = allTexts('ab', 6);

  it('covers means that no text is matched by the inner pattern alone', () => {
    fc.assert(
      fc.property(pattern, pattern, (outer, inner) => {
        const alone = texts.some((text) => wildcardMatches(inner, text) && !wildcardMatches(outer, text));
        if (patternCovers(outer, inner)) expect(alone).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('overlap means that some text is matched by both', () => {
    fc.assert(
      fc.property(pattern, pattern, (left, right) => {
        const shared = texts.some((text) => wildcardMatches(left, text) && wildcardMatches(right, text));
        if (shared) expect(patternsOverlap(left, right)).toBe(true);
        // Two patterns of at most six tokens that meet at all meet in a text of at most twelve; look at short ones only.
        if (left.length + right.length <= 6) expect(patternsOverlap(left, right)).toBe(shared);
      }),
      { numRuns: 500 },
    );
  });
});

function allTexts(letters: string, longest: number): string[] {
  const all = [''];
  for (let from = 0, length = 1; length <= longest; length++) {
    const shorter = all.slice(from);
    from = all.length;
    for (const text of shorter) for (const letter of letters) all.push(text + letter);
  }
  return all;
}
