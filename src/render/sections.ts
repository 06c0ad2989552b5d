import { countOf, type Noun } from './wording.js';

/** A part of a long text, made of rows that are shown whole or not at all. */
export interface Section {
  /** Sections with a low rank lose their rows first; {@link stays} loses none. */
  readonly rank: number;
  readonly head: string;
  /** Each row is written when it is to be shown: of many thousands most are not. */
  readonly rows: readonly (() => string)[];
  readonly foot: string;
  readonly noun: Noun;
  /** How many rows are shown at most, whatever the size allows. */
  readonly most: number;
  /** What stands for it where none of its rows has room, as Markdown, if they are not to be found elsewhere. */
  readonly whenLeftOut?: string | undefined;
}

/** The rank of what is shown whatever the size. */
export const stays = Number.POSITIVE_INFINITY;

const gap = '\n\n';

/**
 * The sections as one text of at most `maxBytes` bytes of UTF-8. The most important get their rows first. The one for
 * which there is not enough room loses rows from its end, those below it lose all, and each says how many it lost and
 * where they are (`elsewhere`). The work is proportional to the text, not to the rows.
 */
export function fitSections(sections: readonly Section[], maxBytes: number, elsewhere: string): string {
  const filled = sections.filter(({ rows }) => rows.length > 0);
  const texts = new Map(filled.map((section) => [section, leftOut(section, elsewhere)]));
  let free = maxBytes - bytes([...texts.values()].join(gap));
  let isFull = false;
  for (const section of [...filled].sort((a, b) => b.rank - a.rank)) {
    if (isFull && section.rank < stays) continue;
    const least = texts.get(section) ?? '';
    const { text, isCut } = fitRows(section, free + bytes(least), elsewhere);
    texts.set(section, text ?? least);
    free += bytes(least) - bytes(text ?? least);
    isFull ||= isCut;
  }
  return [...texts.values()].filter((text) => text !== '').join(gap);
}

/** What stands for a section none of whose rows is shown. */
function leftOut({ rank, rows, noun, whenLeftOut }: Section, elsewhere: string): string {
  if (whenLeftOut !== undefined) return whenLeftOut;
  return rank === stays ? '' : `**${countOf(rows.length, noun)}** not shown here: see ${elsewhere}.`;
}

/** The section with as many rows as fit into `room` bytes; no text where not even one does. */
function fitRows(section: Section, room: number, elsewhere: string): { text?: string; isCut: boolean } {
  const { rank, head, rows, foot, most } = section;
  const wanted = Math.min(rows.length, most);
  const ending = (count: number): string =>
    count < rows.length ? `${gap}And ${rows.length - count} more in ${elsewhere}.${foot}` : foot;
  const shown: string[] = [];
  let used = bytes(head);
  // The count of what is left is shorter than that of all, so what fits with this ending fits with its own.
  const longestEnding = bytes(ending(0));
  for (const write of rows.slice(0, wanted)) {
    const row = write();
    const last = shown.length + 1 === rows.length;
    const size = used + bytes(row) + (last ? bytes(foot) : longestEnding);
    if (rank < stays && size > room) break;
    used += bytes(row) + 1;
    shown.push(row);
  }
  const isCut = shown.length < wanted;
  return shown.length === 0
    ? { isCut }
    : { text: `${head}${shown.join('\n')}${ending(shown.length)}`, isCut };
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}
