/** Characters that take two columns of a terminal (East Asian Wide and Fullwidth, emoji), as ranges of code points. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

/** How many columns of a terminal a text without control characters takes. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  const number = character.codePointAt(0) ?? 0;
  if (number < 0x300) return 1;
  if (/^\p{M}$/u.test(character)) return 0;
  return wide.some(([from, to]) => from <= number && number <= to) ? 2 : 1;
}

/** A text as lines of at most `width` columns, broken at spaces; a longer word has a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    const columns = textWidth(word);
    if (line !== '' && used + 1 + columns > width) {
      lines.push(line);
      line = word;
      used = columns;
    } else {
      used += (line === '' ? 0 : 1) + columns;
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
