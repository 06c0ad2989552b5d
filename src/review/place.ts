import { compareText } from '../domain/compare-text.js';
import type { Hunk } from '../domain/diff.js';
import { hunkHolding } from '../domain/diff.js';
import type { Finding, Placement } from '../domain/finding.js';
import { severities } from '../domain/finding.js';
import type { CommentLines, PlacedFinding } from '../domain/review.js';
import type { Position } from '../domain/source.js';

export interface PlacementRules {
  /** Whether comments can be posted at all, and if not, why. */
  readonly comments: true | string;
  /** How many comments stand on lines at most; findings on the same lines share one. */
  readonly maxComments: number;
  /** The hunks of a path's diff; undefined where there is no diff to be had, null where the path is not in the change. */
  readonly hunksOf: (path: string) => readonly Hunk[] | undefined | null;
  /** Findings whose threads a person resolved: they stand there, and take no room from others. */
  readonly resolved?: ReadonlySet<string>;
}

/** File-level comments are one notification each. */
const mostFileComments = 10;
/** More on one place nobody reads, and a body has at most 65,536 characters. */
const mostInComment = 20;

/**
 * Decides for every finding where it is shown. Inline where GitHub takes it: the whole range inside one hunk, else its
 * first line. Then on the file, then in the summary. Worst first; nothing is dropped, and each place has its reason.
 */
export function place(findings: readonly Finding[], rules: PlacementRules): PlacedFinding[] {
  const inline = new Comments(rules.maxComments);
  const onFile = new Comments(rules.maxComments === 0 ? 0 : mostFileComments);
  return [...findings].sort(inReviewOrder).map((finding): PlacedFinding => {
    const unplaced = reasonForNoComment(finding, rules);
    if (unplaced) return { finding, placement: unplaced, lines: undefined };
    if (rules.resolved?.has(finding.id) === true)
      return { finding, placement: { where: 'inline', reason: 'a person resolved its thread' } };
    const { path } = finding.place;
    const hunks = rules.hunksOf(path);
    if (hunks === null) return inSummary(finding, 'the file is not part of the change');
    const lines = hunks && linesInDiff(finding, hunks);
    if (lines) {
      const full = inline.add(JSON.stringify([path, lines]), `max-comments (${String(rules.maxComments)})`);
      if (full) return inSummary(finding, full);
      const reason = lines.side === 'LEFT' ? 'its lines were removed' : 'its lines are in the diff';
      return { finding, placement: { where: 'inline', reason }, lines };
    }
    const reason = hunks ? 'its lines are outside of the diff' : 'the file has no diff';
    if (onFile.add(path, 'the number of comments on files')) return inSummary(finding, reason);
    return { finding, placement: { where: 'file', reason }, lines: undefined };
  });
}

/** The comments of one sort, with how many findings each tells. */
class Comments {
  readonly #counts = new Map<string, number>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** Adds a finding to the comment at a place; gives the reason where there is no room for it. */
  add(at: string, limit: string): string | undefined {
    const count = this.#counts.get(at) ?? 0;
    if (count === 0 && this.#counts.size >= this.#most) return `${limit} is reached by worse findings`;
    if (count >= mostInComment) return `its place has a comment on ${String(mostInComment)} worse findings`;
    this.#counts.set(at, count + 1);
    return undefined;
  }
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

function inSummary(finding: Finding, reason: string): PlacedFinding {
  return { finding, placement: { where: 'summary', reason }, lines: undefined };
}

function reasonForNoComment(finding: Finding, rules: PlacementRules): Placement | undefined {
  if (rules.comments !== true) return { where: 'none', reason: rules.comments };
  if (finding.exception) return { where: 'summary', reason: 'accepted by an exception' };
  if (finding.state === 'existing') return { where: 'summary', reason: 'it was there before' };
  return undefined;
}

/** The lines of one hunk that a comment on the finding can stand on; those that it offers to replace, if it does. */
function linesInDiff(
  { place: at, side, suggestion }: Finding,
  hunks: readonly Hunk[],
): CommentLines | undefined {
  const first = at.start.line;
  const last = lastLine(at.start, at.end);
  if (side === 'base') return removedLines(hunks, first, last);
  const range = (start: number, end: number): CommentLines => ({ side: 'RIGHT', start, end });
  if (suggestion && suggestion.start <= last && suggestion.end >= first) {
    const { start, end } = suggestion;
    if (hunkHolding(hunks, start, end)) return range(start, end);
  }
  if (hunkHolding(hunks, first, last)) return range(first, last);
  if (hunkHolding(hunks, first, first)) return range(first, first);
  // The element began before the hunk: its first added line is where the author looks.
  const touched = hunks.flatMap((hunk) => hunk.added).find((line) => line >= first && line <= last);
  return touched === undefined ? undefined : range(touched, touched);
}

/** On the left side only removed lines: a comment there on a line that stayed would be about what still holds. */
function removedLines(hunks: readonly Hunk[], first: number, last: number): CommentLines | undefined {
  for (const { removed } of hunks) {
    const gone = removed.filter((line) => line >= first && line <= last);
    const [start] = gone;
    if (start === undefined) continue;
    const apart = gone.findIndex((line, index) => line !== start + index);
    const end = start + (apart < 0 ? gone.length : apart) - 1;
    return { side: 'LEFT', start, end };
  }
  return undefined;
}

/** An end at the first column of a line ends on the line before. */
function lastLine(start: Position, end: Position): number {
  return end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
}
