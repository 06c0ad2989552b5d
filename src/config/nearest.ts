import { code, codeList, message, type Message } from '../domain/message.js';

/** Longer texts are no misspelled name; they would only cost time. */
const longestName = 64;

/** So few names are listed in full where none is near. */
const mostListed = 10;

/** The name that `text` was probably meant to be; undefined where none is near enough. */
export function nearest(text: string, names: readonly string[]): string | undefined {
  if (text.length > longestName) return undefined;
  const wanted = plain(text);
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const name of names) {
    const distance = editDistance(wanted, plain(name));
    if (distance < bestDistance) [best, bestDistance] = [name, distance];
  }
  return best !== undefined && bestDistance <= tolerance(wanted, best) ? best : undefined;
}

/** The end of a sentence about an unknown name: `: did you mean ...?`, else the known names where they are few. */
export function didYouMean(text: string, names: readonly string[]): Message {
  const name = nearest(text, names);
  if (name !== undefined) return instead(name);
  return names.length > 0 && names.length <= mostListed
    ? message`: known are ${codeList(names, mostListed)}.`
    : ['.'];
}

/** The end of a sentence that names what to write instead. */
export function instead(name: string): Message {
  return message`: did you mean ${code(name)}?`;
}

/** What is wrong with a value that is none of the allowed ones. */
export function notAllowed(value: string, allowed: readonly string[]): Message {
  const name = nearest(value, allowed);
  const list = codeList(allowed, allowed.length);
  return name === undefined
    ? message`${code(shortened(value))} is not allowed: allowed are ${list}.`
    : message`${code(shortened(value))} is not allowed: did you mean ${code(name)}? Allowed are ${list}.`;
}

/** A value as a message shows it: its beginning says enough. */
export function shortened(value: string): string {
  return value.length > 80 ? `${value.slice(0, 80)}…` : value;
}

/** `failOn`, `FAIL_ON` and `fail on` are all near to `fail-on`. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[_\s]/g, '-');
}

/** One slip in three characters, and one slip always. */
function tolerance(a: string, b: string): number {
  return Math.max(1, Math.floor(Math.max(a.length, b.length) / 3));
}

/** Insertions, deletions, substitutions and swaps of neighbours that lead from `a` to `b` (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const steps = [at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1)];
      if (swapped) steps.push(at(beforeLast, j - 2) + 1);
      row.push(Math.min(...steps));
    }
    [beforeLast, last] = [last, row];
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
