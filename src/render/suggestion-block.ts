import type { Suggestion } from '../domain/finding.js';
import type { CommentLines } from '../domain/review.js';
import { showHidden } from './hidden-characters.js';
import { longestBacktickRun } from './safe-markdown.js';

/**
 * A fix as a block that GitHub offers to commit: it replaces the very lines that the comment stands on. Empty where the
 * comment stands on others, and where the lines hold what a reader would not see: nobody commits that unseen.
 * https://docs.github.com/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/incorporating-feedback-in-your-pull-request
 */
export function suggestionBlock(suggestion: Suggestion | null, lines: CommentLines | undefined): string {
  if (!suggestion || lines?.side !== 'RIGHT') return '';
  if (suggestion.start !== lines.start || suggestion.end !== lines.end) return '';
  const { text } = suggestion;
  const visible = text.replace(/\r?\n|\t/g, ' ');
  if (showHidden(visible) !== visible) return '';
  const fence = '`'.repeat(Math.max(3, longestBacktickRun(text) + 1));
  // The lines keep the file's own ends: GitHub commits them as they stand in the comment.
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return `${fence}suggestion${newline}${text}${newline}${fence}`;
}

/** A comment's body without its suggestion blocks. */
export function withoutSuggestions(body: string): string {
  return body.replace(/^(`{3,})suggestion\r?\n[^]*?^\1\r?$\n?/gm, '');
}
