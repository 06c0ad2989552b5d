import type { CurrentPullRequest } from '../adapters/github/pull-request.js';
import { newestRun, rerun } from '../adapters/github/recheck.js';
import type { Settings } from '../config/settings.js';
import type { Message } from '../domain/message.js';
import { code, message, quoted } from '../domain/message.js';
import type { ActionContext } from './context.js';
import { repositoryOf, workflowPath } from './context.js';

/** GitHub re-runs no run that is older. https://docs.github.com/actions/how-tos/manage-workflow-runs/re-run-workflows-and-jobs */
const rerunnableDays = 30;

const day = 24 * 60 * 60 * 1000;

const instead = message`Push a commit, or set ${code('recheck: evaluate')} to review the head without its run.`;

/** Runs the pull request's own workflow again for its head; says in words where that cannot be. */
export async function rerunOwn(
  { number, headSha }: CurrentPullRequest,
  settings: Settings,
  context: ActionContext,
): Promise<Message | undefined> {
  const { client, env } = context;
  const repository = repositoryOf(context);
  const workflow = settings.recheckWorkflow ?? workflowPath(env)?.split('/').at(-1);
  if (!workflow)
    return message`The workflow to run again is not known. Name its file by the input ${code('recheck-workflow')}.`;
  const run = await newestRun(client, repository, workflow, { number, head: headSha });
  if (!run)
    return message`There is no ${code('pull_request')} run of ${code(workflow)} for the head of pull request ${number}. ${instead}`;
  if (!run.isOver)
    return message`The run for this head is still in progress: its verdict is on the way. With ${code('recheck: evaluate')} the head would be reviewed beside it.`;
  if (Date.now() - run.createdAt.getTime() > rerunnableDays * day)
    return message`The run for this head is older than ${rerunnableDays} days, and GitHub runs it no more. ${instead}`;
  const refusal = await rerun(client, repository, run.id);
  return refusal === undefined
    ? undefined
    : message`GitHub does not run the run for this head again: ${quoted(refusal)}. ${instead}`;
}
