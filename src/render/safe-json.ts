import { replaceHidden } from './hidden-characters.js';

/**
 * A value as indented JSON that is safe to print: hidden characters are written as JSON escapes, and so is the `##[`
 * that the Actions runner obeys anywhere in a line. A reader of JSON gets the same value.
 */
export function safeJson(value: unknown): string {
  const text = replaceHidden(JSON.stringify(value, null, 2), unicodeEscapes);
  return `${text.replaceAll('##[', '#\\u0023[')}\n`;
}

/** The line feeds are those of the indentation: in a string JSON has escaped its own. */
function unicodeEscapes(character: string): string {
  if (character === '\n') return character;
  let out = '';
  for (let i = 0; i < character.length; i++) {
    out += `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`;
  }
  return out;
}
