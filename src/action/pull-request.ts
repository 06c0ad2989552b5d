import type { RunEvent } from '../adapters/actions/event.js';
import { setOutputs } from '../adapters/actions/runner.js';
import { readPullRequest, type PullRequest } from '../adapters/github/pull-request.js';
import { policyDeclarations } from '../config/policy-declarations.js';
import { resolveSettings } from '../config/resolve.js';
import { PermissionError } from '../domain/failure.js';
import { isCandidate } from '../readers/candidate.js';
import type { ActionContext } from './context.js';
import { ownWorkflows, repositoryOf } from './context.js';
import type { OpenedChange } from './open-change.js';
import { openMergeGroup, openPullRequest } from './open-change.js';
import { noOutputs } from './outputs.js';

type PullRequestEvent = Extract<RunEvent, { readonly kind: 'pull-request' }>;

/**
 * Reviews a pull request at the commit that the check hangs on. Gives the exit code. What reviews and delivers is loaded
 * only when there is something to review: most pull requests have no policies, and wait for a required check.
 */
export async function reviewPullRequest(event: PullRequestEvent, context: ActionContext): Promise<0 | 1> {
  const pull = await readOrTold(event, context);
  const opened = await openPullRequest(pull, event.head, context);
  // Comments of an earlier push may have to be closed.
  if (pull.comments === 0 && hasNothingToSay(opened, context)) return pass(context);
  return (await import('./review-opened.js')).deliverPullRequest(opened, context);
}

/**
 * The pull request as the API tells it. A token without `pull-requests: read` gets no answer: then the event tells enough
 * to compare and to judge. But a re-run replays an event whose base branch may have been changed since, and a verdict
 * against the wrong base would be none.
 */
async function readOrTold({ number, told }: PullRequestEvent, context: ActionContext): Promise<PullRequest> {
  try {
    return await readPullRequest(context.client, repositoryOf(context), number);
  } catch (error) {
    if (!(error instanceof PermissionError) || told.baseRef === undefined) throw error;
    if (context.env['GITHUB_RUN_ATTEMPT'] !== '1')
      throw new PermissionError(error.permission, replayed(error), error);
    const { baseRef, changedFiles, isFork, isOpen } = told;
    // Nobody knows its head now, and comments that the token cannot see cannot be mended.
    const unknown = { headSha: undefined, comments: 0 };
    return { number, state: isOpen ? 'open' : 'closed', baseRef, changedFiles, isFork, ...unknown };
  }
}

function replayed({ message }: PermissionError): string {
  return `${message}. A first run takes the base branch's name from the event instead, but a re-run may replay an old one.`;
}

/** Reviews what a merge group brings to its base. */
export async function reviewMergeGroup(base: string, head: string, context: ActionContext): Promise<0 | 1> {
  const opened = await openMergeGroup(base, head, context);
  if (hasNothingToSay(opened, context)) return pass(context);
  return (await import('./review-opened.js')).deliverMergeGroup(opened, context);
}

function hasNothingToSay({ changeSet, held }: OpenedChange, { inputs, env }: ActionContext): boolean {
  const { settings, overridden } = resolveSettings(inputs.run, held.config);
  const wantsReport = settings.reportFile ?? settings.sarifFile;
  if (wantsReport !== undefined || settings.summaryComment === 'always') return false;
  if (settings.planFiles.length > 0) return false;
  if (held.errors.length > 0 || overridden.length > 0) return false;
  const declared = policyDeclarations(settings.policies);
  const own = [inputs.configFile.path, ...ownWorkflows(env, settings)];
  const matters = (path: string): boolean =>
    isCandidate(path) || declared(path) !== undefined || own.includes(path);
  return !changeSet.files.some(
    ({ path, previousPath }) => matters(path) || (previousPath !== undefined && matters(previousPath)),
  );
}

function pass({ env, log }: ActionContext): 0 {
  setOutputs(noOutputs, env);
  log.info('No policy files changed.');
  return 0;
}
