import { code, codeList, message } from '../domain/message.js';
import type { Span } from '../domain/source.js';
import { arnCovers } from '../policy/arn.js';
import type { TextItem } from '../policy/document.js';
import { patternCovers } from '../policy/pattern.js';
import type { StatementProblem } from './rule.js';
import { statementRule, suggestion } from './rule.js';

/**
 * How many pairs of one list are compared. The largest real policies need some thousands; a list made only of patterns
 * that all have to be compared with each other must not cost minutes.
 */
const comparisons = 50_000;

/**
 * Actions that another one of the same list covers whole. Each finding is one group: a pattern with all that it covers,
 * together with whatever shares a member with it, in the order of the list, as Access Analyzer gives them.
 */
export const redundantActions = statementRule({
  class: 'text',
  issues: { REDUNDANT_ACTION: suggestion('Redundant action') },
  *find({ action }) {
    const items = action?.items ?? [];
    yield* redundant('REDUNDANT_ACTION', items, (item) => item.text.toLowerCase(), patternCovers);
  },
});

/** The same of resources. */
export const redundantResources = statementRule({
  class: 'text',
  issues: { REDUNDANT_RESOURCE: suggestion('Redundant resource') },
  *find({ resource }) {
    const items = resource?.items ?? [];
    yield* redundant('REDUNDANT_RESOURCE', items, (item) => item.text, arnCovers);
  },
});

function* redundant<Code extends string>(
  issue: Code,
  items: readonly TextItem[],
  keyOf: (item: TextItem) => string,
  covers: (outer: string, inner: string) => boolean,
): Generator<StatementProblem<Code>> {
  if (items.length < 2) return;
  const certain = items.filter((item) => !item.uncertain);
  for (const group of groupsOf(certain.map(keyOf), covers)) {
    const members = group.map((index) => certain[index]).filter((item) => item !== undefined);
    const [first, ...others] = members;
    if (!first) continue;
    const widest = members.find((outer) => members.every((inner) => covers(keyOf(outer), keyOf(inner))));
    const rest = members.filter((item) => item !== widest).map(({ text }) => text);
    const places: readonly [Span, ...Span[]] = [first.node, ...others.map(({ node }) => node)];
    yield {
      code: issue,
      at: places,
      message: widest
        ? message`${code(widest.text)} already covers ${codeList(rest)} of the same list.`
        : message`Of ${codeList(members.map(({ text }) => text))} some cover others of the same list.`,
      help: message`Keep the wide one or the exact ones, whichever is meant.`,
      value: widest?.text ?? first.text,
    };
  }
}

/** The numbers of the texts that cover each other, group by group. Only a text with a wildcard covers another text. */
function groupsOf(texts: readonly string[], covers: (outer: string, inner: string) => boolean): number[][] {
  const order = texts
    .map((text, index) => ({ text, index }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.index - b.index));
  const parents = texts.map((_, index) => index);
  let left = comparisons;
  order.forEach((outer, place) => {
    const before = order[place - 1];
    if (before?.text === outer.text) {
      join(parents, before.index, outer.index);
      return;
    }
    const prefix = /^[^*?$]*/.exec(outer.text)?.[0] ?? '';
    if (prefix === outer.text) return;
    // Whatever a pattern covers begins with its literal start, and so stands in one run of the sorted list.
    for (let i = firstFrom(order, prefix); i < order.length && left > 0; i++, left--) {
      const inner = order[i];
      if (inner?.text.startsWith(prefix) !== true) break;
      if (inner.text !== outer.text && covers(outer.text, inner.text))
        join(parents, outer.index, inner.index);
    }
  });
  return collect(parents);
}

function firstFrom(order: readonly { readonly text: string }[], prefix: string): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((order[middle]?.text ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}

function join(parents: number[], a: number, b: number): void {
  parents[rootOf(parents, a)] = rootOf(parents, b);
}

function rootOf(parents: number[], index: number): number {
  let root = index;
  while (parents[root] !== undefined && parents[root] !== root) {
    parents[root] = parents[parents[root] ?? root] ?? root;
    root = parents[root] ?? root;
  }
  return root;
}

function collect(parents: number[]): number[][] {
  const groups = new Map<number, number[]>();
  parents.forEach((_, index) => {
    const root = rootOf(parents, index);
    const group = groups.get(root);
    if (group) group.push(index);
    else groups.set(root, [index]);
  });
  return [...groups.values()].filter((group) => group.length > 1);
}
