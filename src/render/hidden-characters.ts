/**
 * What a reader would not see, would see in the wrong order, or would take for a blank: control characters, format
 * characters (bidirectional overrides, zero-width characters, tags), line separators, blank fillers, every blank but the
 * usual one, halves of surrogate pairs.
 */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu;

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Every hidden character as a visible escape such as `\n` or `\u{202E}`: what is in the file can be seen, and does nothing. */
export function showHidden(text: string): string {
  return replaceHidden(text, showCharacter);
}

/** Every hidden character as `write` writes it. */
export function replaceHidden(text: string, write: (character: string) => string): string {
  return text.replace(hidden, write);
}

/** One character as the escape that {@link showHidden} writes. */
export function showCharacter(character: string): string {
  const number = character.codePointAt(0) ?? 0;
  return named[character] ?? `\\u{${number.toString(16).toUpperCase().padStart(4, '0')}}`;
}

/** The first `most` UTF-16 units of a text and an ellipsis; the whole text where it is no longer. Cuts no pair in two. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return `${text.slice(0, splitsPair ? most - 1 : most)}…`;
}
