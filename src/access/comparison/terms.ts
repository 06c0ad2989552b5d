import type { PolicyDocument, Statement, TextItem } from '../../policy/document.js';
import { openPart, opened } from '../../policy/pattern.js';
import { readsVariables } from '../evaluation/fill.js';
import { Undecided } from './box.js';

/** What a statement does to the question: "allowed by head and not by base". */
export type Role = 'head-allow' | 'head-deny' | 'base-allow' | 'base-deny';

/** A statement with its policy, as one side of a comparison has it. */
export interface Term {
  readonly policy: PolicyDocument;
  readonly statement: Statement;
  readonly role: Role;
}

/**
 * Whether a statement adds to what is gained, as head's Allows and base's Denies do. Where such a one has an unknown part,
 * points that stand for that part show what it adds, so that no other point needs to; see SymbolPoint.
 */
export function adds({ role }: Term): boolean {
  return role === 'head-allow' || role === 'base-deny';
}

/**
 * One value of a dimension, standing for all that no statement tells from it. `holds` are the texts with a policy
 * variable that are taken to equal it, as the request's own values may make them.
 */
export interface TextPoint {
  readonly text: string;
  /** Whether it stands for itself alone. */
  readonly single: boolean;
  /** More texts that it stands for, where some are at hand. */
  readonly others: readonly string[];
  readonly holds: ReadonlySet<string>;
}

const written = /\$\{(?![*?$]\})/;

/** Whether a text of a policy has a variable that the request fills in, such as `${aws:username}`. */
export function hasVariable(item: TextItem, policy: PolicyDocument): boolean {
  return !item.uncertain && readsVariables(policy) === 'yes' && written.test(item.text);
}

/** Whether a part of a text cannot be known; of a variable, also whether it is one at all. */
export function isUnknown(item: TextItem, policy: PolicyDocument): boolean {
  return item.uncertain || (readsVariables(policy) === 'unknown' && written.test(item.text));
}

/** Whether a text has a part that only its like equals: one that is not known, or a `${...}` that is no variable. */
export function isOpaque(item: TextItem, policy: PolicyDocument): boolean {
  return item.uncertain || (written.test(item.text) && !hasVariable(item, policy));
}

/** The same for variables alone: of one without a value nothing is known. */
export function openedVariables(text: string): string {
  return text.replace(openPart, '?*');
}

/** How many variables may be free at one value: each doubles the cases. */
const mostVariables = 7;

/**
 * A class with each choice of which variables equal it. `implies` tells the choices that cannot be: what
 * `home/${aws:username}/a` matches, `home/${aws:username}/*` does. Throws Undecided where there are too many.
 */
export function withVariables(
  point: Omit<TextPoint, 'holds'>,
  fitting: readonly string[],
  implies: (left: string, right: string) => boolean,
): TextPoint[] {
  if (fitting.length > mostVariables) throw new Undecided('too many policy variables meet in one value');
  const points: TextPoint[] = [];
  for (let choice = 0; choice < 2 ** fitting.length; choice++) {
    const holds = new Set(fitting.filter((_, index) => ((choice >> index) & 1) === 1));
    const left = fitting.filter((each) => !holds.has(each));
    if ([...holds].some((each) => left.some((other) => implies(each, other)))) continue;
    points.push({ ...point, holds });
  }
  return points;
}

/**
 * Whether there is a value of the unknown part of a text with which it matches all the given ones. `${Bucket}/*` may match
 * all of `known/*`, and never all of `*`. Taken for possible where this is not easily told.
 */
export function mayMatchAll(
  text: string,
  given: readonly string[],
  matches: (pattern: string, text: string) => boolean,
): boolean {
  if (!given.every((each) => matches(opened(text), each))) return false;
  const [start = '', name, end = '', more] = text.split(/(\$\{[^}]*\})/);
  const [first = ''] = given;
  if (name === undefined || more !== undefined || /[*?]/.test(start) || start.includes('${')) return true;
  for (let length = start.length; length <= first.length; length++) {
    const value = first.slice(start.length, length).replace(/[*?$]/g, '${$&}');
    if (given.every((each) => matches(`${start}${value}${end}`, each))) return true;
  }
  return false;
}
