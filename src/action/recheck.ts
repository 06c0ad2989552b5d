import type { RunEvent } from '../adapters/actions/event.js';
import { readPullRequest } from '../adapters/github/pull-request.js';
import { GitHubConversation } from '../adapters/github/conversation.js';
import { mayWrite, newestRun, react, rerun, setStatus } from '../adapters/github/recheck.js';
import { resolveSettings } from '../config/resolve.js';
import type { Settings } from '../config/settings.js';
import { verdictText } from '../render/verdict.js';
import type { ActionContext } from './context.js';
import { workflowPath } from './context.js';
import { deliver } from './deliver.js';
import type { OpenedPullRequest } from './open-change.js';
import { openPullRequest } from './open-change.js';
import { reviewOpened } from './review-opened.js';

type CommentEvent = Extract<RunEvent, { readonly kind: 'comment' }>;

/** GitHub re-runs no run that is older. https://docs.github.com/actions/how-tos/manage-workflow-runs/re-run-workflows-and-jobs */
const rerunnableDays = 30;

/**
 * Answers `/recheck` on a pull request, for people with write permission; anything else ends quietly. Eyes at once, then
 * rocket, or confused with an answer in words. By default the pull request's own run is run again, so that the required
 * check is the one that changes; `evaluate` reviews the head here and posts a commit status.
 */
export async function recheck(event: CommentEvent, context: ActionContext): Promise<0 | 1> {
  const { client, place, log } = context;
  const repository = { owner: place.owner, repo: place.repository };
  if (!isRecheck(event)) {
    log.info('The comment is no /recheck on an open pull request: nothing to do.');
    return 0;
  }
  if (!(await mayWrite(client, repository, event.author))) {
    log.info(`${event.author} has no write permission, so /recheck is left unanswered.`);
    return 0;
  }
  await react(client, repository, event.commentId, 'eyes');
  const pull = await readPullRequest(client, repository, event.number);
  const opened = await openPullRequest(pull, pull.headSha, context);
  const { settings } = resolveSettings(context.inputs.run, opened.held.config);
  const problem =
    settings.recheck === 'rerun'
      ? await rerunOwn(opened, settings, context)
      : await evaluate(opened, context);
  await react(client, repository, event.commentId, problem === undefined ? 'rocket' : 'confused');
  if (problem === undefined) return 0;
  log.error(problem);
  await new GitHubConversation(client, repository, event.number).postComment(`\`/recheck\`: ${problem}`);
  return 1;
}

function isRecheck({ action, body, isBot, isOpen, isPullRequest }: CommentEvent): boolean {
  const [firstLine = ''] = body.split(/\r\n|\r|\n/);
  return action === 'created' && isPullRequest && isOpen && !isBot && firstLine.trim() === '/recheck';
}

/** Runs the pull request's own workflow again; gives a sentence where that cannot be. */
async function rerunOwn(
  { pull, head }: OpenedPullRequest,
  settings: Settings,
  { client, place, env }: ActionContext,
): Promise<string | undefined> {
  const repository = { owner: place.owner, repo: place.repository };
  const workflow = settings.recheckWorkflow ?? workflowPath(env)?.split('/').at(-1);
  if (!workflow)
    return 'The workflow to run again is not known. Name its file by the input `recheck-workflow`.';
  const run = await newestRun(client, repository, workflow, head);
  const instead = 'Push a commit, or set `recheck: evaluate` to review the head without its run.';
  if (!run)
    return `There is no pull_request run of the workflow for the head of #${String(pull.number)}. ${instead}`;
  if (!run.isOver) return 'The run for this head is still in progress: its verdict is on the way.';
  const age = (Date.now() - run.createdAt.getTime()) / 86_400_000;
  if (age > rerunnableDays)
    return `The run for this head is older than ${String(rerunnableDays)} days, and GitHub runs it no more. ${instead}`;
  await rerun(client, repository, run.id);
  return undefined;
}

/** Reviews the pinned head in this job. AWS is asked only where it is required: here the job runs with more trust. */
async function evaluate(opened: OpenedPullRequest, context: ActionContext): Promise<string | undefined> {
  const { client, place, env, inputs } = context;
  const repository = { owner: place.owner, repo: place.repository };
  const { settings: wanted } = resolveSettings(inputs.run, opened.held.config);
  const accessAnalyzer = wanted.accessAnalyzer === 'required' ? ('required' as const) : ('off' as const);
  const config = { ...opened.held.config, accessAnalyzer };
  const local = { ...context, inputs: { ...inputs, run: { ...inputs.run, accessAnalyzer } } };
  const { review, delivery, settings } = await reviewOpened(
    { ...opened, held: { ...opened.held, config } },
    local,
  );
  await deliver(review, delivery, settings, local);
  const targetUrl = env['GITHUB_RUN_ID']
    ? `${place.serverUrl}/${place.owner}/${place.repository}/actions/runs/${env['GITHUB_RUN_ID']}`
    : undefined;
  const state = review.failures.length > 0 ? 'error' : review.conclusion;
  await setStatus(client, repository, {
    head: opened.head,
    state,
    description: verdictText(review),
    targetUrl,
  });
  return undefined;
}
