import type { CommentLines } from '../domain/review.js';
import type { InlineComment, MinimizeReason, StandingComment } from './ports.js';

/** A comment as it should stand on lines or a file; `ids` are the findings that it tells. */
export interface WantedComment {
  readonly path: string;
  /** Undefined for a comment on the file. */
  readonly lines: CommentLines | undefined;
  /** The lines that its findings span, 1-based, both included: on any of them it stands where it should. */
  readonly extent: { readonly start: number; readonly end: number };
  /** Whether it offers a fix to commit: that replaces the lines that the comment stands on, so it must stand on these. */
  readonly offersFix: boolean;
  readonly body: string;
  readonly ids: readonly string[];
}

/** A comment of ours with what its marker says. */
export interface OwnComment {
  readonly comment: StandingComment;
  readonly ids: readonly string[];
  /** It says already that its findings are fixed. */
  readonly settled: boolean;
}

/** What to do to the pull request's comments: a value, so that a test can look at it before anybody acts. */
export interface CommentPlan {
  readonly post: readonly WantedComment[];
  readonly edit: readonly { readonly comment: StandingComment; readonly body: string }[];
  /** Nobody answered, and its findings are fixed, or told elsewhere now. */
  readonly minimize: readonly { readonly comment: StandingComment; readonly reason: MinimizeReason }[];
  /** Fixed, but people talk under it: what they talk about stays on view. */
  readonly settle: readonly StandingComment[];
  readonly unminimize: readonly StandingComment[];
}

/**
 * Compares what stands with what should. A comment stays where it tells the same findings on the same file: GitHub
 * moves it with its lines. Its body is mended where it differs. One that tells nothing any more is minimized, or settled
 * where somebody answered; one that tells something again is shown again. Threads that a person resolved are left alone:
 * the caller wants no comment for their findings, see {@link resolvedIds}. `present` are the ids of all that is found
 * now, wherever it is told.
 */
export function planComments(
  wanted: readonly WantedComment[],
  standing: readonly OwnComment[],
  present: ReadonlySet<string>,
): CommentPlan {
  const free = new Set(standing.filter((own) => !own.comment.resolved));
  const post: WantedComment[] = [];
  const edit: { comment: StandingComment; body: string }[] = [];
  const unminimize: StandingComment[] = [];
  for (const each of wanted) {
    const match = [...free].find((own) => stands(own, each));
    if (!match) {
      post.push(each);
      continue;
    }
    free.delete(match);
    if (!saysTheSame(match.comment.body, each.body)) edit.push({ comment: match.comment, body: each.body });
    if (match.comment.minimized) unminimize.push(match.comment);
  }
  return { post, edit, unminimize, ...closing([...free], present) };
}

/** What becomes of comments that nothing on their place needs any more. A talk about what is told elsewhere stays. */
function closing(
  left: readonly OwnComment[],
  present: ReadonlySet<string>,
): Pick<CommentPlan, 'minimize' | 'settle'> {
  const open = left.filter(({ comment, settled }) => !comment.minimized && !settled);
  const isFixed = ({ ids }: OwnComment): boolean => !ids.some((id) => present.has(id));
  return {
    minimize: open
      .filter(({ comment }) => !comment.answered)
      .map((own) => ({ comment: own.comment, reason: isFixed(own) ? 'RESOLVED' : 'OUTDATED' })),
    settle: open.filter((own) => own.comment.answered && isFixed(own)).map(({ comment }) => comment),
  };
}

/** The findings whose threads a person resolved: whoever did has read them, and is not told again. */
export function resolvedIds(standing: readonly OwnComment[]): ReadonlySet<string> {
  return new Set(standing.filter((own) => own.comment.resolved).flatMap((own) => own.ids));
}

/** GitHub may keep a body's line ends as they were sent or not. */
export function saysTheSame(left: string, right: string): boolean {
  return left.replaceAll('\r\n', '\n') === right.replaceAll('\r\n', '\n');
}

/** An outdated comment has lost its line and is not on view: its finding is posted anew. */
function stands({ comment, ids }: OwnComment, wanted: WantedComment): boolean {
  const { path, lines, extent } = wanted;
  if (comment.path !== path || !ids.some((id) => wanted.ids.includes(id))) return false;
  if (!lines) return comment.subject === 'file';
  const { side, line, startLine = line } = comment;
  if (side !== lines.side || line === undefined) return false;
  if (line === lines.end && startLine === lines.start) return true;
  return !wanted.offersFix && line >= extent.start && line <= extent.end;
}

/** The form in which GitHub takes a comment on lines: a range has a first line, a single line has none. */
export function toInline({ path, lines, body }: WantedComment): InlineComment | undefined {
  if (!lines) return undefined;
  const { side, start, end } = lines;
  return { path, body, side, line: end, startLine: start < end ? start : undefined };
}
