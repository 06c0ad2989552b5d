import type { Finding } from '../domain/finding.js';
import type { CommentLines, PlacedFinding } from '../domain/review.js';

/** Findings that one comment tells: those on the same lines, or those on the same file as a whole. */
export interface CommentGroup {
  readonly path: string;
  /** Undefined for a comment on the file. */
  readonly lines: CommentLines | undefined;
  readonly findings: readonly [Finding, ...Finding[]];
}

/** The findings that are shown in comments, grouped by where these stand, in the review's order. */
export function commentGroups(placed: readonly PlacedFinding[]): CommentGroup[] {
  const groups = new Map<
    string,
    { path: string; lines: CommentLines | undefined; findings: [Finding, ...Finding[]] }
  >();
  for (const { finding, placement, lines } of placed) {
    if (placement.where !== 'inline' && placement.where !== 'file') continue;
    const { path } = finding.place;
    const key = JSON.stringify([path, lines]);
    const group = groups.get(key);
    if (group) group.findings.push(finding);
    else groups.set(key, { path, lines, findings: [finding] });
  }
  return [...groups.values()];
}
