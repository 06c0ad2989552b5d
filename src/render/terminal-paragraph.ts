import { plainText, type Message } from '../domain/message.js';
import type { Paint } from './paint.js';
import { safeTerminal } from './safe-terminal.js';
import { wrap } from './text-width.js';

/** How a terminal is written on. */
export interface Screen {
  readonly paint: Paint;
  /** In columns. */
  readonly width: number;
}

/** A message on one line, the author's text in it with nothing that a terminal would obey. */
export function terminalLine(message: Message): string {
  return safeTerminal(plainText(message).replace(/\s+/g, ' '));
}

/** A message below a frame of code, wrapped, with a bold word of ours before it; no line for an empty message. */
export function paragraph(
  word: string,
  message: Message,
  gutter: number,
  { paint: colors, width }: Screen,
): string[] {
  if (message.length === 0) return [];
  const indent = ' '.repeat(gutter + 3);
  const [first = '', ...others] = wrap(word + terminalLine(message), width - indent.length);
  const bold = word && first.startsWith(word) ? colors.bold(word) + first.slice(word.length) : first;
  return [`${' '.repeat(gutter)} ${colors.blue('=')} ${bold}`, ...others.map((line) => indent + line)];
}
