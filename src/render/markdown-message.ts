import type { Message, MessagePart } from '../domain/message.js';
import { codeSpan, plainMarkdown, type InMarkdown } from './safe-markdown.js';

/** A message as Markdown on one line: our words as prose, the author's text as code, foreign prose without effect. */
export function messageMarkdown(parts: Message, where: InMarkdown = {}): string {
  let out = '';
  for (const part of parts) {
    const text = partMarkdown(part, where);
    out += out.endsWith('`') && text.startsWith('`') ? ` ${text}` : text;
  }
  return out;
}

function partMarkdown(part: MessagePart, where: InMarkdown): string {
  if (typeof part === 'string') return ownWords(part, where);
  return 'code' in part ? codeSpan(part.code, where) : plainMarkdown(part.quoted, where);
}

/**
 * Our own words are plain text too, for they are shown in terminals: `*` and `<name>` in them mean themselves. Only a
 * word in backticks is code, and a web address may become a link.
 */
function ownWords(text: string, where: InMarkdown): string {
  return text
    .replace(/\s+/g, ' ')
    .split(/`([^`]+)`/)
    .map((piece, index) =>
      index % 2 === 1 ? codeSpan(piece, where) : piece.replace(/[\\`*_[\]<~|]/g, '\\$&'),
    )
    .join('');
}

/** A message up to the end of its first sentence. */
export function firstSentence(parts: Message): Message {
  const out: MessagePart[] = [];
  for (const part of parts) {
    const text = typeof part === 'string' ? part : 'quoted' in part ? part.quoted : undefined;
    const end = text === undefined ? -1 : text.search(/(?<!\be\.g|\bi\.e)[.!?](?=\s)/);
    if (text === undefined || end < 0) out.push(part);
    else
      return [...out, typeof part === 'string' ? text.slice(0, end + 1) : { quoted: text.slice(0, end + 1) }];
  }
  return out;
}
