import { code, message } from '../domain/message.js';
import type { Fault } from './fault.js';

/** What the parser was about to read when it stopped. */
export type Expectation = 'value' | 'key' | 'colon' | 'comma' | 'end';

/** The characters of a word or number that is told as a whole. */
const word = /[\w.+-]{1,40}/y;

/** Says what is wrong at an offset where JSON cannot go on, in the words of the commonest causes. */
export function jsonFault(
  text: string,
  at: number,
  expected: Expectation,
  open: '{' | '[' | undefined,
): Fault {
  const span = { start: at, end: Math.min(at + 1, text.length) };
  if (at >= text.length) return endFault(text.length, open);
  const char = text.charAt(at);
  if (char === '/' || char === '#') {
    return {
      span,
      what: message`A comment stands here, and JSON has none.`,
      fix: message`Remove the comment.`,
    };
  }
  if (char === "'") {
    return {
      span,
      what: message`A text stands in single quotes, and JSON knows double quotes only.`,
      fix: message`Put the text in double quotes.`,
    };
  }
  if (expected === 'end') {
    return {
      span,
      what: message`The JSON ends before this, and more text follows.`,
      fix: message`Keep one JSON value in the file, and remove what follows it.`,
    };
  }
  return commaFault(text, at, expected) ?? unexpected(text, at, expected);
}

function endFault(end: number, open: '{' | '[' | undefined): Fault {
  const span = { start: end, end };
  if (!open) {
    return { span, what: message`The JSON has no value.`, fix: message`Write the policy here.` };
  }
  const closing = code(open === '{' ? '}' : ']');
  return {
    span,
    what: message`The text ends before the JSON does: the ${closing} of an open ${code(open)} is missing.`,
    fix: message`Add the missing end; the file may have been cut off.`,
  };
}

function commaFault(text: string, at: number, expected: Expectation): Fault | undefined {
  const char = text.charAt(at);
  const comma = lastBefore(text, at);
  const closes = char === '}' || char === ']';
  if (closes && expected !== 'comma' && text.charAt(comma) === ',') {
    return {
      span: { start: comma, end: comma + 1 },
      what: message`A comma stands before the closing ${code(char)}, and JSON allows none after the last item.`,
      fix: message`Remove the comma.`,
    };
  }
  if (expected !== 'comma' || closes || char === ':' || char === '=') return undefined;
  return {
    span: { start: at, end: at + 1 },
    what: message`A comma is missing before this.`,
    fix: message`Add a comma after the item before.`,
  };
}

function unexpected(text: string, at: number, expected: Expectation): Fault {
  word.lastIndex = at;
  const found = word.exec(text)?.[0] ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
  const span = { start: at, end: at + found.length };
  const what = message`${code(found)} stands where JSON has ${wanted[expected]}.`;
  if (/^0\d/.test(found)) {
    return {
      span,
      what: message`${code(found)} starts with a zero, and no number in JSON does.`,
      fix: message`Put it in double quotes, as account IDs are written.`,
    };
  }
  if (/^\w/.test(found)) return { span, what, fix: message`Put it in double quotes if it is a text.` };
  return { span, what, fix: message`Correct the JSON here.` };
}

const wanted: Readonly<Record<Expectation, string>> = {
  value: 'a value',
  key: 'a key in double quotes',
  colon: 'a colon after the key',
  comma: 'a comma or an end',
  end: 'its end',
};

function lastBefore(text: string, at: number): number {
  let i = at - 1;
  while (i > 0 && /\s/.test(text.charAt(i))) i--;
  return i;
}

/** A string that never ends, or that holds what JSON allows only as an escape. */
export function stringFault(text: string, start: number, at: number): Fault {
  if (at >= text.length) {
    return {
      span: { start, end: start + 1 },
      what: message`A text begins here whose closing quote is missing.`,
      fix: message`Add the closing double quote.`,
    };
  }
  const char = text.charAt(at);
  const lineBreak = char === '\n' || char === '\r';
  const what = lineBreak
    ? message`A text goes on over the line's end: its closing quote is missing, or the line break is not written as an escape.`
    : message`A text holds a control character, which JSON takes only as an escape.`;
  const fix = lineBreak
    ? message`Close the text with a double quote, or write the line break as ${code('\\n')}.`
    : message`Write it as an escape, a tab as ${code('\\t')}.`;
  return { span: { start: at, end: at + 1 }, what, fix };
}

/** A backslash that starts none of JSON's escapes. `start` is the string's own, its opening quote. */
export function escapeFault(text: string, start: number, end: number): Fault {
  const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|(\\.?)/gsy;
  let at = start + 1;
  let found = '\\';
  while (at < end) {
    at = text.indexOf('\\', at);
    escape.lastIndex = at;
    const match = at < 0 ? null : escape.exec(text);
    if (!match) break;
    if (match[1] !== undefined) {
      found = match[1];
      break;
    }
    at += match[0].length;
  }
  const from = at < 0 ? start : at;
  return {
    span: { start: from, end: from + found.length },
    what: message`${code(found)} is no escape of JSON.`,
    fix: message`Write a backslash as ${code('\\\\')}.`,
  };
}
