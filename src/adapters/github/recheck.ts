import { PermissionError } from '../../domain/failure.js';
import { RefusedRequest, wordsOf } from './failure.js';
import type { GitHubClient, RepositoryName } from './client.js';

/** GitHub's reactions that a recheck uses. https://docs.github.com/rest/reactions/reactions */
export type Reaction = 'eyes' | 'rocket' | 'confused';

export async function react(
  client: GitHubClient,
  repository: RepositoryName,
  commentId: number,
  content: Reaction,
): Promise<void> {
  await client.ask((octokit) =>
    octokit.rest.reactions.createForIssueComment({ ...repository, comment_id: commentId, content }),
  );
}

/**
 * Whether a user may write. Asked of the API, since `author_association` in a payload is wrong for private members of an
 * organization. Nobody's permission is no permission. https://docs.github.com/rest/collaborators/collaborators
 */
export async function mayWrite(
  client: GitHubClient,
  repository: RepositoryName,
  username: string,
): Promise<boolean> {
  const answer = await client.askOrNull((octokit) =>
    octokit.rest.repos.getCollaboratorPermissionLevel({ ...repository, username }),
  );
  return answer?.data.permission === 'admin' || answer?.data.permission === 'write';
}

/** A run of the pull request's own workflow. */
export interface WorkflowRun {
  readonly id: number;
  readonly isOver: boolean;
  readonly createdAt: Date;
}

/** Pull requests that share a head commit share its runs; more than a page of them nobody has. */
const runsPerPage = 30;

/**
 * The newest `pull_request` run of a workflow file for a pull request's head commit; null where there is none. GitHub
 * names the pull requests of a run, but not those from forks.
 */
export async function newestRun(
  client: GitHubClient,
  repository: RepositoryName,
  workflow: string,
  pull: { readonly number: number; readonly head: string },
): Promise<WorkflowRun | null> {
  const answer = await client.askOrNull((octokit) =>
    octokit.rest.actions.listWorkflowRuns({
      ...repository,
      workflow_id: workflow,
      event: 'pull_request',
      head_sha: pull.head,
      per_page: runsPerPage,
    }),
  );
  const runs = answer?.data.workflow_runs ?? [];
  const run = runs.find(
    ({ pull_requests: of }) =>
      of === null || of.length === 0 || of.some(({ number }) => number === pull.number),
  );
  return run ? { id: run.id, isOver: run.status === 'completed', createdAt: new Date(run.created_at) } : null;
}

/**
 * Runs a run again. Gives GitHub's words where it does not run this one any more, such as after 50 times; they come with
 * the same 403 as a missing permission, which alone is "not accessible". Throws PermissionError for that.
 * https://docs.github.com/actions/how-tos/manage-workflow-runs/re-run-workflows-and-jobs
 */
export async function rerun(
  client: GitHubClient,
  repository: RepositoryName,
  runId: number,
): Promise<string | undefined> {
  try {
    await client.ask((octokit) => octokit.rest.actions.reRunWorkflow({ ...repository, run_id: runId }));
    return undefined;
  } catch (error) {
    const words = wordsOf(error);
    const isRefusal = error instanceof PermissionError || error instanceof RefusedRequest;
    if (!isRefusal || words === undefined || /not accessible by|^Not Found$/.test(words)) throw error;
    return words;
  }
}

/** The name under which a recheck's verdict hangs on the commit. It informs: the required check is the workflow's job. */
const statusContext = 'artifact-access/recheck';

/** GitHub cuts off longer descriptions with an error. */
const longestDescription = 140;

export async function setStatus(
  client: GitHubClient,
  repository: RepositoryName,
  status: {
    readonly head: string;
    readonly state: 'success' | 'failure' | 'error';
    readonly description: string;
    readonly targetUrl: string | undefined;
  },
): Promise<void> {
  const { head, state, targetUrl } = status;
  const description = status.description.slice(0, longestDescription);
  await client.ask((octokit) =>
    octokit.rest.repos.createCommitStatus({
      ...repository,
      sha: head,
      state,
      context: statusContext,
      description,
      ...(targetUrl ? { target_url: targetUrl } : {}),
    }),
  );
}
