import { wordsOf } from '../adapters/github/failure.js';
import { OutageError, PermissionError } from '../domain/failure.js';
import type { PlacedFinding, Review } from '../domain/review.js';
import { counted } from '../domain/review.js';
import type { Settings } from '../config/settings.js';
import { summaryComment } from '../render/summary.js';
import type { PlacementRules } from '../review/place.js';
import { place } from '../review/place.js';
import type { Conversation } from '../review/ports.js';
import { planSummary, publishComments, resolvedFindings } from '../review/publish.js';
import type { Decision } from '../review/run-review.js';
import type { Delivery } from './deliver.js';

/** The pull request that is commented, and where its files can be linked to. */
export interface CommentTarget {
  readonly conversation: Conversation;
  readonly head: string;
  readonly hunksOf: PlacementRules['hunksOf'];
  /** Whether comments may stand on it already; without any, a review that has nothing to say asks for nothing. */
  readonly mayHaveComments: boolean;
  readonly sourceRoot: string | undefined;
  /** Why the run's token may not write, in case it may not: the end of a sentence. */
  readonly whyNoWriting: string;
}

/** A review with its places, and whether its comments stand. */
export interface CommentedReview {
  readonly review: Review;
  readonly delivery: Delivery;
}

/** A review that nobody comments, with the reason for each finding's missing place. */
export function withoutComments(decision: Decision, reason: string): CommentedReview {
  const placed = place(decision.findings, { comments: reason, maxComments: 0, hunksOf: () => null });
  return { review: toReview(decision, placed), delivery: 'not-commented' };
}

/**
 * Puts a review on its pull request. A token that may not write changes the surface, not the verdict: the findings go to
 * annotations and the job summary, and the missing permission is named.
 */
export async function commentReview(
  decision: Decision,
  settings: Settings,
  target: CommentTarget,
): Promise<CommentedReview> {
  if (settings.review === 'off') return withoutComments(decision, 'comments are switched off');
  const isQuiet = decision.findings.length === 0 && decision.failures.length === 0;
  if (isQuiet && !target.mayHaveComments && settings.summaryComment !== 'always') {
    return { review: toReview(decision, []), delivery: 'commented' };
  }
  try {
    if ((await target.conversation.currentHead()) !== target.head) return movedAway(decision);
    return await post(decision, settings, target);
  } catch (error) {
    if (error instanceof OutageError)
      return withoutComments(brokenOff(decision, error), 'GitHub took no comments');
    const note = `${refusal(error, target)} So the findings are annotations and in the job summary instead of comments.`;
    return withoutComments(withNote(decision, note), `the token lacks ${writing}`);
  }
}

/** What every request for comments comes down to, whichever of them was refused first. */
const writing = 'pull-requests: write';

/** One sentence with the missing permission and the reason; throws what is no missing permission. */
function refusal(error: unknown, { whyNoWriting }: CommentTarget): string {
  if (!(error instanceof PermissionError)) throw error;
  return `The token lacks the permission ${writing}, ${whyNoWriting} (GitHub: ${wordsOf(error) ?? 'no reason'}).`;
}

/** The same with one more note. */
export function withNote<T extends Pick<Review, 'notes'>>(review: T, note: string): T {
  return { ...review, notes: [...review.notes, note] };
}

async function post(decision: Decision, settings: Settings, target: CommentTarget): Promise<CommentedReview> {
  const { conversation, head, sourceRoot, hunksOf } = target;
  const { commentTag: tag, maxComments } = settings;
  const standing = await conversation.standing();
  const resolved = resolvedFindings(standing, tag);
  const placed = place(decision.findings, { comments: true, maxComments, hunksOf, resolved });
  const review = toReview(decision, await publishComments(placed, standing, { conversation, head, tag }));
  const body = summaryComment(review, { marker: { tag }, ...(sourceRoot ? { sourceRoot } : {}) });
  const step = planSummary(settings.summaryComment, hasNews(review), body, standing, tag);
  try {
    await postSummary(conversation, step, body);
  } catch (error) {
    // The comments on the lines stand all the same.
    const note = `${refusal(error, target)} So the summary is not a comment, only in the job summary.`;
    return { review: withNote(review, note), delivery: 'commented' };
  }
  return { review, delivery: 'commented' };
}

async function postSummary(
  conversation: Conversation,
  step: ReturnType<typeof planSummary>,
  body: string,
): Promise<void> {
  if (step.kind === 'post') await conversation.postComment(body);
  if (step.kind === 'edit') await conversation.edit(step.comment, body);
}

/** Findings that are all accepted or were all there before are no news. */
function hasNews(review: Review): boolean {
  return review.failures.length > 0 || counted(review).length > 0;
}

/** The findings are known, but their comments are not all posted: the run fails, and shows them where GitHub is not asked. */
function brokenOff(decision: Decision, outage: OutageError): Decision {
  const failure = `The comments could not all be posted: ${outage.message}`;
  return { ...decision, conclusion: 'failure', failures: [...decision.failures, failure] };
}

function movedAway(decision: Decision): CommentedReview {
  const note = `The pull request's head moved on while ${decision.head ?? 'its head'} was reviewed: nothing was posted, the run for the new head will.`;
  return withoutComments(withNote(decision, note), 'the head moved on');
}

function toReview(decision: Decision, placed: readonly PlacedFinding[]): Review {
  return { ...decision, findings: placed };
}
