import { setOutputs } from '../adapters/actions/runner.js';
import { readPullRequest } from '../adapters/github/pull-request.js';
import { policyDeclarations } from '../config/policy-declarations.js';
import { resolveSettings } from '../config/resolve.js';
import { isCandidate } from '../readers/candidate.js';
import type { ActionContext } from './context.js';
import { workflowPath } from './context.js';
import type { OpenedChange } from './open-change.js';
import { openMergeGroup, openPullRequest } from './open-change.js';
import { noOutputs } from './outputs.js';

/**
 * Reviews a pull request at the commit that the check hangs on. Gives the exit code. What reviews and delivers is loaded
 * only when there is something to review: most pull requests have no policies, and wait for a required check.
 */
export async function reviewPullRequest(
  number: number,
  head: string,
  context: ActionContext,
): Promise<0 | 1> {
  const { client, place } = context;
  const pull = await readPullRequest(client, { owner: place.owner, repo: place.repository }, number);
  const opened = await openPullRequest(pull, head, context);
  // Comments of an earlier push may have to be closed.
  if (pull.comments === 0 && hasNothingToSay(opened, context)) return pass(context);
  return (await import('./review-opened.js')).deliverPullRequest(opened, context);
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
  const own = [inputs.configFile.path, workflowPath(env)];
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
