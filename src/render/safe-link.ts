import { plainMarkdown } from './safe-markdown.js';

/** Foreign text as the text of a link. */
export function linkText(text: string): string {
  return plainMarkdown(text);
}

/** An address that a link may have: on the web, or a path without scheme, host or leading slash. */
const allowed = /^(?:https?:\/\/[^/]|(?![a-z][a-z0-9+.-]*:)[^/\\])/i;

/** Everything else could end the link, mean something to Markdown, or hide. `%` stays: addresses come encoded. */
const unsafe = /[^A-Za-z0-9\-._~:/?#@!+,;=%]/gu;

/** An address as the target of a Markdown link; undefined where it must not be one. */
export function linkTarget(address: string): string | undefined {
  return allowed.test(address) ? address.replace(unsafe, encode) : undefined;
}

/** A link with a text that is Markdown already; the text alone where the address must not be followed. */
export function link(text: string, address: string): string {
  const target = linkTarget(address);
  return target === undefined ? text : `[${text}](${target})`;
}

/** The path of a file as part of an address. */
export function encodePath(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(wellFormed(part)))
    .join('/');
}

/** `&` would begin a character reference, and an encoded one would be another address. */
function encode(character: string): string {
  if (character === '&') return '&amp;';
  const encoded = encodeURIComponent(wellFormed(character));
  return encoded.length > 1 ? encoded : `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}
