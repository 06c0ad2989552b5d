import { readFileSync } from 'node:fs';
import { nodesOf } from './gfm.js';

/** One attempt to leave its context, as a table's row tells it. */
export interface Attack {
  readonly attack: string;
  readonly text: string;
}

/** A table of `attacks/`. */
export function attacks(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`./attacks/${name}.json`, import.meta.url), 'utf8'));
}

/**
 * What GitHub makes of the text that Markdown leaves, outside of code. No parser of Markdown knows it.
 * https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
 */
const extras: Readonly<Record<string, RegExp>> = {
  mention: /(?<![a-z0-9])@[a-z0-9]/i,
  'issue reference': /#\d|(?<![a-z0-9])GH-\d/i,
  commit: /(?<![a-z0-9])[0-9a-f]{7,64}(?![a-z0-9])/i,
  advisory: /(?<![a-z0-9])(?:GHSA|CVE)-\w/i,
  address: /https?:\/\/|ftp:\/\/|www\.\w/i,
  emoji: /:[\w+-]+:/,
  formula: /\$/,
};

/** The parts of a comment that GitHub would make more of than text, each by its name. */
export function extrasOf(markdown: string): string[] {
  // Nodes are looked at one by one, and also joined: GitHub sees no border between two texts.
  const text = nodesOf(markdown)
    .map((node) => (node.type === 'text' ? (node.value ?? '') : '\u0000'))
    .join('');
  const found = Object.keys(extras).filter((name) => extras[name]?.test(text) === true);
  const code = nodesOf(markdown).filter(({ type }) => type === 'inlineCode');
  const isColour = code.some(({ value = '' }) => /^(?:#[0-9a-f]{6}|(?:rgb|hsl)a?\(.*\))$/i.test(value));
  return isColour ? [...found, 'colour'] : found;
}

/** What a reader sees of a text without images: texts and code in their order. */
export function visibleText(markdown: string): string {
  return nodesOf(markdown)
    .map(({ type, value = '' }) => (type === 'text' || type === 'inlineCode' ? value : ''))
    .join('');
}
