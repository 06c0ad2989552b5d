import type { Finding } from '../domain/finding.js';
import type { Review } from '../domain/review.js';
import { findingsComment } from './comment.js';
import { placeText } from './place-text.js';
import { withoutCommands } from './safe-log.js';
import { codeSpan } from './safe-markdown.js';
import { jobSummary } from './summary.js';

/** Findings that one comment tells: all of them stand on the same lines. */
export interface CommentGroup {
  readonly where: 'inline' | 'file';
  readonly findings: readonly [Finding, ...Finding[]];
}

/** The findings that are shown in comments, grouped by their lines, in the review's order. */
export function commentGroups(review: Review): CommentGroup[] {
  const groups = new Map<string, { where: 'inline' | 'file'; findings: [Finding, ...Finding[]] }>();
  for (const { finding, placement } of review.findings) {
    if (placement.where !== 'inline' && placement.where !== 'file') continue;
    const key = `${placement.where} ${placement.where === 'file' ? finding.place.path : placeText(finding.place)}`;
    const group = groups.get(key);
    if (group) group.findings.push(finding);
    else groups.set(key, { where: placement.where, findings: [finding] });
  }
  return [...groups.values()];
}

/** The whole review as it would stand on a pull request: the job summary, then each comment under its place. */
export function reviewAsMarkdown(review: Review): string {
  const comments = commentGroups(review).map(({ where, findings }) => {
    const place = findings[0].place;
    const title = where === 'file' ? codeSpan(place.path) : codeSpan(placeText(place));
    return `#### Comment on ${title}\n\n${findingsComment(findings)}\n`;
  });
  const text = [jobSummary(review), ...comments].join('\n');
  return text.split('\n').map(withoutCommands).join('\n');
}
