/**
 * Text for the author of a policy, in parts, so that every output can make foreign text safe in its own way.
 * A string is our own words and trusted. `code` is text of the author, shown as code. `quoted` is foreign prose, such
 * as an answer of AWS that repeats parts of the policy.
 */
export type MessagePart = string | { readonly code: string } | { readonly quoted: string };
export type Message = readonly MessagePart[];

/** Marks the author's text inside a {@link message}. */
export const code = (text: string): MessagePart => ({ code: text });

/** Marks foreign prose inside a {@link message}. */
export const quoted = (text: string): MessagePart => ({ quoted: text });

/** Builds a message: message`${code(action)} reaches every repository.` Only parts and numbers go in, never bare text. */
export function message(
  strings: TemplateStringsArray,
  ...parts: readonly (MessagePart | Message | number)[]
): Message {
  const out: MessagePart[] = [];
  strings.forEach((text, index) => {
    if (text) out.push(text);
    const part = parts[index];
    if (part === undefined) return;
    if (typeof part === 'number') out.push(String(part));
    else if (isMessage(part)) out.push(...part);
    else out.push(part);
  });
  return out;
}

/** The message as plain text, code in backticks: for the JSON report, and for counting words. Not safe for a log. */
export function plainText(parts: Message): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : 'code' in part ? `\`${part.code}\`` : part.quoted))
    .join('');
}

/** `a`, `b` and `c`: a list of the author's texts as one message; more than `most` are counted, not shown. */
export function codeList(texts: readonly string[], most = 5): Message {
  const shown = texts.slice(0, most);
  const rest = texts.length - shown.length;
  const out: MessagePart[] = [];
  shown.forEach((text, index) => {
    if (index > 0) out.push(index === shown.length - 1 && rest === 0 ? ' and ' : ', ');
    out.push(code(text));
  });
  if (rest > 0) out.push(` and ${String(rest)} more`);
  return out;
}

function isMessage(part: MessagePart | Message): part is Message {
  return Array.isArray(part);
}
