import { arnCovers, isWholeArn } from '../../policy/arn.js';
import { patternCovers } from '../../policy/pattern.js';
import type { Budget } from './box.js';
import { Undecided } from './box.js';
import { dimensionOf } from './dimension.js';
import { takesKey } from './key-match.js';
import type { KeyPoint, KeyTerm } from './key-term.js';
import { absent } from './key-term.js';
import { Values } from './key-values.js';
import type { TextPoint } from './terms.js';
import { withVariables } from './terms.js';
import { textClasses } from './text-classes.js';

/** More sets of values than this are not looked at. */
const mostSets = 3_000;

/**
 * Values of one key, one for each class that the conditions tell apart, and its absence. Where a condition asks for all or
 * any of several values, sets of them: what each such condition can ask is told by one value of a set, so sets of as many
 * values as there are such conditions are enough. Throws Undecided.
 */
export function keyPoints(conditions: readonly KeyTerm[], budget: Budget): KeyPoint[] {
  // What a condition says of a set it says of each of its values, so values that none tells apart are one.
  const { points } = dimensionOf(valuePoints(conditions, budget), conditions, takesKey);
  const quantified = conditions.filter(({ condition }) => condition.operator.qualifier).length;
  return [absent, ...points, ...setsOf(points, quantified, budget)];
}

function setsOf(points: readonly KeyPoint[], most: number, budget: Budget): KeyPoint[] {
  const sets: KeyPoint[] = [];
  let smaller = points.map((point, index) => ({ point, next: index + 1 }));
  for (let size = 2; size <= Math.min(most, points.length); size++) {
    const larger: typeof smaller = [];
    for (const { point, next } of smaller) {
      budget.spend(points.length - next);
      for (let index = next; index < points.length; index++) {
        const values = [...point.values, ...(points[index]?.values ?? [])];
        larger.push({ point: { values }, next: index + 1 });
      }
    }
    smaller = larger;
    sets.push(...smaller.map(({ point }) => point));
    if (sets.length > mostSets) throw new Undecided();
  }
  return sets;
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
