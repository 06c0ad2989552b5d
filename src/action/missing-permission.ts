import type { PullRequest } from '../adapters/github/pull-request.js';

/**
 * Why a run's token may not write on a pull request, as a sentence without its end, and what changes that. GitHub says
 * only that it refuses; the event tells which of its rules it was.
 *
 * Forks: https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request
 * Dependabot, also where somebody else re-runs it (GITHUB_ACTOR stays):
 * https://docs.github.com/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions
 */
export function whyNoWriting(env: NodeJS.ProcessEnv, { isFork }: Pick<PullRequest, 'isFork'>): string {
  const event = env['GITHUB_EVENT_NAME'] ?? '';
  if (event === 'pull_request' && isFork) {
    return 'since GitHub lets a run for a pull request from a fork only read, whatever the job asks for';
  }
  if (event.startsWith('pull_request') && env['GITHUB_ACTOR'] === 'dependabot[bot]') {
    return 'since GitHub lets a run that Dependabot starts only read, unless the permissions of the job ask for more';
  }
  return 'since the job does not ask for it: add it to the permissions of the job';
}
