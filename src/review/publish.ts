import type { Finding, Placement } from '../domain/finding.js';
import { findingsComment } from '../render/comment.js';
import { parseMarker } from '../render/marker.js';
import type { OwnComment, WantedComment } from './comment-plan.js';
import { planComments, toInline } from './comment-plan.js';
import type { Placed } from './place.js';
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
 * Makes the pull request's comments say what was found: posts what is new in one review, mends what changed, hides what
 * is fixed. Gives the findings back with the places that they really got: what GitHub refuses goes to the summary.
 */
export async function publishComments(
  placed: readonly Placed[],
  standing: readonly StandingComment[],
  to: Publication,
): Promise<Placed[]> {
  const plan = planComments(wantedComments(placed, to.tag), ownComments(standing, to.tag));
  for (const comment of plan.unminimize) await to.conversation.unminimize(comment);
  for (const { comment, body } of plan.edit) await to.conversation.edit(comment, body);
  for (const comment of plan.minimize) await to.conversation.minimize(comment);
  const refused = await postReview(plan.post, to);
  for (const { path, body, lines } of plan.post) {
    if (!lines) await to.conversation.postFileComment(to.head, path, body);
  }
  return placed.map((each) =>
    refused.has(each.finding.id) ? { ...each, placement: refusedPlacement } : each,
  );
}

const refusedPlacement: Placement = { where: 'summary', reason: 'GitHub refused the comment on its lines' };

/** Own comments with their finding ids: by this token's user (the port's duty) and with our marker and tag. */
function ownComments(standing: readonly StandingComment[], tag: string): OwnComment[] {
  return standing.flatMap((comment) => {
    const marker = comment.kind === 'review' ? parseMarker(comment.body) : undefined;
    return marker?.kind === 'findings' && marker.tag === tag ? [{ comment, ids: marker.ids }] : [];
  });
}

/** One comment for each range of lines, and one for each file: findings at the same place are read together. */
function wantedComments(placed: readonly Placed[], tag: string): WantedComment[] {
  const groups = new Map<string, Placed[]>();
  for (const each of placed) {
    if (each.placement.where !== 'inline' && each.placement.where !== 'file') continue;
    const key = JSON.stringify([each.finding.place.path, each.lines]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const findings = group.map(({ finding }) => finding);
    return [
      {
        path: first.finding.place.path,
        lines: first.lines,
        ids: idsOf(findings),
        body: findingsComment(findings, { marker: { tag } }),
      },
    ];
  });
}

function idsOf(findings: readonly Finding[]): string[] {
  return findings.map(({ id }) => id);
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
  if (own) return own.body === body ? { kind: 'none' } : { kind: 'edit', comment: own };
  return mode === 'always' || hasNews ? { kind: 'post' } : { kind: 'none' };
}
