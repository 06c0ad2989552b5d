import { arnCovers, isWholeArn } from '../../policy/arn.js';
import { canonical } from '../../policy/node.js';
import { patternCovers } from '../../policy/pattern.js';
import { readsVariables } from '../evaluation/fill.js';
import type { Budget } from './box.js';
import { Undecided } from './box.js';
import { dimensionOf } from './dimension.js';
import { takesKey } from './key-match.js';
import type { KeyPoint, KeyTerm } from './key-term.js';
import { absent } from './key-term.js';
import { Values } from './key-values.js';
import type { TextPoint } from './terms.js';
import { adds, withVariables } from './terms.js';
import { textClasses } from './text-classes.js';

/** More sets of values than this are not looked at. */
const mostSets = 3_000;

/**
 * Values of one key, one for each class that the conditions tell apart, and its absence. Where a condition asks for all or
 * any of several values, sets of them: what each such condition can ask is told by one value of a set, so sets of as many
 * values as there are different such conditions are enough. Throws Undecided.
 */
export function keyPoints(conditions: readonly KeyTerm[], budget: Budget): KeyPoint[] {
  // What a condition says of a set it says of each of its values, so values that none tells apart are one.
  const { points } = dimensionOf(valuePoints(conditions, budget), conditions, takesKey);
  const quantified = conditions.filter(({ condition }) => condition.operator.qualifier);
  const distinct = new Set(quantified.map(questionOf));
  return [absent, ...points, ...setsOf(points, conditions, distinct.size, budget)];
}

/** Conditions with the same text ask the same of a set. */
function questionOf({ term, condition: { operator, node } }: KeyTerm): string {
  const seen = [operator.text.toLowerCase(), readsVariables(term.policy), adds(term), canonical(node)];
  return seen.join(' ');
}

/**
 * Sets of two and more values. A larger set is told by what the conditions say of the smaller one and of the added value, so
 * of sets that none tells apart one is enough.
 */
function setsOf(
  points: readonly KeyPoint[],
  conditions: readonly KeyTerm[],
  most: number,
  budget: Budget,
): KeyPoint[] {
  const told = new Map<string, KeyPoint>();
  let smaller = points;
  for (let size = 2; size <= Math.min(most, points.length) && smaller.length > 0; size++) {
    const larger: KeyPoint[] = [];
    budget.spend(smaller.length * points.length);
    for (const set of smaller.flatMap((each) => points.flatMap((point) => joined(each, point)))) {
      const key = conditions.map((each) => takesKey(each, set)).join();
      const known = told.get(key);
      if (known && (isPossible(known) || !isPossible(set))) continue;
      told.set(key, set);
      if (!known) larger.push(set);
    }
    if (told.size > mostSets) throw new Undecided();
    smaller = larger;
  }
  return [...told.values()];
}

function joined({ values }: KeyPoint, added: KeyPoint): KeyPoint[] {
  const [value] = added.values;
  return value && !values.includes(value) ? [{ values: [...values, value] }] : [];
}

/** Whether no variable would have to be two values at once; of what cannot be, a set that stands for it may be possible. */
function isPossible({ values }: KeyPoint): boolean {
  const held = values.flatMap(({ holds }) => [...holds].filter((text) => !/[*?]/.test(text)));
  return new Set(held).size === held.length && new Set(values.map(({ text }) => text)).size === values.length;
}

function valuePoints(conditions: readonly KeyTerm[], budget: Budget): KeyPoint[] {
  const found = new Values();
  for (const each of conditions) found.read(each);
  if (found.isMixed) throw new Undecided('one condition key is compared in different ways');
  const points = [...textPoints(found, budget), ...scalarPoints(found)];
  const all = points.length > 0 ? points : [{ text: 'example', single: false, others: [], holds: none }];
  return all.map((value) => ({ values: [value] }));
}

const none: ReadonlySet<string> = new Set();

function textPoints(found: Values, budget: Budget): TextPoint[] {
  const by = found.distinctions();
  if (!by) return [];
  const classes = textClasses(by, budget);
  if (found.takesEmpty || by.names.has('')) classes.push({ text: '', single: true, others: [] });
  const points = classes.flatMap((each) => withVariables(each, found.variablesAt(each.text), implies));
  const lone = { single: true, others: [], holds: none };
  return [...points, ...[...found.symbols].map((text) => ({ text, ...lone }))];
}

/** Whether any value that one text with a variable matches, the other does, too. */
function implies(left: string, right: string): boolean {
  const [kind, inner = ''] = left.split(/ (.*)/s);
  const [other, outer = ''] = right.split(/ (.*)/s);
  switch (other) {
    case 'Arn':
      return kind === 'Arn' && arnCovers(outer, inner);
    case 'StringLike':
      // The star of a segment takes less than that of a text; an ARN that AWS completes takes more than it says.
      return (
        (kind !== 'Arn' || isWholeArn(inner)) &&
        kind !== 'StringEqualsIgnoreCase' &&
        patternCovers(outer, inner)
      );
    case 'StringEqualsIgnoreCase':
      return kind === 'StringEquals' && inner === outer;
    default:
      return false;
  }
}

function scalarPoints(found: Values): TextPoint[] {
  const unknown = found.unknownScalars;
  const texts = found.scalars();
  if (unknown.length > 0 && texts.length === 0) texts.push(...found.examples());
  return texts.flatMap((text) => withVariables({ text, single: true, others: [] }, unknown, () => false));
}
