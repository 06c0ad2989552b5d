import type { Review } from '../domain/review.js';
import { findingsComment } from './comment.js';
import type { CommentGroup } from './comment-groups.js';
import { commentGroups } from './comment-groups.js';
import { linesText } from './place-text.js';
import { withoutCommands } from './safe-log.js';
import { codeSpan } from './safe-markdown.js';
import { jobSummary } from './summary.js';

/** The whole review as it would stand on a pull request: the job summary, then each comment under its place. */
export function reviewAsMarkdown(review: Review): string {
  const comments = commentGroups(review.findings).map(
    (group) =>
      `#### Comment on ${titleOf(group)}\n\n${findingsComment(group.findings, { lines: group.lines })}\n`,
  );
  const summary = jobSummary(review, { elsewhere: 'the JSON report (`--format json`)' });
  return withoutCommands([summary, ...comments].join('\n'));
}

function titleOf({ path, lines }: CommentGroup): string {
  if (!lines) return codeSpan(path);
  return codeSpan(linesText(path, lines)) + (lines.side === 'LEFT' ? ' as it was' : '');
}
