import type { Signature } from './automaton.js';
import { Automaton } from './automaton.js';
import type { Budget } from './box.js';
import type { Pattern } from './tokens.js';
import { literalPattern } from './tokens.js';

/** Texts that no group of patterns tells apart, by one of them. */
export interface TextClass {
  readonly text: string;
  /** Whether it is the only text of its class, as far as is known: a policy names it. */
  readonly single: boolean;
  /** More of them, where readable ones are at hand. */
  readonly others: readonly string[];
}

/** What tells texts apart. */
export interface Distinctions {
  /** Texts that are classes by themselves. */
  readonly names: ReadonlySet<string>;
  /** Patterns in groups that say the same: which one of a group it is that a text matches does not matter. */
  readonly groups: readonly (readonly Pattern[])[];
  /** All texts that there are. */
  readonly universe: readonly Pattern[];
  /** Texts that a person would sooner read than the shortest ones. */
  readonly readable: readonly string[];
}

/**
 * One text for each class: any two texts that match different groups are in different classes, and every text of the
 * universe is in one of them. Throws Undecided.
 */
export function textClasses(by: Distinctions, budget: Budget): TextClass[] {
  const { names, groups, universe, readable } = by;
  const automaton = new Automaton([universe, ...groups]);
  const around = new Automaton([universe]);
  const classes: TextClass[] = [];
  for (const text of names) {
    budget.spend(1);
    if (isInside(around.signatureOf(text))) classes.push({ text, single: true, others: [] });
  }
  const nice = new Map<string, string[]>();
  for (const text of new Set(readable)) {
    if (names.has(text)) continue;
    const key = automaton.signatureOf(text).join();
    const known = nice.get(key);
    if (!known) nice.set(key, [text]);
    else if (known.length < mostOthers) known.push(text);
  }
  for (const [signature, shortest] of automaton.texts(isOutside, budget)) {
    if (!isInside(signature)) continue;
    const [text = unnamed(shortest, signature, automaton, by, budget), ...others] =
      nice.get(signature.join()) ?? [];
    if (text !== undefined) classes.push({ text, single: false, others });
  }
  return classes;
}

/** How many readable texts of a class are kept. */
const mostOthers = 4;

/** The universe is group 0. */
function isInside(signature: Signature): boolean {
  return signature[0] === 0;
}

function isOutside(groups: ReadonlySet<number>): boolean {
  return !groups.has(0);
}

/** A text of the class that has no name, where the shortest one has; undefined where all of them have. */
function unnamed(
  shortest: string,
  signature: Signature,
  automaton: Automaton,
  { names, groups, universe }: Distinctions,
  budget: Budget,
): string | undefined {
  if (!names.has(shortest)) return shortest;
  // The names of this class as a group of their own: what is left has the same signature and matches none of them.
  const key = signature.join();
  const named = [...names].filter((name) => automaton.signatureOf(name).join() === key);
  const apart = new Automaton([universe, ...groups, named.map((name) => literalPattern(name))]);
  for (const [found, text] of apart.texts(isOutside, budget)) if (found.join() === key) return text;
  return undefined;
}
