import { cut, showHidden } from './hidden-characters.js';

/** In a table, `|` ends a cell even inside a code span. */
export interface InMarkdown {
  readonly table?: boolean;
}

/** What of one value is shown: a policy's value may be as long as the policy. */
const longestCode = 200;
/** What of foreign prose is shown; Access Analyzer's longest messages are about half of it. */
const longestProse = 1000;

/**
 * A code span that is nothing but a colour gets a coloured dot from GitHub.
 * https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#supported-color-models
 */
const colour = /^\s*(?:#[0-9a-f]{3,8}|(?:rgb|hsl)a?\(.*\))\s*$/i;

/** The author's text as a code span on one line, whatever it holds. Nothing at all, blanks and colours are shown in quotes. */
export function codeSpan(text: string, { table = false }: InMarkdown = {}): string {
  const line = showHidden(cut(text, longestCode).replace(/\r\n|[\r\n\u2028\u2029]/g, ' '));
  const content = line.trim() === '' || colour.test(line) ? `"${line}"` : line;
  const fence = '`'.repeat(longestBacktickRun(content) + 1);
  const padded = /^[ `]|[ `]$/.test(content) ? ` ${content} ` : content;
  return fence + (table ? escapePipes(padded) : padded) + fence;
}

/** In backticks; a fence around the text must be longer. */
export function longestBacktickRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** Parsers do not agree on what `\\|` is in a table, so a backslash before a pipe is shown by its number. */
function escapePipes(text: string): string {
  return text.replace(/\\(?=\|)/g, '\\u{5C}').replaceAll('|', '\\|');
}

/**
 * What GitHub turns into a link, a mention, an emoji or a formula after Markdown is done, where no backslash helps: `@`,
 * `#1`, `GH-1`, advisory numbers, web addresses, `:name:`, `$x$`, and what could be a commit's name.
 */
const linked =
  /[@#$]|:\/\/|www\.|(?<![0-9a-z])(?:GH|GHSA|CVE|CWE)-|:[^\s:]+:|(?<![0-9a-z])[0-9a-f]{7,64}(?![0-9a-z])/i;

/**
 * Foreign prose on one line that stays prose: no link, mention, HTML, image, emphasis, heading, list or reference comes
 * out of it. A word that GitHub would link becomes code, which can still be copied.
 */
export function plainMarkdown(text: string, where: InMarkdown = {}): string {
  const line = showHidden(cut(text, longestProse).replace(/\s+/g, ' '));
  const words = line
    .split(' ')
    .map((word) => (linked.test(word) ? codeWord(word, where) : escapeInline(word)));
  const first = words.findIndex((word) => word !== '');
  return words.map((word, index) => (index === first ? escapeBlockStart(word) : word)).join(' ');
}

/** Quotes, brackets and the sentence's punctuation stay outside of the code. */
function codeWord(word: string, where: InMarkdown): string {
  const parts = /^(["'([{<]*)(.*?)([.,;:!?"')\]}>]*)$/.exec(word);
  if (!parts?.[2]) return codeSpan(word, where);
  return escapeInline(parts[1] ?? '') + codeSpan(parts[2], where) + escapeInline(parts[3] ?? '');
}

function escapeInline(text: string): string {
  return text.replace(/[\\`*_[\]<>&~|]/g, '\\$&');
}

/** What would begin a list, a heading's underline, a table's ruler or a bot's `/command` at the start of a line. */
function escapeBlockStart(word: string): string {
  return word.replace(/^[-+=:/]/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** Foreign prose as the content of one table cell. */
export function tableCell(text: string): string {
  return plainMarkdown(text, { table: true });
}
