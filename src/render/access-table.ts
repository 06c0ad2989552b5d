import type { AccessCell, AccessChange } from '../domain/review.js';
import { indexCells, type CellIndex } from './access-edges.js';
import { sidedPlaceMarkdown } from './place-text.js';
import { codeSpan } from './safe-markdown.js';
import type { Section } from './sections.js';
import { enumeration, firstOf } from './wording.js';

/** What the tables are made of, and how they are written. */
export interface AccessTableOptions {
  /** From its cells a row knows what is missing. */
  readonly matrix: readonly AccessCell[];
  /** The address of the files at the reviewed commit. */
  readonly sourceRoot: string | undefined;
  /** How many rows of a table are shown at most. */
  readonly most: number;
}

/** Access gained and lost, one table each, gained first: who may do what to which artifact, when, and where it says so. */
export function accessSections(changes: readonly AccessChange[], options: AccessTableOptions): Section[] {
  const gained = changes.filter(({ change }) => change === 'gained');
  const lost = changes.filter(({ change }) => change === 'lost');
  const cells = indexCells(options.matrix);
  const tables = [
    {
      rank: 80,
      title: `Access gained (${gained.length})`,
      noun: ['access gained', 'accesses gained'],
      rows: gained,
    },
    {
      rank: 70,
      title: `Access lost (${lost.length})${gained.length === 0 ? ', none gained' : ''}`,
      noun: ['access lost', 'accesses lost'],
      rows: lost,
    },
  ] as const;
  return tables
    .filter(({ rows }) => rows.length > 0)
    .map(({ rank, title, noun, rows }) => ({
      rank,
      head: `**${title}**\n\n| Verb | Principal, artifact, condition | Place |\n| --- | --- | --- |\n`,
      rows: rows.map((one) => () => accessRow(one, missingOf(one, cells), options.sourceRoot)),
      foot: '',
      noun,
      most: options.most,
    }));
}

/** Principal and artifact stand one over the other: two ARNs side by side are wider than a comment. */
function accessRow(change: AccessChange, missing: readonly string[], sourceRoot: string | undefined): string {
  const instead = change.insteadOf === null ? [] : [`instead of ${cell(change.insteadOf)}`];
  const access = [
    principalMarkdown(change.as.principal),
    `on ${cell(change.as.resource)}`,
    ...instead,
    ...conditions(change),
    ...missingMarkdown(missing),
  ];
  const cells = [
    `**${change.verb}**<br>${cell(change.action)}`,
    access.join('<br>'),
    changePlace(change, sourceRoot),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The line that gives it. What is lost was given by the version before, whose lines the reviewed commit does not have. */
function changePlace({ change, path, line }: AccessChange, sourceRoot: string | undefined): string {
  const start = { line, column: 1 };
  const side = change === 'lost' ? 'base' : 'head';
  return sidedPlaceMarkdown({ place: { path, start, end: start }, side }, sourceRoot, { table: true });
}

/** Who it is: `*` in words, and a holder with only the path as code. */
function principalMarkdown(principal: string): string {
  if (principal === '*') return `anyone (${cell(principal)})`;
  const path = /^whoever holds (.+)$/s.exec(principal)?.[1];
  return path === undefined ? cell(principal) : `whoever holds ${cell(path)}`;
}

function conditions({ context }: AccessChange): string[] {
  return Object.entries(context).map(
    ([key, values]) => `when ${cell(key)} is ${shortList(values, (list) => list.join(', '))}`,
  );
}

/** What the change's cell of the matrix lacks. Of access that is lost nobody asks what it lacked. */
function missingOf({ change, as, verb }: AccessChange, cells: CellIndex): readonly string[] {
  return change === 'lost' ? [] : (cells.get(as.principal)?.get(as.resource)?.get(verb)?.missing ?? []);
}

/** Access that is allowed and does not work: the build that uses it will fail. */
function missingMarkdown(actions: readonly string[]): string[] {
  if (actions.length === 0) return [];
  return [
    `will not work yet: ${shortList(actions, enumeration)} ${actions.length === 1 ? 'is' : 'are'} missing`,
  ];
}

/** The first three of a list as code, and how many more there are. */
function shortList(texts: readonly string[], join: (shown: readonly string[]) => string): string {
  const { shown, rest } = firstOf(texts, 3);
  return rest > 0 ? `${shown.map(cell).join(', ')} and ${rest} more` : join(shown.map(cell));
}

function cell(text: string): string {
  return codeSpan(text, { table: true });
}
