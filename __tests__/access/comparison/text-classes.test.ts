import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Budget, Undecided } from '../../../src/access/comparison/box.js';
import { addressPoints, momentPoints, numberPoints } from '../../../src/access/comparison/scalar-points.js';
import { textClasses } from '../../../src/access/comparison/text-classes.js';
import type { Pattern } from '../../../src/access/comparison/tokens.js';
import { arnPattern, everyText, literalPattern, textPattern } from '../../../src/access/comparison/tokens.js';
import { arnMatches } from '../../../src/policy/arn.js';
import { parseMoment, parseNumber } from '../../../src/policy/condition-scalars.js';
import { wildcardMatches } from '../../../src/policy/pattern.js';

const letters = ['a', 'b', ':'];

/** All texts of up to so many letters. */
function texts(longest: number): string[] {
  const found = [''];
  let level = [''];
  for (let length = 1; length <= longest; length++) {
    level = level.flatMap((text) => letters.map((letter) => text + letter));
    found.push(...level);
  }
  return found;
}

const pattern = fc
  .array(fc.constantFrom('a', 'b', '*', '?', ':'), { maxLength: 4 })
  .map((each) => each.join(''));
const patterns = fc.uniqueArray(pattern, { minLength: 1, maxLength: 4 });

function expectAllFound(
  found: readonly string[],
  given: readonly string[],
  signature: (text: string) => string,
): void {
  const told = found.map(signature);
  expect(given.map(signature).filter((each) => !told.includes(each))).toEqual([]);
}

describe('classes of texts', () => {
  it('are all those that some text of five letters is in', () => {
    fc.assert(
      fc.property(
        patterns,
        fc.uniqueArray(fc.constantFrom<string>('a', 'ab', 'b:'), { maxLength: 2 }),
        (all, names) => {
          const groups = all.map((each) => [textPattern(each)]);
          const by = { names: new Set(names), groups, universe: [everyText], readable: ['a', 'abba', 'zz'] };
          const found = textClasses(by, new Budget(1e6));
          const signature = (text: string): string =>
            [names.includes(text) ? text : '', ...all.map((each) => wildcardMatches(each, text))].join();
          expectAllFound(
            found.map(({ text }) => text),
            texts(5),
            signature,
          );
          expect(found.filter(({ single }) => single).map(({ text }) => text)).toEqual(names);
          for (const { text, others } of found)
            for (const other of others) expect(signature(other)).toBe(signature(text));
        },
      ),
    );
  });

  it('of groups are told apart by the groups alone', () => {
    fc.assert(
      fc.property(patterns, patterns, (left, right) => {
        const groups = [left.map((each) => textPattern(each)), right.map((each) => textPattern(each))];
        const by = { names: new Set<string>(), groups, universe: [everyText], readable: [] };
        const found = textClasses(by, new Budget(1e6)).map(({ text }) => text);
        const signature = (text: string): string =>
          [left, right].map((group) => group.some((each) => wildcardMatches(each, text))).join();
        expectAllFound(found, texts(5), signature);
        expect(new Set(found.map(signature)).size).toBe(found.length);
      }),
    );
  });

  it('of ARNs keep to the segments, and to the universe', () => {
    const segment = fc.constantFrom('', 'a', '*', '?', 'a*');
    const arn = fc
      .tuple(segment, segment, fc.constantFrom('a', '*', 'a:*', '?:b', '*b'))
      .map(([x, y, z]) => `arn:p:s:${x}:${y}:${z}`);
    const given = ['', 'a', 'ab'].flatMap((x) =>
      ['', 'a', 'b'].flatMap((y) => ['a', 'b', 'a:b', 'ab', 'b:a:b'].map((z) => `arn:p:s:${x}:${y}:${z}`)),
    );
    fc.assert(
      fc.property(fc.uniqueArray(arn, { minLength: 1, maxLength: 4 }), (all) => {
        const groups = all.map((each) => [arnPattern(each)]);
        const universe = [arnPattern('arn:p:s:*:*:*')];
        const found = textClasses({ names: new Set(), groups, universe, readable: ['zz'] }, new Budget(1e6));
        const signature = (text: string): string => all.map((each) => arnMatches(each, text)).join();
        expectAllFound(
          found.map(({ text }) => text),
          given,
          signature,
        );
        for (const { text } of found) expect(arnMatches('arn:p:s:*:*:*', text)).toBe(true);
      }),
    );
  });

  it('without regard to case have both cases in one', () => {
    const groups: Pattern[][] = [[literalPattern('aß', true)], [literalPattern('A')]];
    const found = textClasses(
      { names: new Set(), groups, universe: [everyText], readable: [] },
      new Budget(1e6),
    );
    expect(found.map(({ text }) => text.toLowerCase())).toEqual(expect.arrayContaining(['aß', 'a']));
    expect(found).toHaveLength(3);
  });

  it('are given up when there are too many', () => {
    const groups = ['*a*b*', '*b*a*', '?*a?b*'].map((each) => [textPattern(each)]);
    const by = { names: new Set<string>(), groups, universe: [everyText], readable: [] };
    expect(() => textClasses(by, new Budget(10))).toThrow(Undecided);
  });
});

describe('points of scalars', () => {
  const relations = (value: number, limits: readonly number[]): string =>
    limits.map((limit) => Math.sign(value - limit)).join();

  it('stand for every number between, on and beyond the limits, and can be read', () => {
    const limit = fc.constantFrom('0', '5', '-1', '10.5', '0.0000001', '1000000000000000000000000', '+7');
    fc.assert(
      fc.property(fc.uniqueArray(limit, { minLength: 1 }), fc.double({ noNaN: true }), (limits, value) => {
        const read = (text: string): number => parseNumber(text) ?? Number.NaN;
        const all = limits.map(read);
        const told = numberPoints(limits).map((text) => relations(read(text), all));
        expect(told).toContain(relations(value, all));
      }),
    );
    expect(numberPoints(['many'])).toEqual([]);
  });

  it('stand for every moment that a request can name', () => {
    const limits = ['2026-01-01', '9999-12-31T23:59:59Z', '0', '99999999999999'];
    const read = (text: string): number => parseMoment(text) ?? Number.NaN;
    const all = limits.map(read);
    const told = momentPoints(limits).map((text) => relations(read(text), all));
    for (const given of [
      '1969-12-31',
      '1970-01-01',
      '2000-01-01',
      '2026-01-01',
      '2030-01-01',
      '253402300800',
    ])
      expect(told).toContain(relations(read(given), all));
  });

  it('are addresses of both families where there are networks, and none where there are none', () => {
    expect(addressPoints([])).toEqual([]);
    expect(addressPoints(['10.0.0.0/8', '10.0.0.0/9', '10.128.0.0/9'])).toEqual([
      '10.0.0.0',
      '10.128.0.0',
      '0.0.0.0',
      '0:0:0:0:0:0:0:0',
    ]);
  });
});
