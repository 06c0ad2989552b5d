import type { Verdict } from '../evaluation/verdict.js';
import { BitSet } from './bit-set.js';

/** The classes of one dimension: a point of each, and for every term the classes that it takes in. */
export interface Dimension<Point> {
  readonly points: readonly Point[];
  /** By the term's number: for sure, and at most, which differ where a policy has unknown parts. */
  readonly sure: readonly BitSet[];
  readonly may: readonly BitSet[];
}

/** Joins the points that no term tells apart; the first of each class stands for it. */
export function dimensionOf<Point, Term>(
  points: readonly Point[],
  terms: readonly Term[],
  verdictOf: (term: Term, point: Point) => Verdict,
): Dimension<Point> {
  const classes = new Map<string, { readonly point: Point; readonly verdicts: readonly Verdict[] }>();
  for (const point of points) {
    const verdicts = terms.map((term) => verdictOf(term, point));
    const key = verdicts.join();
    if (!classes.has(key)) classes.set(key, { point, verdicts });
  }
  const found = [...classes.values()];
  const setOf = (term: number, holds: (verdict: Verdict) => boolean): BitSet =>
    BitSet.where(found.length, (index) => holds(found[index]?.verdicts[term] ?? 'no'));
  return {
    points: found.map(({ point }) => point),
    sure: terms.map((_, term) => setOf(term, (verdict) => verdict === 'yes')),
    may: terms.map((_, term) => setOf(term, (verdict) => verdict !== 'no')),
  };
}
