import type { AccessChange } from '../domain/review.js';
import { placeMarkdown } from './place-text.js';
import { codeSpan } from './safe-markdown.js';
import type { Section } from './sections.js';

/** Access gained and lost, one table each, gained first: who may do what to which artifact, when, and where it says so. */
export function accessSections(
  changes: readonly AccessChange[],
  sourceRoot: string | undefined,
  most: number,
): Section[] {
  return (['gained', 'lost'] as const).flatMap((change) => {
    const rows = changes.filter((one) => one.change === change).map((one) => accessRow(one, sourceRoot));
    if (rows.length === 0) return [];
    const head = `**Access ${change} (${rows.length})**\n\n| Verb | Principal | Artifact | Condition | Place |\n| --- | --- | --- | --- | --- |\n`;
    return [
      {
        rank: change === 'gained' ? 80 : 70,
        head,
        rows,
        foot: '',
        noun: [`access ${change}`, `accesses ${change}`],
        most,
      },
    ];
  });
}

function accessRow(change: AccessChange, sourceRoot: string | undefined): string {
  const start = { line: change.line, column: 1 };
  const cells = [
    `**${change.verb}**<br>${codeSpan(change.action, { table: true })}`,
    codeSpan(change.principal, { table: true }),
    codeSpan(change.resource, { table: true }),
    conditionCell(change.context),
    placeMarkdown({ path: change.path, start, end: start }, sourceRoot, { table: true }),
  ];
  return `| ${cells.join(' | ')} |`;
}

function conditionCell(context: AccessChange['context']): string {
  const keys = Object.entries(context).map(([key, values]) =>
    codeSpan(`${key} = ${values.join(', ')}`, { table: true }),
  );
  return keys.length > 0 ? keys.join('<br>') : 'none';
}
