import type { PolicyDocument, Statement, TextItem } from '../../policy/document.js';
import { openPart, opened } from '../../policy/pattern.js';
import { readsVariables } from '../evaluation/fill.js';
import { Undecided } from './box.js';

/**
 * What a statement does to the question: "allowed by head and not by base". An Allow of a permissions boundary bounds what
 * the Allows of its side give; a Deny of it denies like any other.
 */
export type Role = 'head-allow' | 'head-bound' | 'head-deny' | 'base-allow' | 'base-bound' | 'base-deny';

/** A statement with its policy, as one side of a comparison has it. */
export interface Term {
  readonly policy: PolicyDocument;
  readonly statement: Statement;
  readonly role: Role;
}

/**
 * Whether a statement adds to what is gained, as head's Allows and bounds and base's Denies do. Where such a one has an
 * unknown part, points that stand for that part show what it adds, so that no other point needs to; see SymbolPoint.
 */
export function adds({ role }: Term): boolean {
  return role === 'head-allow' || role === 'head-bound' || role === 'base-deny';
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

/** A text with every variable open: what it may equal at most. Of a variable that is empty nothing is known. */
export function openedVariables(text: string): string {
  return text.replace(openPart, '?*');
}

/** How many cases of one value are looked at. Variables that are free of each other double them. */
const mostCases = 128;

/**
 * A class with each choice of which variables equal it. `implies` tells the choices that cannot be: what
 * `home/${aws:username}/a` matches, `home/${aws:username}/*` does. Throws Undecided where there are too many.
 */
export function withVariables(
  point: Omit<TextPoint, 'holds'>,
  fitting: readonly string[],
  implies: (left: string, right: string) => boolean,
): TextPoint[] {
  let choices: Choice[] = [{ held: [], left: [] }];
  for (const text of fitting) {
    choices = choices.flatMap(({ held, left }) => [
      ...(held.some((other) => implies(other, text)) ? [] : [{ held, left: [...left, text] }]),
      ...(left.some((other) => implies(text, other)) ? [] : [{ held: [...held, text], left }]),
    ]);
    if (choices.length > mostCases) throw new Undecided('too many policy variables meet in one value');
  }
  return choices.map(({ held }) => ({ ...point, holds: new Set(held) }));
}

/** Which variables are taken to equal a value, and which are not. */
interface Choice {
  readonly held: readonly string[];
  readonly left: readonly string[];
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
