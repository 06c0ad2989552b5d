/** Numbers in [0, 1) that are the same in each run. https://prng.di.unimi.it/splitmix64.c, in 32 bits */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}

/** What HCL is made of, and some of what it is not. */
const pieces = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '"',
    '${',
    '%{',
    '$${',
    '~}',
    '${~',
    '<<E\n',
    '<<-E\n',
    'E\n',
    '\n',
    '\r\n',
    '\r',
  ],
  ...[
    ',',
    '.',
    '..',
    '...',
    ':',
    '::',
    '=',
    '==',
    '=>',
    '?',
    '!',
    '!=',
    '<',
    '>=',
    '&&',
    '||',
    '&',
    '|',
    '+',
    '-',
    '*',
    '/',
    '%',
  ],
  ...[
    ' ',
    '\t',
    '#',
    '//',
    '/*',
    '*/',
    '\\',
    '\\n',
    '\\u00e9',
    '\\U0001F600',
    '\\q',
    "'",
    '`',
    ';',
    '@',
    '^',
    '~',
    '$',
    '\u00e9',
    '\ud83d\ude80',
  ],
  ...[
    'a',
    'a.b',
    'a[0]',
    'a[*]',
    'a.*',
    'a.0',
    '1',
    '1.5',
    '1e3',
    '1.',
    'null',
    'true',
    'f(',
    'for',
    'for x in y : ',
    'in',
    'if',
    'else',
    'endif',
    'endfor',
  ],
  ...[
    '"a"',
    '"${a}"',
    'a = 1\n',
    'b {\n}\n',
    'b "c" {}\n',
    '%{ if a }',
    '%{ else }',
    '%{ endif }',
    '%{ for x in y }',
    '%{ endfor }',
  ],
];

/** A text with one or two small changes, anywhere. */
export function mutated(text: string, random: () => number): string {
  const upTo = (end: number): number => Math.floor(random() * end);
  let result = text;
  for (let left = 1 + upTo(2); left > 0; left--) {
    const at = upTo(result.length + 1);
    const length = 1 + upTo(random() < 0.8 ? 3 : 20);
    const piece = pieces[upTo(pieces.length)] ?? '';
    const [before, within, after] = [
      result.slice(0, at),
      result.slice(at, at + length),
      result.slice(at + length),
    ];
    const changes = [
      before + after,
      before + piece + within + after,
      before + piece + after,
      before + within + within + after,
    ];
    result = changes[upTo(changes.length)] ?? result;
  }
  // Half a character is none that a file can hold.
  return Buffer.from(result).toString() === result ? result : text;
}
