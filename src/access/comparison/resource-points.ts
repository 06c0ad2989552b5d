import { arnCovers, arnMatches, isEverything, isWholeArn } from '../../policy/arn.js';
import type { TextItem } from '../../policy/document.js';
import { hasWildcard, patternsOverlap, opened } from '../../policy/pattern.js';
import { mayLackResource } from '../evaluation/element-match.js';
import type { Verdict } from '../evaluation/verdict.js';
import { certain, negate, perhaps, someOf } from '../evaluation/verdict.js';
import type { ActionScope } from './action-scopes.js';
import type { Budget } from './box.js';
import { readableResources, readableTexts } from './readable.js';
import { Grouping } from './grouping.js';
import type { ResourceText } from './symbols.js';
import { mayBeWithin, symbolPoints } from './symbols.js';
import type { Term, TextPoint } from './terms.js';
import {
  adds,
  hasVariable,
  isOpaque,
  isUnknown,
  mayMatchAll,
  openedVariables,
  withVariables,
} from './terms.js';
import { textClasses } from './text-classes.js';
import type { Pattern } from './tokens.js';
import { arnPattern } from './tokens.js';

/** A resource of a class, or one of which a part cannot be known. */
export interface ResourcePoint extends TextPoint {
  /** Of the latter: what it is at most. */
  readonly within: readonly string[] | undefined;
}

/**
 * Resources, one for each class that the statements tell apart, within the ARNs of a scope; such of which a part is not
 * known; and `*`, the resource of a request that has none, where `hasStar`. Throws Undecided.
 */
export function resourcePoints(
  terms: readonly Term[],
  { resources: universe, forms, mayTake, hasStar }: Omit<ActionScope, 'takesKey'>,
  budget: Budget,
): ResourcePoint[] {
  const found = new Texts();
  for (const term of terms)
    for (const item of term.statement.resource?.items ?? []) if (mayTake(item.text)) found.read(item, term);
  const { names, variables } = found;
  const readable = [...readableResources([...found.patterns], forms), ...readableTexts(found.patterns)];
  const classes = textClasses({ names, groups: found.groups(), universe, readable }, budget);
  const points: ResourcePoint[] = classes.flatMap((each) => {
    const fitting = [...variables].filter((text) => arnMatches(openedVariables(text), each.text));
    return withVariables(each, fitting, (left, right) => arnCovers(right, left)).map(known);
  });
  const lone = { single: true, others: [], holds: none };
  for (const { text, within } of symbolPoints(found.all, budget))
    if (within.some((each) => mayBeWithin(each, universe, budget))) points.push({ text, within, ...lone });
  if (hasStar) points.push(known({ text: '*', ...lone }));
  return points;
}

const none: ReadonlySet<string> = new Set();

function known(point: TextPoint): ResourcePoint {
  return { ...point, within: undefined };
}

/** The texts of the statements' Resource elements, by how they tell resources apart. */
class Texts {
  readonly names = new Set<string>();
  readonly variables = new Set<string>();
  readonly patterns = new Set<string>();
  readonly all: ResourceText[] = [];
  readonly #grouping = new Grouping<Term>();

  read(item: TextItem, term: Term): void {
    const { text } = item;
    if (isEverything(text)) return;
    const opaque = isOpaque(item, term.policy);
    this.all.push({ text, term, isOpaque: opaque });
    if (opaque) return;
    const isVariable = hasVariable(item, term.policy);
    if (isVariable) this.variables.add(text);
    if (!isVariable && !hasWildcard(text) && isWholeArn(text)) {
      this.names.add(text);
      return;
    }
    this.patterns.add(text);
    if (isVariable) this.#grouping.addAlone(arnPattern(text));
    else this.#grouping.add(text, arnPattern(text), term);
  }

  groups(): Pattern[][] {
    return this.#grouping.groups();
  }
}

/** Whether a statement's Resource takes a point in, NotResource included. */
export function takesResource(term: Term, point: ResourcePoint): Verdict {
  const element = term.statement.resource;
  if (!element) return certain(mayLackResource(term.policy));
  const match = someOf(element.items, (item) => takesItem(item, term, point));
  return element.negated ? negate(match) : match;
}

function takesItem(item: TextItem, term: Term, point: ResourcePoint): Verdict {
  const { text } = item;
  if (isEverything(text)) return 'yes';
  const unknown = isUnknown(item, term.policy);
  if (point.text === '*') return perhaps(unknown && isEverything(opened(text)));
  if (point.within) return takesSymbol(item, term, point, point.within);
  if (hasVariable(item, term.policy)) return certain(point.holds.has(text));
  if (!unknown) return certain(arnMatches(text, point.text));
  return perhaps(!adds(term) && mayMatchAll(text, [point.text, ...point.others], arnMatches));
}

/** What adds is taken for the most that it may be, what takes away for what it is at this very text. */
function takesSymbol(
  item: TextItem,
  term: Term,
  { text }: ResourcePoint,
  within: readonly string[],
): Verdict {
  if (!hasVariable(item, term.policy) && arnCovers(item.text, text)) return 'yes';
  const most = adds(term) ? within : [opened(text)];
  return perhaps(most.some((each) => patternsOverlap(opened(item.text), each)));
}
