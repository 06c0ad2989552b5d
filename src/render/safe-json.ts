/** Control characters that JSON does not demand to escape, format characters, line separators, blank fillers. */
const hidden = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu;

/**
 * A value as indented JSON that is safe to print: hidden characters are written as JSON escapes, and so is the `##[`
 * that the Actions runner obeys anywhere in a line. A reader of JSON gets the same value.
 */
export function safeJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replace(hidden, unicodeEscapes).replaceAll('##[', '#\\u0023[');
  return `${text}\n`;
}

function unicodeEscapes(character: string): string {
  let out = '';
  for (let i = 0; i < character.length; i++) {
    out += `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`;
  }
  return out;
}
