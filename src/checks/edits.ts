import type { TextEdit } from '../domain/finding.js';
import type { Element, PolicyDocument, TextItem } from '../policy/document.js';

/**
 * Edits of a policy in whatever file it stands. Each is made only where the text stands in the file as it reads; where
 * escapes, folds or unknown parts lie between, there is no edit, and the words of the help must do.
 */

/** Puts other texts in the place of one: a list where there are several and the one stood alone. */
export function replaceText(
  policy: PolicyDocument,
  element: Element<TextItem>,
  item: TextItem,
  texts: readonly string[],
): TextEdit[] {
  if (!standsAsItReads(policy, item) || texts.some((text) => text.includes('${'))) return [];
  const { start, end } = item.node;
  const list = texts.map((text) => JSON.stringify(text)).join(', ');
  const alone = element.node.type !== 'array';
  return [{ start, end, text: alone && texts.length > 1 ? `[${list}]` : list }];
}

/** Adds texts to an element behind one of its items, in the layout that it has. */
export function appendTexts(
  policy: PolicyDocument,
  element: Element<TextItem>,
  item: TextItem,
  texts: readonly string[],
): TextEdit[] {
  if (!standsAsItReads(policy, item)) return [];
  if (element.node.type !== 'array') return replaceText(policy, element, item, [item.text, ...texts]);
  const { text } = policy.file;
  const { start, end } = item.node;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start);
  const newline = lineBreak(text);
  if (text[element.node.start] === '[') {
    if (!text.slice(start, end).startsWith('"')) return [];
    const gap = /^\s*$/.test(before) ? newline + before : ' ';
    return [{ start: end, end, text: texts.map((each) => `,${gap}${JSON.stringify(each)}`).join('') }];
  }
  if (!/^[ ]*- +$/.test(before)) return [];
  return [{ start: end, end, text: texts.map((each) => newline + before + each).join('') }];
}

/** How the lines of a file end. */
export function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function standsAsItReads(policy: PolicyDocument, { text, node, uncertain }: TextItem): boolean {
  if (uncertain || node.type !== 'string') return false;
  const written = policy.file.text.slice(node.start, node.end);
  return written === text || written === JSON.stringify(text) || written === `'${text}'`;
}
