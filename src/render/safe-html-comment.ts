/** A field of a comment that people do not see. Keys are ours. */
export type CommentField = readonly [key: string, value: string];

/** An HTML comment on one line, `<!-- name key=value ... -->`, in which no value can end it or look like another field. */
export function htmlComment(name: string, fields: readonly CommentField[]): string {
  const shown = fields.map(([key, value]) => ` ${key}=${encodeCommentValue(value)}`);
  return `<!-- ${name}${shown.join('')} -->`;
}

/**
 * Letters, digits and `_.:-` as they are, every other byte of the UTF-8 form as `=HH`. A second hyphen in a row is
 * written so too, since `--` ends a comment in older parsers.
 */
export function encodeCommentValue(value: string): string {
  return value.replace(/[^A-Za-z0-9_.:-]|(?<=-)-/gu, (character) =>
    [...Buffer.from(character, 'utf8')]
      .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );
}

/** The value that {@link encodeCommentValue} encoded. */
export function decodeCommentValue(encoded: string): string {
  const bytes: number[] = [];
  for (let i = 0; i < encoded.length; i++) {
    const escaped = /^=([0-9A-F]{2})/.exec(encoded.slice(i, i + 3))?.[1];
    bytes.push(escaped === undefined ? encoded.charCodeAt(i) : Number.parseInt(escaped, 16));
    if (escaped !== undefined) i += 2;
  }
  return Buffer.from(bytes).toString('utf8');
}
