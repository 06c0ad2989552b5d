import type { InlineComment, StandingComment } from './ports.js';

/** A comment as it should stand on a line or a file; `ids` are the findings that it tells. */
export interface WantedComment {
  readonly path: string;
  readonly lines: { readonly start: number; readonly end: number } | undefined;
  readonly body: string;
  readonly ids: readonly string[];
}

/** A comment of ours with the finding ids of its marker. */
export interface OwnComment {
  readonly comment: StandingComment;
  readonly ids: readonly string[];
}

/** What to do to the pull request's comments: a value, so that a test can look at it before anybody acts. */
export interface CommentPlan {
  readonly post: readonly WantedComment[];
  readonly edit: readonly { readonly comment: StandingComment; readonly body: string }[];
  readonly minimize: readonly StandingComment[];
  readonly unminimize: readonly StandingComment[];
}

/**
 * Compares what stands with what should. A comment stays where it tells the same findings on the same file: GitHub
 * moves it with its lines. Its body is mended where it differs. One that tells nothing any more is minimized; one that
 * tells something again is shown again. A finding whose thread a person resolved is not posted again.
 */
export function planComments(wanted: readonly WantedComment[], standing: readonly OwnComment[]): CommentPlan {
  const resolved = new Set(standing.filter((own) => own.comment.resolved).flatMap((own) => own.ids));
  const free = new Set(standing.filter((own) => !own.comment.resolved));
  const post: WantedComment[] = [];
  const edit: { comment: StandingComment; body: string }[] = [];
  const unminimize: StandingComment[] = [];
  for (const each of wanted) {
    const match = [...free].find((own) => stands(own, each));
    if (!match) {
      if (!each.ids.every((id) => resolved.has(id))) post.push(each);
      continue;
    }
    free.delete(match);
    if (match.comment.body !== each.body) edit.push({ comment: match.comment, body: each.body });
    if (match.comment.minimized) unminimize.push(match.comment);
  }
  const minimize = [...free].map((own) => own.comment).filter((comment) => !comment.minimized);
  return { post, edit, minimize, unminimize };
}

/** An outdated comment has lost its line and is not on view: its finding is posted anew. */
function stands({ comment, ids }: OwnComment, wanted: WantedComment): boolean {
  if (comment.path !== wanted.path || !ids.some((id) => wanted.ids.includes(id))) return false;
  return wanted.lines ? comment.line !== undefined : comment.subject === 'file';
}

/** The form in which GitHub takes a comment on lines: a range has a first line, a single line has none. */
export function toInline({ path, lines, body }: WantedComment): InlineComment | undefined {
  if (!lines) return undefined;
  const startLine = lines.start < lines.end ? lines.start : undefined;
  return { path, body, side: 'RIGHT', line: lines.end, startLine };
}
