import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  hasWildcard,
  opened,
  patternCovers,
  patternsOverlap,
  wildcardMatches,
} from '../../src/policy/pattern.js';

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
    ['ecr:PutImage', 'ecr:PutImage', true],
    ['ecr:PutImage', 'ecr:PutImageTagMutability', false],
    ['ecr:Put*', 'ecr:Put', true],
    // A variable is one value, whatever its name looks like.
    ['home/${*a}', 'home/*', false],
    ['home/${a*}', 'home/a', false],
    ['home/${', 'home/${', true],
    ['home/$*', 'home/$x', true],
    // One character is one code point, also beyond the Basic Multilingual Plane and at its end.
    ['?', '😀', true],
    ['??', '😀', false],
    ['*😀', 'a😀', true],
    ['?b', '\uffffb', true],
    ['*\uffffb', 'a\uffffb', true],
    ['*\uffffb', 'a\uffffc', false],
    // No character is a wildcard but the two.
    ['*\u0001', 'ab', false],
    ['*\u0002', 'ab', false],
  ])('%j and %j: %s', (pattern, text, expected) => {
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
    ['repository/a', 'repository/ab', false],
    ['repository/a?', 'repository/a', false],
    ['a?c', 'a*c', false],
    ['a?', 'a?', true],
    ['?', '*', false],
    ['*', '', true],
    ['*', '${aws:username}', true],
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
    ['x${a}', 'x${a}', true],
    ['x${a}y', 'x*y', true],
    ['*', '*', true],
    ['*', 'a?', true],
    ['**a', 'a', true],
    ['*?', '', false],
    ['*?a', 'a', false],
    ['*?a', 'ba', true],
    ['a', '', false],
    ['', '', true],
    ['a*b', 'a', false],
    ['a*b*c', 'abc', true],
    ['a?*', '*?b', true],
    ['repository/a', 'repository/b', false],
    ['repository/a*', 'repository/b*', false],
    ['home/${*}', 'home/?', true],
    ['home/${*}', 'home/a', false],
  ])('%s and %s: %s', (left, right, expected) => {
    expect(patternsOverlap(left, right)).toBe(expected);
    expect(patternsOverlap(right, left)).toBe(expected);
  });
});

describe('a pattern', () => {
  it.each([
    ['a*', true],
    ['a?', true],
    ['home/${aws:username}', true],
    ['home/${*}', true],
    ['home/a', false],
    ['a$b', false],
    ['a{b}', false],
    ['', false],
  ])('%s may match another text than its own: %s', (pattern, expected) => {
    expect(hasWildcard(pattern)).toBe(expected);
  });

  it.each([
    ['home/${aws:username}/x', 'home/*/x'],
    ['${a}-${b}', '*-*'],
    ['${x}', '*'],
    ['${*a}${a?}', '**'],
    ['home/${*}${?}${$}', 'home/${*}${?}${$}'],
    ['home/${', 'home/${'],
    ['home/a?', 'home/a?'],
  ])('%s matches at most what %s does', (pattern, expected) => {
    expect(opened(pattern)).toBe(expected);
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
