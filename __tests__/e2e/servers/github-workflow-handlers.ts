import { requiredInteger, requiredText, text } from './fields.js';
import { page, type Call, type Handlers } from './github-call.js';
import { notFound, Refusal, validationFailed } from './github-refusal.js';
import type { WorkflowRun, World } from './github-world.js';
import type { Answer } from './loopback.js';

/** A status's description is cut off from the API at this length. */
const LONGEST_DESCRIPTION = 140;
/** A run can be started again for 30 days. */
const RERUN_WINDOW = 30 * 24 * 60 * 60 * 1000;

/** Workflow runs and commit statuses. */
export const workflowHandlers: Handlers = {
  'actions/list-workflow-runs': listRuns,
  'actions/re-run-workflow': rerun,
  'repos/create-commit-status': createStatus,
};

function listRuns(call: Call, world: World): Answer {
  const workflow = String(call.path['workflow_id']);
  const own = world.workflowRuns.filter((run) => run.workflow === workflow);
  if (own.length === 0) throw notFound();
  const wanted = own
    .filter((run) => matches(call, 'event', run.event))
    .filter((run) => matches(call, 'head_sha', run.headSha))
    .filter((run) => matches(call, 'branch', run.headBranch))
    .filter(
      (run) => matches(call, 'status', run.status) || matches(call, 'status', run.conclusion ?? undefined),
    )
    .sort(newestFirst);
  const { items, headers } = page(call, wanted.map(runShape));
  return { status: 200, headers, body: { total_count: wanted.length, workflow_runs: items } };
}

function newestFirst(one: WorkflowRun, other: WorkflowRun): number {
  const byTime = (other.createdAt ?? '').localeCompare(one.createdAt ?? '');
  return byTime === 0 ? other.id - one.id : byTime;
}

function matches(call: Call, name: string, value: string | undefined): boolean {
  const wanted = text(call.query, name);
  return wanted === undefined || wanted === value;
}

function runShape(run: WorkflowRun): object {
  return {
    id: run.id,
    name: run.workflow,
    path: `.github/workflows/${run.workflow}`,
    event: run.event,
    head_sha: run.headSha,
    head_branch: run.headBranch ?? null,
    status: run.status,
    conclusion: run.conclusion ?? null,
    // GitHub names none where the pull request is from a fork.
    pull_requests: [],
    run_attempt: run.attempt ?? 1,
    created_at: run.createdAt ?? '2026-01-05T09:00:00Z',
    html_url: `https://github.com/runs/${run.id}`,
  };
}

function rerun(call: Call, world: World): Answer {
  const id = requiredInteger(call.path, 'run_id');
  const run = world.workflowRuns.find((candidate) => candidate.id === id);
  if (run === undefined) throw notFound();
  if (run.status !== 'completed') throw new Refusal(403, 'This workflow is already running');
  if (run.createdAt !== undefined && Date.now() - Date.parse(run.createdAt) > RERUN_WINDOW) {
    const message = 'Unable to retry this workflow run because it was created over a month ago';
    throw new Refusal(403, message);
  }
  world.state.reruns.push(id);
  return { status: 201, body: {} };
}

async function createStatus(call: Call, world: World): Promise<Answer> {
  const sha = requiredText(call.path, 'sha');
  if ((await world.repository.typeOf(sha)) !== 'commit') {
    throw new Refusal(422, `No commit found for SHA: ${sha}`);
  }
  const description = text(call.body, 'description') ?? null;
  if (description !== null && Array.from(description).length > LONGEST_DESCRIPTION) {
    const message = `description is too long (maximum is ${LONGEST_DESCRIPTION} characters)`;
    throw validationFailed('Status', 'description', message);
  }
  const status = {
    id: world.state.next().id,
    sha,
    state: requiredText(call.body, 'state'),
    context: text(call.body, 'context') ?? 'default',
    description,
    target_url: text(call.body, 'target_url') ?? null,
  };
  world.state.statuses.push(status);
  return { status: 201, body: { ...status, url: `${world.apiUrl}/repos/${world.name}/statuses/${sha}` } };
}
