import type { CurrentPullRequest } from '../adapters/github/pull-request.js';
import { setStatus } from '../adapters/github/recheck.js';
import { resolveSettings } from '../config/resolve.js';
import type { Message } from '../domain/message.js';
import { message, quoted } from '../domain/message.js';
import type { Review } from '../domain/review.js';
import { verdictText } from '../render/verdict.js';
import type { ActionContext } from './context.js';
import { repositoryOf } from './context.js';
import { deliver } from './deliver.js';
import { openPullRequest } from './open-change.js';
import type { OpenedPullRequest } from './open-change.js';
import { reviewOpened } from './review-opened.js';

/**
 * Reviews the head that was pinned in this job, and hangs the verdict on that very commit, wherever the head has moved
 * meanwhile. Says in words what could not be done.
 */
export async function evaluate(
  pull: CurrentPullRequest,
  context: ActionContext,
): Promise<Message | undefined> {
  const opened = await openPullRequest(pull, pull.headSha, context);
  const { review, delivery, settings } = await reviewWithLittleTrust(opened, context);
  await deliver(review, delivery, settings, context);
  await hangOnCommit(review, opened.head, context);
  const [failure, ...more] = review.failures;
  if (failure === undefined) return undefined;
  const rest = more.length === 0 ? message`` : message` ${more.length} more are in the job summary.`;
  return message`A part of the review could not be done: ${quoted(failure)}${rest}`;
}

/**
 * AWS is asked only where it is required: on a comment the job runs with more trust than the pull request has. Set in
 * the inputs and in the config, since the stricter of the two holds.
 */
function reviewWithLittleTrust(
  opened: OpenedPullRequest,
  context: ActionContext,
): ReturnType<typeof reviewOpened> {
  const { inputs } = context;
  const { settings } = resolveSettings(inputs.run, opened.held.config);
  const accessAnalyzer = settings.accessAnalyzer === 'required' ? ('required' as const) : ('off' as const);
  const held = { ...opened.held, config: { ...opened.held.config, accessAnalyzer } };
  const run = { ...inputs.run, accessAnalyzer };
  return reviewOpened({ ...opened, held }, { ...context, inputs: { ...inputs, run } });
}

async function hangOnCommit(review: Review, head: string, context: ActionContext): Promise<void> {
  const { client, place, env } = context;
  const runId = env['GITHUB_RUN_ID'];
  const address = `${place.serverUrl}/${place.owner}/${place.repository}`;
  await setStatus(client, repositoryOf(context), {
    head,
    state: review.failures.length > 0 ? 'error' : review.conclusion,
    description: verdictText(review),
    targetUrl: runId ? `${address}/actions/runs/${runId}` : undefined,
  });
}
