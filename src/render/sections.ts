import { countOf, type Noun } from './wording.js';

/** A part of a long text, made of rows that are shown whole or not at all. */
export interface Section {
  /** Sections with a low rank lose their rows first; {@link stays} loses none. */
  readonly rank: number;
  readonly head: string;
  readonly rows: readonly string[];
  readonly foot: string;
  readonly noun: Noun;
  /** How many rows are shown at most, whatever the size allows. */
  readonly most: number;
}

/** The rank of what is shown whatever the size. */
export const stays = Number.POSITIVE_INFINITY;

interface Kept {
  readonly section: Section;
  count: number;
}

/**
 * The sections as one text of at most `maxBytes` bytes of UTF-8. Rows are dropped from the end of the least important
 * section first, and each section says how many it lost and where they are (`elsewhere`).
 */
export function fitSections(sections: readonly Section[], maxBytes: number, elsewhere: string): string {
  const kept = sections.map((section) => ({ section, count: Math.min(section.rows.length, section.most) }));
  for (;;) {
    const text = kept
      .map((part) => sectionText(part, elsewhere))
      .filter((part) => part !== '')
      .join('\n\n');
    const over = Buffer.byteLength(text) - maxBytes;
    if (over <= 0 || !dropRows(kept, over)) return text;
  }
}

/** Drops at least one row, and more until `over` bytes are gained in that section; false when there is none left. */
function dropRows(kept: readonly Kept[], over: number): boolean {
  const candidates = kept
    .filter(({ section, count }) => section.rank < stays && count > 0)
    .sort((a, b) => a.section.rank - b.section.rank);
  const least = candidates[0];
  if (!least) return false;
  let gained = 0;
  while (least.count > 0 && gained < over) {
    least.count--;
    gained += Buffer.byteLength(least.section.rows[least.count] ?? '') + 1;
  }
  return true;
}

function sectionText({ section, count }: Kept, elsewhere: string): string {
  const { head, rows, foot, noun } = section;
  if (rows.length === 0) return '';
  const rest = rows.length - count;
  if (count === 0) return `**${countOf(rest, noun)}** not shown here: see ${elsewhere}.`;
  const more = rest > 0 ? `\n\nAnd ${rest} more in ${elsewhere}.` : '';
  return `${head}${rows.slice(0, count).join('\n')}${more}${foot}`;
}
