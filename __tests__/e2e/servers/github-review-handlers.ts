import { integer, objects, requiredInteger, requiredText, text, type Fields } from './fields.js';
import { pageAnswer, type Call, type Handlers } from './github-call.js';
import { notFound, Refusal, unprocessable, validationFailed } from './github-refusal.js';
import { bodyProblem, place, refusedComment, refusedReview, type Misplaced } from './github-review-rules.js';
import { reviewCommentShape, reviewShape } from './github-shapes.js';
import { present } from './github-threads.js';
import { countContent, pullFiles, pullOf, pullUrl, type Pull, type World } from './github-world.js';
import type { Anchor, Review, ReviewComment } from './github-state.js';
import type { Answer } from './loopback.js';

const STATES = {
  COMMENT: 'COMMENTED',
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
} as const satisfies Readonly<Record<string, Review['state']>>;

/** Reviews, and comments on lines and files. */
export const reviewHandlers: Handlers = {
  'pulls/list-reviews': listReviews,
  'pulls/list-review-comments': listReviewComments,
  'pulls/create-review': createReview,
  'pulls/create-review-comment': createReviewComment,
  'pulls/update-review-comment': updateReviewComment,
  'pulls/delete-review-comment': deleteReviewComment,
};

function listReviews(call: Call, world: World): Answer {
  pullOf(world, requiredInteger(call.path, 'pull_number'));
  return pageAnswer(
    call,
    world.state.reviews.map((review) => reviewShape(review, pullUrl(world))),
  );
}

async function listReviewComments(call: Call, world: World): Promise<Answer> {
  const pull = pullOf(world, requiredInteger(call.path, 'pull_number'));
  const since = text(call.query, 'since');
  const listed = world.state.reviewComments.filter(
    ({ updated_at }) => since === undefined || updated_at >= since,
  );
  if (text(call.query, 'direction') === 'desc') listed.reverse();
  return pageAnswer(call, await Promise.all(listed.map((comment) => shown(world, pull, comment))));
}

async function shown(world: World, pull: Pull, comment: ReviewComment): Promise<object> {
  return reviewCommentShape(comment, await present(world, pull, comment), pullUrl(world));
}

async function createReview(call: Call, world: World): Promise<Answer> {
  const pull = pullOf(world, requiredInteger(call.path, 'pull_number'));
  countContent(world);
  const event = text(call.body, 'event');
  const body = text(call.body, 'body') ?? '';
  refuseVerdicts(world, pull, event);
  refuseReviewBody(event, body);
  const head = text(call.body, 'commit_id') ?? pull.head;
  if (!(await belongs(world, pull, head))) throw unprocessable(['Commit is not part of the pull request']);
  const files = await pullFiles(world, pull, head);
  const drafts = objects(call.body, 'comments').map((draft) => ({
    body: requiredText(draft, 'body'),
    placed: place(draft, head, files, world.wording),
  }));
  const reasons: Misplaced[] = drafts.flatMap((draft) => [
    ...bodyReasons(draft.body),
    ...('reasons' in draft.placed ? draft.placed.reasons : []),
  ]);
  if (reasons.length > 0) throw refusedReview(reasons, world.wording);
  const state = event !== undefined && event in STATES ? STATES[event as keyof typeof STATES] : 'PENDING';
  const review = world.state.addReview({ user: world.viewer, body, state, commit_id: head });
  for (const draft of drafts) {
    if ('anchor' in draft.placed)
      world.state.addReviewComment(world.viewer, draft.body, review.id, draft.placed.anchor);
  }
  return { status: 200, body: reviewShape(review, pullUrl(world)) };
}

/** A workflow may approve only where the repository allows it, and nobody judges his own pull request. */
function refuseVerdicts(world: World, pull: Pull, event: string | undefined): void {
  if (event === 'APPROVE' && world.viewer === 'github-actions[bot]') {
    throw unprocessable(['GitHub Actions is not permitted to approve pull requests.']);
  }
  if (world.viewer !== pull.author) return;
  if (event === 'APPROVE') throw unprocessable(['Can not approve your own pull request']);
  if (event === 'REQUEST_CHANGES') throw unprocessable(['Can not request changes on your own pull request']);
}

function refuseReviewBody(event: string | undefined, body: string): void {
  const needed = event === 'COMMENT' || event === 'REQUEST_CHANGES';
  const problem = needed || body !== '' ? bodyProblem(body) : undefined;
  if (problem !== undefined) throw unprocessable([`Body ${problem}`]);
}

function bodyReasons(body: string): readonly Misplaced[] {
  const problem = bodyProblem(body);
  return problem === undefined ? [] : [{ field: 'body', message: problem }];
}

/** Whether a commit is one of the pull request's, under its present head or an earlier one. */
async function belongs(world: World, pull: Pull, commit: string): Promise<boolean> {
  if (pull.heads.has(commit)) return true;
  const tip = await world.repository.commit(pull.baseRef);
  for (const head of pull.heads) {
    if (tip !== undefined && (await world.repository.commits(tip, head)).includes(commit)) return true;
  }
  return false;
}

async function createReviewComment(call: Call, world: World): Promise<Answer> {
  const pull = pullOf(world, requiredInteger(call.path, 'pull_number'));
  countContent(world);
  const body = requiredText(call.body, 'body');
  const problem = bodyProblem(body);
  if (problem !== undefined) throw validationFailed('PullRequestReviewComment', 'body', `body ${problem}`);
  const answered = integer(call.body, 'in_reply_to');
  const target = answered === undefined ? await anchorOf(call.body, world, pull) : commentOf(world, answered);
  const commit_id = 'thread' in target ? pull.head : target.head;
  const review = world.state.addReview({ user: world.viewer, body: '', state: 'COMMENTED', commit_id });
  const comment = world.state.addReviewComment(world.viewer, body, review.id, target);
  return { status: 201, body: await shown(world, pull, comment) };
}

async function anchorOf(fields: Fields, world: World, pull: Pull): Promise<Anchor> {
  const head = requiredText(fields, 'commit_id');
  if (!(await belongs(world, pull, head))) {
    const message = 'commit_id is not part of the pull request';
    throw validationFailed('PullRequestReviewComment', 'commit_id', message);
  }
  if (text(fields, 'subject_type') !== 'file' && integer(fields, 'line') === undefined) {
    throw new Refusal(422, 'Invalid request.\n\n"line" wasn\'t supplied.');
  }
  const placed = place(fields, head, await pullFiles(world, pull, head), world.wording);
  if ('reasons' in placed) throw refusedComment(placed.reasons, world.wording);
  return placed.anchor;
}

function commentOf(world: World, id: number): ReviewComment {
  const comment = world.state.reviewComments.find((candidate) => candidate.id === id);
  if (comment === undefined) throw notFound();
  return comment;
}

async function updateReviewComment(call: Call, world: World): Promise<Answer> {
  const comment = commentOf(world, requiredInteger(call.path, 'comment_id'));
  const pull = pullOf(world, world.pull?.number);
  countContent(world);
  const body = requiredText(call.body, 'body');
  const problem = bodyProblem(body);
  if (problem !== undefined) throw validationFailed('PullRequestReviewComment', 'body', `body ${problem}`);
  world.state.edit(comment, body);
  return { status: 200, body: await shown(world, pull, comment) };
}

function deleteReviewComment(call: Call, world: World): Answer {
  world.state.remove(commentOf(world, requiredInteger(call.path, 'comment_id')));
  return { status: 204 };
}
