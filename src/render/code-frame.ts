import type { Place, SourceText } from '../domain/source.js';
import type { Paint } from './paint.js';
import { safeTerminal } from './safe-terminal.js';
import { textWidth } from './text-width.js';

/** How a frame is drawn. */
export interface FrameOptions {
  readonly paint: Paint;
  /** Paints the carets, and the label beside them. */
  readonly accent: (text: string) => string;
  /** The columns of the terminal. */
  readonly width: number;
  /** How wide the column of line numbers is. */
  readonly gutter: number;
  /** Safe text that follows the carets. */
  readonly label?: string;
}

/** What stands before a frame's line beside the number: two bars and blanks. */
const bars = 4;
const tab = '    ';
/** The columns kept for what stands before a span, in a line that has to be cut. */
const before = 24;

/** The first line of a place with carets under it: `12 | "Resource": "*"`. Several lines end with `...`. */
export function codeFrame(source: SourceText, place: Place, options: FrameOptions): string[] {
  const { paint, gutter } = options;
  const { text, blanks, carets } = window(source, place, Math.max(20, options.width - gutter - bars));
  const bar = paint.blue('|');
  const number = paint.blue(String(place.start.line).padStart(gutter));
  const empty = ' '.repeat(gutter);
  const label = options.label ? ` ${options.label}` : '';
  return [
    `${empty} ${bar}`,
    `${number} ${bar} ${text}`,
    `${empty} ${bar} ${' '.repeat(blanks)}${options.accent(`${'^'.repeat(carets)}${label}`)}`,
    ...(place.end.line > place.start.line ? [paint.blue('...'.padStart(gutter))] : []),
  ];
}

interface Window {
  readonly text: string;
  /** Columns before the first caret. */
  readonly blanks: number;
  readonly carets: number;
}

/** The part of the line around the span that fits: a minified policy is one line of thousands of characters. */
function window(source: SourceText, place: Place, width: number): Window {
  const line = source.line(place.start.line);
  const from = place.start.column - 1;
  const to = place.end.line > place.start.line ? line.length : Math.min(place.end.column - 1, line.length);
  const whole = shown(line.slice(0, 4 * width));
  if (line.length <= 4 * width && textWidth(whole) <= width) {
    return measured('', line.slice(0, from), line.slice(from, to), line.slice(to), '');
  }
  const room = width - 2;
  const span = first(line.slice(from, Math.min(to, from + width)), room);
  const rest = room - textWidth(shown(span));
  const after = from + span.length;
  const tail = first(line.slice(after, after + width), rest - Math.min(before, rest / 2));
  const head = last(line.slice(Math.max(0, from - width), from), rest - textWidth(shown(tail)));
  const open = from > head.length ? '…' : '';
  return measured(open, head, span, tail, after + tail.length < line.length ? '…' : '');
}

function measured(open: string, head: string, span: string, tail: string, close: string): Window {
  return {
    text: `${open}${shown(head)}${shown(span)}${shown(tail)}${close}`,
    blanks: textWidth(open + shown(head)),
    carets: Math.max(1, textWidth(shown(span))),
  };
}

/** A piece of the file as it is printed: tabs as blanks, everything else hidden made visible. */
function shown(text: string): string {
  return text.split('\t').map(safeTerminal).join(tab);
}

/** The longest start of a text that takes at most `width` columns. */
function first(text: string, width: number): string {
  let end = 0;
  let used = 0;
  for (const character of text) {
    used += textWidth(shown(character));
    if (used > width) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** The longest end of a text that takes at most `width` columns. */
function last(text: string, width: number): string {
  const characters = Array.from(text);
  let used = 0;
  let start = text.length;
  for (let i = characters.length - 1; i >= 0; i--) {
    const character = characters[i] ?? '';
    used += textWidth(shown(character));
    if (used > width) break;
    start -= character.length;
  }
  return text.slice(start);
}
