import type { GitHubChanges } from '../adapters/github/changes.js';
import { pullRequestChanges, commitChanges } from '../adapters/github/changes.js';
import { readContents } from '../adapters/github/contents.js';
import { GitHubConversation } from '../adapters/github/conversation.js';
import type { PullRequest } from '../adapters/github/pull-request.js';
import { readPullRequest } from '../adapters/github/pull-request.js';
import type { ConfigLocation } from '../config/inputs.js';
import type { Settings } from '../config/settings.js';
import type { ChangeSet } from '../review/ports.js';
import { withFindings } from '../review/run-review.js';
import type { HeldConfig } from './base-config.js';
import { readBaseConfig } from './base-config.js';
import type { CommentedReview } from './comment.js';
import { commentReview, withoutComments } from './comment.js';
import type { ActionContext } from './context.js';
import { sourceRoot, today } from './context.js';
import { deliver } from './deliver.js';
import { ownChanges } from './own-changes.js';
import { reviewChanges } from './review-changes.js';

/** Reviews a pull request at the commit that the check hangs on, and puts the review on it. Gives the exit code. */
export async function reviewPullRequest(
  number: number,
  head: string,
  context: ActionContext,
): Promise<0 | 1> {
  const { client, place } = context;
  const pull = await readPullRequest(client, { owner: place.owner, repo: place.repository }, number);
  const change = await openPullRequest(pull, head, context);
  const { review, delivery, settings } = await reviewOpened(change, context);
  return deliver(review, delivery, settings, context);
}

/** A pull request at a commit, with the config that holds for it. */
export interface OpenedPullRequest {
  readonly pull: PullRequest;
  readonly head: string;
  readonly changes: GitHubChanges;
  readonly changeSet: ChangeSet;
  readonly held: HeldConfig;
}

/** Asks for what changed and for the config at the base branch's tip, at the same time. */
export async function openPullRequest(
  pull: PullRequest,
  head: string,
  context: ActionContext,
): Promise<OpenedPullRequest> {
  const { client, place } = context;
  const changes = await pullRequestChanges(
    client,
    { owner: place.owner, repo: place.repository },
    pull,
    head,
  );
  const [changeSet, configText] = await Promise.all([changes.list(), readConfigAt(changes.baseTip, context)]);
  const held = await readBaseConfig(context.inputs.configFile, configText, inChange(changeSet));
  return { pull, head, changes, changeSet, held };
}

/** Reviews an opened pull request and comments on it. */
export async function reviewOpened(
  opened: OpenedPullRequest,
  context: ActionContext,
): Promise<CommentedReview & { readonly settings: Settings }> {
  const { client, place } = context;
  const { pull, head, changes, changeSet, held } = opened;
  const reviewed = await reviewChanges({ changes, changeSet, held, against: 'merge-base' }, context);
  const { settings } = reviewed;
  const decision = withFindings(
    reviewed.decision,
    await ownChanges(changes, changeSet, reviewed, context),
    settings,
    today(),
  );
  const commented = await commentReview(decision, settings, {
    conversation: new GitHubConversation(client, { owner: place.owner, repo: place.repository }, pull.number),
    head,
    hunksOf: hunksOf(changeSet),
    mayHaveComments: pull.comments !== 0,
    sourceRoot: sourceRoot(context, head),
  });
  return { ...commented, settings };
}

/** Reviews what a merge group brings to its base. There is nobody to comment to: the verdict is the answer. */
export async function reviewMergeGroup(base: string, head: string, context: ActionContext): Promise<0 | 1> {
  const { client, place } = context;
  const changes = await commitChanges(client, { owner: place.owner, repo: place.repository }, base, head);
  const [changeSet, configText] = await Promise.all([changes.list(), readConfigAt(base, context)]);
  const held = await readBaseConfig(context.inputs.configFile, configText, inChange(changeSet));
  const reviewed = await reviewChanges({ changes, changeSet, held, against: 'merge-base' }, context);
  const { review, delivery } = withoutComments(reviewed.decision, 'a merge group has no conversation');
  return deliver(review, delivery, reviewed.settings, context);
}

/** The config's text: of this repository at a commit of its own, or of another repository at the commit that is named. */
async function readConfigAt(
  commit: string,
  { client, place, inputs }: ActionContext,
): Promise<string | undefined> {
  const { path, repository }: ConfigLocation = inputs.configFile;
  const bytes = repository
    ? await readContents(client, { owner: repository.owner, repo: repository.name }, path, repository.sha)
    : await readContents(client, { owner: place.owner, repo: place.repository }, path, commit);
  return bytes ? new TextDecoder().decode(bytes) : undefined;
}

function inChange({ files }: ChangeSet): (path: string) => boolean {
  return (path) => files.some((file) => file.path === path);
}

function hunksOf({ files }: ChangeSet): (path: string) => ChangeSet['files'][number]['hunks'] | null {
  const hunks = new Map(files.map((file) => [file.path, file.hunks]));
  return (path) => (hunks.has(path) ? hunks.get(path) : null);
}
