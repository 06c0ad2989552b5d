import type { TextEdit } from '../domain/finding.js';
import type { Span } from '../domain/source.js';
import type { Element, PolicyDocument, Statement, TextItem } from '../policy/document.js';

/**
 * Edits that take something out of a policy, with the comma or the line break that parts it from its neighbour. Each is
 * made only where nothing else stands between the two, such as a comment.
 */

/** Takes an element out of its statement, given the place of its key. */
export function removeElement(policy: PolicyDocument, { node }: Statement, keySpan: Span): TextEdit[] {
  const whole = node.members.map(({ keySpan: { start }, value: { end } }) => ({ start, end }));
  const index = whole.findIndex(({ start }) => start === keySpan.start);
  return removeOne(policy, whole, index, /^[\s,]*$/);
}

/** Takes one text out of a list of several. */
export function removeItem(
  policy: PolicyDocument,
  element: Element<TextItem>,
  { node, uncertain }: TextItem,
): TextEdit[] {
  if (element.node.type !== 'array' || uncertain) return [];
  const index = element.node.items.findIndex(({ start }) => start === node.start);
  return removeOne(policy, element.node.items, index, /^[\s,]*(?:- +)?$/);
}

function removeOne(
  { file: { text } }: PolicyDocument,
  all: readonly Span[],
  index: number,
  between: RegExp,
): TextEdit[] {
  const [before, one, after] = [all[index - 1], all[index], all[index + 1]];
  if (!one) return [];
  if (before && between.test(text.slice(before.end, one.start)) && before.end < one.start)
    return [{ start: before.end, end: one.end, text: '' }];
  if (after && between.test(text.slice(one.end, after.start)) && one.end < after.start)
    return [{ start: one.start, end: after.start, text: '' }];
  return [];
}
