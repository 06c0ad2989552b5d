import type { Place } from '../domain/source.js';
import { codeSpan, type InMarkdown } from './safe-markdown.js';
import { encodePath, link } from './safe-link.js';

/** The last line that has a part of the place: a place that ends before a line's first character does not touch it. */
export function lastLine(place: Place): number {
  return place.end.column === 1 && place.end.line > place.start.line ? place.end.line - 1 : place.end.line;
}

/** `path:12`, or `path:12-15` for more than one line; not safe for anything yet. */
export function placeText(place: Place): string {
  const last = lastLine(place);
  return `${place.path}:${place.start.line}${last > place.start.line ? `-${last}` : ''}`;
}

/** The place as code, linked where `sourceRoot`, the address of the files at the reviewed commit, is known. */
export function placeMarkdown(place: Place, sourceRoot: string | undefined, where: InMarkdown = {}): string {
  const text = codeSpan(placeText(place), where);
  if (!sourceRoot) return text;
  const last = lastLine(place);
  const lines = `#L${place.start.line}${last > place.start.line ? `-L${last}` : ''}`;
  return link(text, `${sourceRoot}/${encodePath(place.path)}${lines}`);
}
