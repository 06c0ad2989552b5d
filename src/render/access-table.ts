import type { AccessChange } from '../domain/review.js';
import { placeMarkdown } from './place-text.js';
import { codeSpan } from './safe-markdown.js';
import type { Section } from './sections.js';
import { firstOf } from './wording.js';

/** Access gained and lost, one table each, gained first: who may do what to which artifact, when, and where it says so. */
export function accessSections(
  changes: readonly AccessChange[],
  sourceRoot: string | undefined,
  most: number,
): Section[] {
  return (['gained', 'lost'] as const).flatMap((change) => {
    const rows = changes
      .filter((one) => one.change === change)
      .map((one) => () => accessRow(one, sourceRoot));
    if (rows.length === 0) return [];
    const head = `**Access ${change} (${rows.length})**\n\n| Verb | Principal, artifact, condition | Place |\n| --- | --- | --- |\n`;
    const noun = [`access ${change}`, `accesses ${change}`] as const;
    return [{ rank: change === 'gained' ? 80 : 70, head, rows, foot: '', noun, most }];
  });
}

/** Principal and artifact stand one over the other: two ARNs side by side are wider than a comment. */
function accessRow(change: AccessChange, sourceRoot: string | undefined): string {
  const start = { line: change.line, column: 1 };
  const place = { path: change.path, start, end: start };
  const instead = change.insteadOf === null ? [] : [`instead of ${cell(change.insteadOf)}`];
  const access = [
    cell(change.as.principal),
    `on ${cell(change.as.resource)}`,
    ...instead,
    ...conditions(change),
  ];
  const cells = [
    `**${change.verb}**<br>${cell(change.action)}`,
    access.join('<br>'),
    placeMarkdown(place, sourceRoot, { table: true }),
  ];
  return `| ${cells.join(' | ')} |`;
}

function conditions({ context }: AccessChange): string[] {
  return Object.entries(context).map(([key, values]) => {
    const { shown, rest } = firstOf(values, 3);
    const more = rest > 0 ? ` and ${rest} more` : '';
    return `when ${cell(key)} is ${shown.map(cell).join(', ')}${more}`;
  });
}

function cell(text: string): string {
  return codeSpan(text, { table: true });
}
