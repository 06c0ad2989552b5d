import type { GitHubChanges } from '../adapters/github/changes.js';
import { commitChanges, pullRequestChanges } from '../adapters/github/changes.js';
import { readContents } from '../adapters/github/contents.js';
import type { PullRequest } from '../adapters/github/pull-request.js';
import type { ChangeSet } from '../review/ports.js';
import type { HeldConfig } from './base-config.js';
import { readBaseConfig } from './base-config.js';
import type { ActionContext } from './context.js';
import { repositoryOf } from './context.js';

/** A change with the config that holds for it: all that has to be asked before it is known whether there is work. */
export interface OpenedChange {
  readonly changes: GitHubChanges;
  readonly changeSet: ChangeSet;
  readonly held: HeldConfig;
}

/** A pull request at a commit. */
export interface OpenedPullRequest extends OpenedChange {
  readonly pull: PullRequest;
  readonly head: string;
}

/** A pull request at the commit that the check hangs on, with the config at the base branch's tip. */
export async function openPullRequest(
  pull: PullRequest,
  head: string,
  context: ActionContext,
): Promise<OpenedPullRequest> {
  const changes = await pullRequestChanges(context.client, repositoryOf(context), pull, head);
  return { pull, head, ...(await open(changes, changes.baseTip, context)) };
}

/** What a merge group brings, with the config at its base. */
export async function openMergeGroup(
  base: string,
  head: string,
  context: ActionContext,
): Promise<OpenedChange> {
  const changes = await commitChanges(context.client, repositoryOf(context), base, head);
  return open(changes, base, context);
}

async function open(changes: GitHubChanges, configAt: string, context: ActionContext): Promise<OpenedChange> {
  const [changeSet, configText] = await Promise.all([changes.list(), readConfigAt(configAt, context)]);
  return {
    changes,
    changeSet,
    held: await readBaseConfig(context.inputs.configFile, configText, inChange(changeSet)),
  };
}

/** The config at the tip of a branch, for what has to be known before a change is opened. */
export async function readHeldConfig(branch: string, context: ActionContext): Promise<HeldConfig> {
  const text = await readConfigAt(branch, context);
  return readBaseConfig(context.inputs.configFile, text, () => true);
}

/** The config's text: of this repository at a commit or branch of its own, or of another repository at the commit that is named. */
async function readConfigAt(ref: string, context: ActionContext): Promise<string | undefined> {
  const { client, inputs } = context;
  const { path, repository } = inputs.configFile;
  const bytes = repository
    ? await readContents(client, { owner: repository.owner, repo: repository.name }, path, repository.sha)
    : await readContents(client, repositoryOf(context), path, ref);
  return bytes ? new TextDecoder().decode(bytes) : undefined;
}

function inChange({ files }: ChangeSet): (path: string) => boolean {
  return (path) => files.some((file) => file.path === path);
}
