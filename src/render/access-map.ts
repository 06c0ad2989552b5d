import type { AccessCell } from '../domain/review.js';
import { accessDrawing } from './access-drawing.js';
import { chooseEdges } from './access-edges.js';
import type { Section } from './sections.js';
import { countOf } from './wording.js';

/**
 * How many pairs of principal and artifact are drawn: each is about 100 pixels high, so these are two screens. It is far
 * under Mermaid's own caps, beyond which a drawing is an error message: 500 edges (280 in older versions), of which a pair
 * has two, and 50,000 characters.
 * https://mermaid.js.org/config/schema-docs/config.html#maxedges
 * https://mermaid.js.org/config/schema-docs/config.html#maxtextsize
 * https://github.com/mermaid-js/mermaid/pull/5086
 */
export const mostEdges = 16;

/** One edge is one row of the table beside it; a drawing would say it again. */
const fewestEdges = 2;

const legend =
  'Thick lines are new access; _changed_ was allowed before and is now under other conditions. Dotted lines are lost, thin ones as before.';

/**
 * The access map: the matrix as a drawing that GitHub makes of a fenced `mermaid` block, whole or not at all. Nothing
 * where nothing changes, or where a single edge says it all. It is folded: the table above says the same in less height,
 * and a review should be two screens.
 * https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/creating-diagrams
 */
export function accessMapSections(matrix: readonly AccessCell[], whenLeftOut?: string): Section[] {
  const { drawn, changedLeft, keptLeft } = chooseEdges(matrix, mostEdges);
  if (drawn.length < fewestEdges) return [];
  const row = (): string =>
    [fenced(accessDrawing(drawn)), `<sub>${legend}${leftText(changedLeft, keptLeft)}</sub>`].join('\n\n');
  const head = '<details><summary>Access map</summary>\n\n';
  const noun = ['access map', 'access maps'] as const;
  return [{ rank: 20, head, rows: [row], foot: '\n\n</details>', noun, most: 1, whenLeftOut }];
}

/** No label has a backtick, so nothing ends the fence but its own end. */
function fenced(source: string): string {
  return `\`\`\`mermaid\n${source}\n\`\`\``;
}

/** What is not drawn, in pairs of one principal and one artifact. */
function leftText(changed: number, kept: number): string {
  const pairs = ['pair of principal and artifact', 'pairs of principal and artifact'] as const;
  if (changed === 0) return kept === 0 ? '' : ` Not drawn: ${countOf(kept, pairs)} without changes.`;
  return ` Not drawn: ${countOf(changed, pairs)} with changes${kept === 0 ? '' : `, ${kept} without`}.`;
}
