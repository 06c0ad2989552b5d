import { arnCovers, arnMatches, arnSegments, arnsOverlap, isEverything } from '../../policy/arn.js';
import type { TextItem } from '../../policy/document.js';
import { hasWildcard } from '../../policy/pattern.js';
import { mayLackResource } from '../evaluation/element-match.js';
import type { Verdict } from '../evaluation/verdict.js';
import { certain, negate, perhaps, someOf } from '../evaluation/verdict.js';
import type { Budget } from './box.js';
import { readableTexts } from './readable.js';
import { Grouping } from './grouping.js';
import type { Term, TextPoint } from './terms.js';
import { hasVariable, opened, withVariables } from './terms.js';
import { textClasses } from './text-classes.js';
import type { Pattern } from './tokens.js';
import { arnPattern } from './tokens.js';

/**
 * Resources, one for each class that the statements tell apart, within the ARNs of the universe; and `*`, the resource of
 * a request that has none, where `hasStar`. Throws Undecided.
 */
export function resourcePoints(
  terms: readonly Term[],
  universe: readonly Pattern[],
  hasStar: boolean,
  budget: Budget,
): TextPoint[] {
  const names = new Set<string>();
  const patterns = new Grouping<Term>();
  const texts = new Set<string>(examples);
  const variable = new Set<string>();
  const symbolic = new Set<string>();
  for (const term of terms) {
    for (const item of term.statement.resource?.items ?? []) {
      const { text } = item;
      if (isEverything(text)) continue;
      const isVariable = hasVariable(item, term.policy);
      if (isVariable) variable.add(text);
      if (item.uncertain) symbolic.add(symbolOf(text));
      const isName = !isVariable && !item.uncertain && !hasWildcard(text) && isWhole(text);
      const pattern = isName ? undefined : arnPattern(text);
      if (isName) names.add(text);
      if (!pattern) continue;
      texts.add(text);
      if (isVariable) patterns.addAlone(pattern);
      else patterns.add(text, pattern, term);
    }
  }
  const readable = readableTexts(texts);
  const classes = textClasses({ names, groups: patterns.groups(), universe, readable }, budget);
  const points = classes.flatMap((each) =>
    withVariables(
      each,
      [...variable].filter((text) => arnMatches(opened(text), each.text)),
    ),
  );
  const none = new Set<string>();
  for (const text of symbolic) points.push({ text, single: true, holds: none });
  if (hasStar) points.push({ text: '*', single: true, holds: none });
  return points;
}

/** What a resource may look like where nothing says more. */
const examples = ['arn:*:s3:::*', 'arn:*:ecr:*:*:repository/*'];

/** Whether an ARN has all its segments: others are patterns, since AWS completes them. */
function isWhole(text: string): boolean {
  return arnSegments(text).length === 6 && text.split(':').length >= 6;
}

/** An unknown resource under its own name, its wildcards filled. */
function symbolOf(text: string): string {
  return text.replace(/\*+/g, 'example').replaceAll('?', 'x');
}

/** Whether a statement's Resource takes a point in, NotResource included. */
export function takesResource({ policy, statement }: Term, point: TextPoint): Verdict {
  const element = statement.resource;
  if (!element) return certain(mayLackResource(policy));
  const match = someOf(element.items, (item) => takesItem(item, hasVariable(item, policy), point));
  return element.negated ? negate(match) : match;
}

function takesItem({ text, uncertain }: TextItem, isVariable: boolean, point: TextPoint): Verdict {
  if (isEverything(text)) return 'yes';
  if (point.text === '*') return perhaps(uncertain && isEverything(opened(text)));
  const isSymbol = point.text.includes('${');
  if (isVariable)
    return isSymbol ? perhaps(arnsOverlap(opened(text), opened(point.text))) : certain(point.holds.has(text));
  if (isSymbol)
    return arnCovers(text, point.text) ? 'yes' : perhaps(arnsOverlap(opened(text), opened(point.text)));
  if (!uncertain) return certain(arnMatches(text, point.text));
  // A class of many has members that are not the unknown; one that is a single text may be it.
  return perhaps(point.single && arnMatches(opened(text), point.text));
}
