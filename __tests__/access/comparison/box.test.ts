import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BitSet } from '../../../src/access/comparison/bit-set.js';
import type { Box } from '../../../src/access/comparison/box.js';
import {
  Budget,
  covers,
  intersection,
  isEmpty,
  maximal,
  Undecided,
  without,
} from '../../../src/access/comparison/box.js';

const size = 70;
const numbers = fc.uniqueArray(fc.nat({ max: size - 1 }));
const setOf = (list: readonly number[], all = size): BitSet =>
  BitSet.where(all, (each) => list.includes(each));
const sorted = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b);

describe('a bit set is a set of numbers:', () => {
  it('it joins, meets and takes away as sets do', () => {
    fc.assert(
      fc.property(numbers, numbers, (left, right) => {
        const [a, b] = [setOf(left), setOf(right)];
        expect([...a]).toEqual(sorted(left));
        expect([...a.or(b)]).toEqual(sorted([...new Set([...left, ...right])]));
        expect([...a.and(b)]).toEqual(sorted(left.filter((each) => right.includes(each))));
        expect([...a.minus(b)]).toEqual(sorted(left.filter((each) => !right.includes(each))));
        expect(a.meets(b)).toBe(left.some((each) => right.includes(each)));
        expect(a.isWithin(b)).toBe(left.every((each) => right.includes(each)));
      }),
    );
  });

  it('it knows what it has, its first number, and whether there is any', () => {
    fc.assert(
      fc.property(numbers, fc.nat({ max: size - 1 }), (list, number) => {
        const set = setOf(list);
        expect(set.has(number)).toBe(list.includes(number));
        expect(set.first).toBe(sorted(list)[0]);
        expect(set.isEmpty).toBe(list.length === 0);
        expect(set.size).toBe(size);
        expect([...set.only(number)]).toEqual([number]);
      }),
    );
    expect([...BitSet.none(size)]).toEqual([]);
    expect([...BitSet.all(33)]).toHaveLength(33);
  });
});

const sizes = [3, 4, 2];
const box: fc.Arbitrary<Box> = fc
  .tuple(...sizes.map((all) => fc.uniqueArray(fc.nat({ max: all - 1 }), { minLength: 1 })))
  .map((lists) => lists.map((list, dimension) => setOf(list, sizes[dimension])));
const boxes = fc.array(box, { maxLength: 4 });

/** Every point of the space, which is small. */
const points = [0, 1, 2].flatMap((a) => [0, 1, 2, 3].flatMap((b) => [0, 1].map((c) => [a, b, c])));
const holds = (one: Box, point: readonly number[]): boolean =>
  one.every((set, dimension) => set.has(point[dimension] ?? -1));
const inside = (all: readonly Box[]): string[] =>
  points.filter((point) => all.some((one) => holds(one, point))).map(String);

describe('boxes', () => {
  it('without others hold exactly what is left, and each point once', () => {
    fc.assert(
      fc.property(box, boxes, (one, others) => {
        const left = [...without(one, others, new Budget(10_000))];
        const taken = inside(others);
        expect(inside(left)).toEqual(inside([one]).filter((point) => !taken.includes(point)));
        for (const point of points) expect(left.filter((each) => holds(each, point)).length).toBeLessThan(2);
        expect(left.some(isEmpty)).toBe(false);
      }),
    );
  });

  it('cover one another, and meet, point by point', () => {
    fc.assert(
      fc.property(box, box, (left, right) => {
        const [a, b] = [inside([left]), inside([right])];
        expect(covers(left, right)).toBe(b.every((point) => a.includes(point)));
        expect(inside([intersection(left, right)])).toEqual(a.filter((point) => b.includes(point)));
      }),
    );
  });

  it('grown as far as they go hold the same, none is inside another, and no class can be added to any', () => {
    fc.assert(
      fc.property(boxes, (all) => {
        const grown = maximal(all, new Budget(100_000));
        const whole = inside(all);
        expect(inside(grown)).toEqual(whole);
        for (const one of grown) {
          expect(grown.filter((other) => covers(other, one))).toEqual([one]);
          one.forEach((set, dimension) => {
            const larger = [...BitSet.all(set.size).minus(set)].map((number) =>
              one.with(dimension, set.or(set.only(number))),
            );
            for (const each of larger)
              expect(inside([each]).every((point) => whole.includes(point))).toBe(false);
          });
        }
      }),
    );
  });

  it('are given up when they are too many to look at', () => {
    const one = sizes.map((all) => BitSet.all(all));
    expect(() => [...without(one, [one], new Budget(1))]).toThrow(Undecided);
    expect([...without(one, [one], new Budget(2))]).toEqual([]);
  });
});
