import { GitHubConversation } from '../adapters/github/conversation.js';
import type { Settings } from '../config/settings.js';
import { today } from '../domain/today.js';
import type { ChangeSet } from '../review/ports.js';
import { withFindings, type Decision } from '../review/run-review.js';
import type { CommentedReview } from './comment.js';
import { commentReview, withNote, withoutComments } from './comment.js';
import type { ActionContext } from './context.js';
import { repositoryOf, sourceRoot } from './context.js';
import { deliver } from './deliver.js';
import type { OpenedChange, OpenedPullRequest } from './open-change.js';
import { whyNoWriting } from './missing-permission.js';
import { ownChanges } from './own-changes.js';
import { reviewChanges } from './review-changes.js';

/** Reviews an opened pull request and delivers the review. Gives the exit code. */
export async function deliverPullRequest(opened: OpenedPullRequest, context: ActionContext): Promise<0 | 1> {
  const { review, delivery, settings } = await reviewOpened(opened, context);
  return deliver(review, delivery, settings, context);
}

/** Reviews what a merge group brings to its base. There is nobody to comment to: the verdict is the answer. */
export async function deliverMergeGroup(opened: OpenedChange, context: ActionContext): Promise<0 | 1> {
  const reviewed = await reviewChanges({ ...opened, against: 'merge-base' }, context);
  const { review, delivery } = withoutComments(reviewed.decision, 'a merge group has no conversation');
  return deliver(review, delivery, reviewed.settings, context);
}

/** Reviews an opened pull request and comments on it. */
export async function reviewOpened(
  opened: OpenedPullRequest,
  context: ActionContext,
): Promise<CommentedReview & { readonly settings: Settings }> {
  const { pull, head, changes, changeSet, held } = opened;
  const reviewed = await reviewChanges({ changes, changeSet, held, against: 'merge-base' }, context);
  const { settings } = reviewed;
  const decision = withFindings(
    reviewed.decision,
    await ownChanges(changes, changeSet, reviewed, context),
    settings,
    today(),
  );
  if (pull.state === 'closed') return { ...closed(decision), settings };
  const commented = await commentReview(decision, settings, {
    conversation: new GitHubConversation(context.client, repositoryOf(context), pull.number),
    head,
    hunksOf: hunksOf(changeSet),
    mayHaveComments: pull.comments !== 0,
    sourceRoot: sourceRoot(context, head),
    whyNoWriting: whyNoWriting(context.env, pull),
  });
  return { ...commented, settings };
}

/** Nobody waits for comments any more, and once it is merged a comparison with its base says nothing about old ones. */
function closed(decision: Decision): CommentedReview {
  const note = 'The pull request is closed: its comments are left as they are, and nothing was posted.';
  return withoutComments(withNote(decision, note), 'the pull request is closed');
}

function hunksOf({ files }: ChangeSet): (path: string) => ChangeSet['files'][number]['hunks'] | null {
  const hunks = new Map(files.map((file) => [file.path, file.hunks]));
  return (path) => (hunks.has(path) ? hunks.get(path) : null);
}
