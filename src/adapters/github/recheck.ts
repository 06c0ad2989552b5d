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

/** The newest `pull_request` run of a workflow file for a head commit; null where there is none. */
export async function newestRun(
  client: GitHubClient,
  repository: RepositoryName,
  workflow: string,
  head: string,
): Promise<WorkflowRun | null> {
  const answer = await client.askOrNull((octokit) =>
    octokit.rest.actions.listWorkflowRuns({
      ...repository,
      workflow_id: workflow,
      event: 'pull_request',
      head_sha: head,
      per_page: 1,
    }),
  );
  const [run] = answer?.data.workflow_runs ?? [];
  return run ? { id: run.id, isOver: run.status === 'completed', createdAt: new Date(run.created_at) } : null;
}

export async function rerun(client: GitHubClient, repository: RepositoryName, runId: number): Promise<void> {
  await client.ask((octokit) => octokit.rest.actions.reRunWorkflow({ ...repository, run_id: runId }));
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
