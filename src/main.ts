import { readEvent, readPlace } from './adapters/actions/event.js';
import { ActionsLog } from './adapters/actions/log.js';
import { setOutputs } from './adapters/actions/runner.js';
import { inputOf } from './adapters/actions/inputs.js';
import { GitHubClient } from './adapters/github/client.js';
import { RefusedRequest } from './adapters/github/failure.js';
import { proxyFetch } from './adapters/github/octokit.js';
import { actionRoot } from './action/context.js';
import type { ActionContext } from './action/context.js';
import { reviewMergeGroup, reviewPullRequest } from './action/pull-request.js';
import { readInputs } from './config/inputs.js';
import { OutageError, PermissionError, UserError } from './domain/failure.js';
import { docsLinks } from './review/docs-links.js';
import type { Log } from './review/ports.js';

/** Runs the action: the one place that knows everyone. Gives the exit code; whatever happens is one clear line. */
export async function main(env: NodeJS.ProcessEnv): Promise<0 | 1> {
  const log = new ActionsLog();
  try {
    return await run(env, log);
  } catch (error) {
    const [first = '', ...more] = endingOf(error).split('\n');
    log.error(first);
    for (const line of more) log.info(line);
    // A job that goes on all the same must not find an output that is empty, and so no failure.
    setOutputs({ conclusion: 'failure' }, env);
    return 1;
  } finally {
    await log.flush();
  }
}

async function run(env: NodeJS.ProcessEnv, log: Log): Promise<0 | 1> {
  const inputs = readInputs(
    inputOf(env),
    Object.keys(env).filter((name) => name.startsWith('INPUT_')),
  );
  const event = readEvent(env);
  const place = readPlace(env);
  if (!inputs.token)
    throw new UserError(
      'The input github-token is empty. It has the job’s own token by default; pass a token that may read this repository.',
    );
  const client = new GitHubClient({ token: inputs.token, apiUrl: place.apiUrl, fetch: proxyFetch(env) });
  const context: ActionContext = { env, place, inputs, client, log, docs: docsLinks(actionRoot(env)) };
  switch (event.kind) {
    case 'pull-request':
      return reviewPullRequest(event, context);
    case 'merge-group':
      return reviewMergeGroup(event.base, event.head, context);
    case 'audit':
      return (await import('./action/audit.js')).audit(context);
    case 'comment':
      return (await import('./action/recheck.js')).recheck(event, context);
  }
}

/** Four endings that are no verdict: the user's mistake, a missing permission, an outage, and our own bug. */
function endingOf(error: unknown): string {
  if (error instanceof UserError) return error.message;
  if (error instanceof PermissionError) return `Missing permission: ${error.message}`;
  if (error instanceof OutageError || error instanceof RefusedRequest)
    return `The review could not be done: ${error.message}`;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a bug in artifact-access-review, and no verdict on the policies. Report it with these lines: ${text}`;
}
