import type { Finding } from '../domain/finding.js';
import type { Place } from '../domain/source.js';
import { codeSpan, type InMarkdown } from './safe-markdown.js';
import { encodePath, link } from './safe-link.js';

/** The last line that has a part of the place: a place that ends before a line's first character does not touch it. */
export function lastLine(place: Place): number {
  return place.end.column === 1 && place.end.line > place.start.line ? place.end.line - 1 : place.end.line;
}

/** `path:12`, or `path:12-15` for more than one line; not safe for anything yet. */
export function placeText(place: Place): string {
  return linesText(place.path, { start: place.start.line, end: lastLine(place) });
}

/** {@link placeText} of whole lines, 1-based, both included. */
export function linesText(
  path: string,
  { start, end }: { readonly start: number; readonly end: number },
): string {
  return `${path}:${start}${end > start ? `-${end}` : ''}`;
}

/**
 * The longest address that becomes a link, in characters. Every browser and GitHub itself take it, and a path of a
 * stranger, each byte of which is three characters of an address, cannot fill a summary.
 */
const longestAddress = 2_000;

/** The place as code, linked where `sourceRoot`, the address of the files at the reviewed commit, is known. */
export function placeMarkdown(place: Place, sourceRoot: string | undefined, where: InMarkdown = {}): string {
  const text = codeSpan(placeText(place), where);
  // A path that is too long is not even encoded.
  if (!sourceRoot || place.path.length > longestAddress) return text;
  const last = lastLine(place);
  const lines = `#L${place.start.line}${last > place.start.line ? `-L${last}` : ''}`;
  const address = `${sourceRoot}/${encodePath(place.path)}${lines}`;
  return address.length > longestAddress ? text : link(text, address);
}

/** A place of either version. What was removed has no lines at the reviewed commit, so it is named without a link. */
export function sidedPlaceMarkdown(
  { place, side }: Pick<Finding, 'place' | 'side'>,
  sourceRoot: string | undefined,
  where: InMarkdown = {},
): string {
  return side === 'base'
    ? `${placeMarkdown(place, undefined, where)} as it was`
    : placeMarkdown(place, sourceRoot, where);
}

/** Where tools that know only the reviewed version show a finding: what was removed stands at its file's beginning. */
export function placeAtHead({ place, side }: Finding): Place {
  const start = { line: 1, column: 1 };
  return side === 'base' ? { path: place.path, start, end: start } : place;
}

/** What {@link placeAtHead} cannot say of a place; empty where nothing was removed. */
export function removedText({ place, side }: Finding): string {
  return side === 'base' ? `It was on line ${place.start.line} before the change.` : '';
}
