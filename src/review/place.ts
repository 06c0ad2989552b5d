import type { Hunk } from '../domain/diff.js';
import { hunkHolding } from '../domain/diff.js';
import type { Finding, Placement } from '../domain/finding.js';
import { severities } from '../domain/finding.js';
import type { Position } from '../domain/source.js';

/** Lines of the new version of a file, 1-based, both included. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** Where a finding goes; `lines` only for `inline`. */
export interface Placed {
  readonly finding: Finding;
  readonly placement: Placement;
  readonly lines: LineRange | undefined;
}

export interface PlacementRules {
  /** Whether comments can be posted at all, and if not, why. */
  readonly comments: true | string;
  readonly maxComments: number;
  /** The hunks of a path's diff; undefined where there is no diff to be had, null where the path is not in the change. */
  readonly hunksOf: (path: string) => readonly Hunk[] | undefined | null;
}

/** File-level comments are one notification each. */
const mostFileComments = 10;

/**
 * Decides for every finding where it is shown. Inline where GitHub takes it: the whole range inside one hunk, else its
 * first line. Then on the file, then in the summary. Worst first; nothing is dropped, and each place has its reason.
 */
export function place(findings: readonly Finding[], rules: PlacementRules): Placed[] {
  let inline = 0;
  let onFile = 0;
  return [...findings].sort(inReviewOrder).map((finding) => {
    const unplaced = reasonForNoComment(finding, rules);
    if (unplaced) return { finding, placement: unplaced, lines: undefined };
    const hunks = rules.hunksOf(finding.place.path);
    if (hunks === null) return inSummary(finding, 'the file is not part of the change');
    const lines = hunks && linesInDiff(finding, hunks);
    if (lines && inline < rules.maxComments) {
      inline += 1;
      return { finding, placement: { where: 'inline', reason: 'its lines are in the diff' }, lines };
    }
    if (lines)
      return inSummary(finding, `max-comments (${String(rules.maxComments)}) is reached by worse findings`);
    const reason = hunks ? 'its lines are outside of the diff' : 'the file has no diff';
    if (onFile >= mostFileComments || rules.maxComments === 0) return inSummary(finding, reason);
    onFile += 1;
    return { finding, placement: { where: 'file', reason }, lines: undefined };
  });
}

/** Worst first, then by file and place: what counts stands before what was there or is accepted. */
export function inReviewOrder(left: Finding, right: Finding): number {
  const orders = [
    Number(left.exception !== null) - Number(right.exception !== null),
    Number(left.state === 'existing') - Number(right.state === 'existing'),
    severities.indexOf(left.severity) - severities.indexOf(right.severity),
    compareText(left.place.path, right.place.path),
    left.place.start.line - right.place.start.line,
    left.place.start.column - right.place.start.column,
    compareText(left.rule, right.rule),
    compareText(left.id, right.id),
  ];
  return orders.find((order) => order !== 0) ?? 0;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function inSummary(finding: Finding, reason: string): Placed {
  return { finding, placement: { where: 'summary', reason }, lines: undefined };
}

function reasonForNoComment(finding: Finding, rules: PlacementRules): Placement | undefined {
  if (rules.comments !== true) return { where: 'none', reason: rules.comments };
  if (finding.exception) return { where: 'summary', reason: 'accepted by an exception' };
  if (finding.state === 'existing') return { where: 'summary', reason: 'it was there before' };
  return undefined;
}

function linesInDiff(finding: Finding, hunks: readonly Hunk[]): LineRange | undefined {
  const { start, end } = finding.place;
  const last = lastLine(start, end);
  if (hunkHolding(hunks, start.line, last)) return { start: start.line, end: last };
  if (hunkHolding(hunks, start.line, start.line)) return { start: start.line, end: start.line };
  // The element began before the hunk: its first added line is where the author looks.
  const touched = hunks.flatMap((hunk) => hunk.added).find((line) => line >= start.line && line <= last);
  return touched === undefined ? undefined : { start: touched, end: touched };
}

/** An end at the first column of a line ends on the line before. */
function lastLine(start: Position, end: Position): number {
  return end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
}
