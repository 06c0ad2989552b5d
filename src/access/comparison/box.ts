import type { BitSet } from './bit-set.js';

/**
 * A region of requests: in each dimension the classes of values that it holds, independent of the other dimensions. What
 * one statement says is such a box, since its elements are joined by "and".
 */
export type Box = readonly BitSet[];

/** How much work one comparison may cost, in boxes looked at; see {@link Budget.spend}. */
export class Budget {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  /** Throws {@link Undecided} when the work is more than was allowed. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new Undecided();
  }
}

/** The question cannot be answered, or would take too long; the message says why. */
export class Undecided extends Error {
  constructor(reason = 'the policies divide requests into too many regions') {
    super(reason);
    this.name = 'Undecided';
  }
}

export function isEmpty(box: Box): boolean {
  return box.some((set) => set.isEmpty);
}

export function intersection(left: Box, right: Box): Box {
  return left.map((set, dimension) => (right[dimension] ? set.and(right[dimension]) : set));
}

/** Whether every request of `inner` is in `outer`. */
export function covers(outer: Box, inner: Box): boolean {
  return inner.every((set, dimension) => {
    const around = outer[dimension];
    return around !== undefined && set.isWithin(around);
  });
}

function meet(left: Box, right: Box): boolean {
  return left.every((set, dimension) => {
    const other = right[dimension];
    return other !== undefined && set.meets(other);
  });
}

/**
 * What is left of a box without the others, as boxes that do not overlap. Others that do not meet it cost nothing, one
 * that covers it ends the matter; of the rest the one that splits it the least comes first, so that a box that is covered
 * by several others is seen to be so soon. Throws {@link Undecided}.
 */
export function* without(box: Box, others: readonly Box[], budget: Budget): Generator<Box> {
  budget.spend(1 + others.length);
  if (isEmpty(box)) return;
  let nearest: Box | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  const relevant = others.filter((other) => meet(box, other));
  for (const other of relevant) {
    const splits = splitsOf(box, other);
    if (splits === 0) return;
    if (splits < fewest) [nearest, fewest] = [other, splits];
  }
  if (!nearest) {
    yield box;
    return;
  }
  const rest = relevant.filter((other) => other !== nearest);
  for (const piece of cut(box, nearest)) yield* without(piece, rest, budget);
}

/** In how many dimensions a box leaves the other. */
function splitsOf(box: Box, other: Box): number {
  let splits = 0;
  box.forEach((set, dimension) => {
    const around = other[dimension];
    if (around && !set.isWithin(around)) splits++;
  });
  return splits;
}

/** The parts of a box that are outside of another that it meets: for each dimension in which it leaves it, one. */
function cut(box: Box, other: Box): Box[] {
  const pieces: Box[] = [];
  const inside = [...box];
  box.forEach((set, dimension) => {
    const around = other[dimension];
    if (!around || set.isWithin(around)) return;
    pieces.push(inside.with(dimension, set.minus(around)));
    inside[dimension] = set.and(around);
  });
  return pieces;
}

/**
 * The boxes grown as far as their union allows: each is maximal then, and none is inside another. They may overlap; so a
 * reader sees "any repository" instead of the pieces that the subtraction left. Throws {@link Undecided}.
 */
export function maximal(boxes: readonly Box[], budget: Budget): Box[] {
  const grown: Box[] = [];
  for (const box of boxes) {
    if (grown.some((other) => covers(other, box))) continue;
    const whole = grow(box, boxes, budget);
    const kept = grown.filter((other) => !covers(whole, other));
    grown.splice(0, grown.length, ...kept, whole);
  }
  return grown;
}

function grow(box: Box, union: readonly Box[], budget: Budget): Box {
  let whole = [...box];
  box.forEach((set, dimension) => {
    for (const other of union) {
      const more = other[dimension]?.minus(whole[dimension] ?? set);
      if (!more || more.isEmpty) continue;
      const added = whole.with(dimension, more);
      if (isWithinUnion(added, union, budget))
        whole = whole.with(dimension, (whole[dimension] ?? set).or(more));
      else whole = growByClass(whole, dimension, more, union, budget);
    }
  });
  return whole;
}

function growByClass(
  box: readonly BitSet[],
  dimension: number,
  more: BitSet,
  union: readonly Box[],
  budget: Budget,
): BitSet[] {
  let whole = [...box];
  for (const one of more) {
    const single = more.only(one);
    if (!isWithinUnion(whole.with(dimension, single), union, budget)) continue;
    whole = whole.with(dimension, whole[dimension]?.or(single) ?? single);
  }
  return whole;
}

function isWithinUnion(box: Box, union: readonly Box[], budget: Budget): boolean {
  return without(box, union, budget).next().done === true;
}
