import type { InputSettings } from '../config/inputs.js';
import type { RunPlace } from '../adapters/actions/event.js';
import type { GitHubClient, RepositoryName } from '../adapters/github/client.js';
import type { Settings } from '../config/settings.js';
import type { Log } from '../review/ports.js';
import type { DocsLinks } from '../review/docs-links.js';

/** What every way of running the action is handed by the composition root. */
export interface ActionContext {
  readonly env: NodeJS.ProcessEnv;
  readonly place: RunPlace;
  readonly inputs: InputSettings;
  readonly client: GitHubClient;
  readonly log: Log;
  readonly docs: DocsLinks;
}

/** The reviewed repository, as every request to GitHub names it. */
export function repositoryOf({ place }: ActionContext): RepositoryName {
  return { owner: place.owner, repo: place.repository };
}

/** Addresses of the reviewed repository's files at a commit, for links. */
export function sourceRoot({ place }: ActionContext, commit: string | null): string | undefined {
  return commit === null ? undefined : `${place.serverUrl}/${place.owner}/${place.repository}/blob/${commit}`;
}

/** The address of this action's own pages at its own version; undefined where the runner does not tell it. */
export function actionRoot(env: NodeJS.ProcessEnv): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = env;
  return server && repository && ref ? `${server}/${repository}/blob/${ref}` : undefined;
}

/** The workflow files that a change of this review's own workflow would be in: this job's, and the one a recheck repeats. */
export function ownWorkflows(
  env: NodeJS.ProcessEnv,
  { recheckWorkflow }: Pick<Settings, 'recheckWorkflow'>,
): readonly string[] {
  const own = workflowPath(env);
  return [
    ...(own === undefined ? [] : [own]),
    ...(recheckWorkflow === undefined ? [] : [`.github/workflows/${recheckWorkflow}`]),
  ];
}

/** The path of the workflow file that runs this job: `GITHUB_WORKFLOW_REF` is `owner/repo/path@ref`. */
export function workflowPath(env: NodeJS.ProcessEnv): string | undefined {
  return /^[^/]+\/[^/]+\/(.+?)@/.exec(env['GITHUB_WORKFLOW_REF'] ?? '')?.[1];
}
