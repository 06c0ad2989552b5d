/** A finding's row in a summary, by what a person reads in it: which rule, where. */
export interface SummaryRow {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
}

/** A list of a summary: the number in its heading, its rows, and how many it says are elsewhere. */
export interface SummaryList {
  readonly announced: number;
  readonly noun: string;
  readonly rows: readonly SummaryRow[];
  readonly more: number;
  /** Where the rest is, in the summary's words; undefined where nothing is left out. */
  readonly elsewhere: string | undefined;
}

/** `**20 more errors**`, or a fold's `2 errors and 1 warning there before`. */
const heading = /^\*\*(\d+ (?:more )?([a-z ]+))\*\*$/;
const fold = /^<details><summary>(.+) (there before)<\/summary>$/;
const row = /^- \*\*.*\*\* \[?`+ ?(.+?):(\d+)(?:-\d+)? ?`+.* <sub>\[(.+?)\]\(.*\)<\/sub><br>$/;
const more = /^And (\d+) more in (.+)\.$/;
const hidden = /^\*\*(\d+) (.+?)\*\* not shown here: see (.+)\.$/;

/** The lists of findings in a summary. Throws at a row outside of a list, and at a line that looks like a row and is none. */
export function summaryLists(markdown: string): SummaryList[] {
  const lists: { announced: number; noun: string; rows: SummaryRow[]; more: number; elsewhere?: string }[] =
    [];
  let inList = false;
  for (const line of markdown.split('\n')) {
    const whole = hidden.exec(line);
    const head = whole ?? heading.exec(line) ?? fold.exec(line);
    if (head) {
      const [, counts = '', noun = '', elsewhere] = head;
      const announced = (counts.match(/\d+/g) ?? []).reduce((sum, count) => sum + Number(count), 0);
      lists.push({
        announced,
        noun,
        rows: [],
        more: 0,
        ...(whole ? { more: announced, elsewhere: elsewhere ?? '' } : {}),
      });
      inList = true;
      continue;
    }
    if (/^(?:\*\*|<)/.test(line)) inList = false;
    const list = inList ? lists.at(-1) : undefined;
    const rest = more.exec(line);
    if (rest && list) Object.assign(list, { more: Number(rest[1]), elsewhere: rest[2] });
    if (!line.startsWith('- **')) continue;
    const found = row.exec(line);
    if (!found || !list) throw new Error(`not a finding's row: ${line}`);
    const [, path = '', at, rule = ''] = found;
    list.rows.push({ rule: rule.replaceAll('\\', ''), path, line: Number(at) });
  }
  return lists.map((list) => ({ ...list, elsewhere: list.elsewhere }));
}

/** One text for a row, to compare rows by. */
export function rowText({ rule, path, line }: SummaryRow): string {
  return `${path}:${line} ${rule}`;
}
