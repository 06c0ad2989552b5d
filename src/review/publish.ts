import { PermissionError } from '../domain/failure.js';
import type { Placement } from '../domain/finding.js';
import type { PlacedFinding } from '../domain/review.js';
import { findingsComment, settledComment } from '../render/comment.js';
import { parseMarker } from '../render/marker.js';
import { commentGroups } from '../render/comment-groups.js';
import { suggestionBlock } from '../render/suggestion-block.js';
import type { CommentPlan, OwnComment, WantedComment } from './comment-plan.js';
import { planComments, resolvedIds, saysTheSame, toInline } from './comment-plan.js';
import type { Conversation, InlineComment, StandingComment } from './ports.js';
import { RefusedReview } from './ports.js';

/** What is posted where, and under which name. */
export interface Publication {
  readonly conversation: Conversation;
  /** The commit that was reviewed. */
  readonly head: string;
  readonly tag: string;
}

/** The one line of a review that only carries comments: GitHub demands a body. */
const reviewBody = 'Artifact access review: see the comments.';

/**
 * Makes the pull request's comments say what was found: posts what is new in one review, mends what changed, hides or
 * settles what is fixed. Gives the findings back with the places that they really got: what GitHub refuses goes to the
 * summary, and what a person resolved stays in its thread.
 */
export async function publishComments(
  placed: readonly PlacedFinding[],
  standing: readonly StandingComment[],
  to: Publication,
): Promise<PlacedFinding[]> {
  const own = ownComments(standing, to.tag);
  const resolved = resolvedIds(own);
  const wanted = wantedComments(
    placed.filter(({ finding }) => !resolved.has(finding.id)),
    to.tag,
  );
  const plan = planComments(wanted, own, new Set(placed.map(({ finding }) => finding.id)));
  await mend(plan, to);
  const refused = new Set([...(await postReview(plan.post, to)), ...(await postOnFiles(plan.post, to))]);
  return placed.map((each) => {
    const { id } = each.finding;
    if (refused.has(id)) return { ...each, placement: refusedPlacement(each), lines: undefined };
    return each;
  });
}

function refusedPlacement({ lines }: PlacedFinding): Placement {
  return { where: 'summary', reason: `GitHub refused the comment on its ${lines ? 'lines' : 'file'}` };
}

/** Everything but new comments. */
async function mend(plan: CommentPlan, { conversation, head, tag }: Publication): Promise<void> {
  for (const comment of plan.unminimize) await conversation.unminimize(comment);
  for (const { comment, body } of plan.edit) await conversation.edit(comment, body);
  for (const comment of plan.settle) {
    await conversation.edit(comment, settledComment(comment.body, head, { tag }));
  }
  await hide(plan, conversation);
}

/** A token that may write but not hide leaves what is fixed on view: that is no reason to keep the news back. */
async function hide({ minimize }: CommentPlan, conversation: Conversation): Promise<void> {
  try {
    for (const { comment, reason } of minimize) await conversation.minimize(comment, reason);
  } catch (error) {
    if (!(error instanceof PermissionError)) throw error;
  }
}

/** The findings whose threads a person resolved. */
export function resolvedFindings(standing: readonly StandingComment[], tag: string): ReadonlySet<string> {
  return resolvedIds(ownComments(standing, tag));
}

/** Own comments with their finding ids: by this token's user (the port's duty) and with our marker and tag. */
function ownComments(standing: readonly StandingComment[], tag: string): OwnComment[] {
  return standing.flatMap((comment) => {
    const marker = comment.kind === 'review' ? parseMarker(comment.body) : undefined;
    if (marker?.kind !== 'findings' || marker.tag !== tag) return [];
    return [{ comment, ids: marker.ids, settled: marker.fixed === true }];
  });
}

/** One comment for each range of lines, and one for each file: findings at the same place are read together. */
function wantedComments(placed: readonly PlacedFinding[], tag: string): WantedComment[] {
  return commentGroups(placed).map(({ path, lines, findings }) => ({
    ...{ path, lines },
    extent: {
      start: Math.min(...findings.map(({ place }) => place.start.line)),
      end: Math.max(...findings.map(({ place }) => place.end.line)),
    },
    offersFix: findings.some(({ suggestion }) => suggestionBlock(suggestion, lines) !== ''),
    ids: findings.map(({ id }) => id),
    body: findingsComment(findings, { marker: { tag }, lines }),
  }));
}

/** Posts the inline comments in one review; a refused one is split until each comment stands or is known as refused. */
async function postReview(comments: readonly WantedComment[], to: Publication): Promise<ReadonlySet<string>> {
  const inline = comments.flatMap((wanted) => {
    const comment = toInline(wanted);
    return comment ? [{ comment, ids: wanted.ids }] : [];
  });
  const refused = new Set<string>();
  await postOrSplit(inline, to, refused);
  return refused;
}

async function postOrSplit(
  comments: readonly { readonly comment: InlineComment; readonly ids: readonly string[] }[],
  to: Publication,
  refused: Set<string>,
): Promise<void> {
  if (comments.length === 0) return;
  try {
    await to.conversation.postReview(
      to.head,
      reviewBody,
      comments.map(({ comment }) => comment),
    );
  } catch (error) {
    if (!(error instanceof RefusedReview)) throw error;
    if (comments.length === 1) {
      for (const id of comments.flatMap(({ ids }) => ids)) refused.add(id);
      return;
    }
    const half = Math.ceil(comments.length / 2);
    await postOrSplit(comments.slice(0, half), to, refused);
    await postOrSplit(comments.slice(half), to, refused);
  }
}

/** Posts the comments on files; gives the findings of those that GitHub refused. */
async function postOnFiles(
  comments: readonly WantedComment[],
  { conversation, head }: Publication,
): Promise<ReadonlySet<string>> {
  const refused = new Set<string>();
  for (const { path, body, lines, ids } of comments) {
    if (lines) continue;
    try {
      await conversation.postFileComment(head, path, body);
    } catch (error) {
      if (!(error instanceof RefusedReview)) throw error;
      for (const id of ids) refused.add(id);
    }
  }
  return refused;
}

/** What becomes of the summary comment: a value, so that a test can look at it. */
export type SummaryStep =
  | { readonly kind: 'none' }
  | { readonly kind: 'post' }
  | { readonly kind: 'edit'; readonly comment: StandingComment };

/**
 * Whether the summary comment is to be posted, edited or left. One that stands is kept up to date also when all is well
 * now, and one that says the same already is not touched.
 */
export function planSummary(
  mode: 'always' | 'on-findings' | 'never',
  hasNews: boolean,
  body: string,
  standing: readonly StandingComment[],
  tag: string,
): SummaryStep {
  if (mode === 'never') return { kind: 'none' };
  const own = standing.find((comment) => {
    const marker = comment.kind === 'issue' ? parseMarker(comment.body) : undefined;
    return marker?.kind === 'summary' && marker.tag === tag;
  });
  if (own) return saysTheSame(own.body, body) ? { kind: 'none' } : { kind: 'edit', comment: own };
  return mode === 'always' || hasNews ? { kind: 'post' } : { kind: 'none' };
}
