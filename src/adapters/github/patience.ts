import { setTimeout as sleep } from 'node:timers/promises';
import { OutageError } from '../../domain/failure.js';
import { attempt } from './attempt.js';
import { ContentBudget, type ContentLimit } from './content-budget.js';
import { isTransient } from './failure.js';
import { isWrite, nameGraphQL, queryOf, type Response } from './request.js';
import type { Octokit } from './octokit.js';

/** How long a run may wait for GitHub. */
export interface Patience {
  /** Seconds that all waiting for limits may take together. */
  readonly longestWait: number;
  /** Milliseconds that a second takes. */
  readonly second: number;
  /** Milliseconds that GitHub may take for one answer. */
  readonly longestAnswer: number;
  /** How many writes GitHub takes. */
  readonly contentLimits: readonly ContentLimit[];
}

/** Attempts after the first one; the waits grow: 1, 4 and 9 seconds. */
const RETRIES = 3;
/** Answers that another attempt does not change. Limits (403, 429) are the throttling plugin's matter. */
const FINAL = [400, 401, 403, 404, 409, 410, 422, 429, 451, 501];

/**
 * Makes a client wait and ask again. The plugins that do it are loaded when a read first fails for a passing reason,
 * or before the first write: most runs read a little, fail never, and need not pay for loading them.
 */
export function addPatience(octokit: Octokit, patience: Patience): void {
  const waiting = new Waiting(patience.longestWait * patience.second);
  const budget = new ContentBudget(patience.contentLimits, patience.second);
  let loading: Promise<void> | undefined;
  const load = (): Promise<void> => (loading ??= addPlugins(octokit, patience, waiting));
  octokit.hook.wrap('request', attempt);
  octokit.hook.before('request', async (options) => {
    if (isWrite(options)) await spend(budget, waiting);
    options.request.signal = AbortSignal.timeout(patience.longestAnswer);
    // What makes something new is never sent twice: a lost answer does not tell whether it was made.
    if (options.method === 'POST' && queryOf(options) === undefined) options.request['retries'] = 0;
  });
  octokit.hook.wrap('request', async (request, options) => {
    const earlier: unknown = options.request['earlier'];
    if (earlier instanceof EarlierAttempt && !earlier.told) return earlier.tell();
    if (options.request['patient'] === true) return request(options);
    const first = isWrite(options) ? undefined : await attemptOf(request(options));
    if (first?.isFinal === true) return first.tell();
    await load();
    return octokit.request({ ...options, request: { ...options.request, earlier: first } });
  });
}

/** Waits until one more write is within GitHub's limits. Throws OutageError where that takes longer than the run waits. */
async function spend(budget: ContentBudget, waiting: Waiting): Promise<void> {
  const now = Date.now();
  const pause = budget.pause(now);
  if (pause > 0 && !waiting.allows(pause)) {
    throw new OutageError(
      'This run has written to the pull request as often as GitHub allows in an hour (500 times), so the rest of its comments are missing.',
    );
  }
  budget.count(now + pause);
  if (pause > 0) await sleep(pause);
}

/** Retries and throttling around every further request. They register themselves as hooks. */
async function addPlugins(octokit: Octokit, { second }: Patience, waiting: Waiting): Promise<void> {
  const [{ retry }, { throttling }] = await Promise.all([
    import('@octokit/plugin-retry'),
    import('@octokit/plugin-throttling'),
  ]);
  retry(octokit, { retry: { retries: RETRIES, doNotRetry: FINAL, retryAfterBaseValue: second } });
  const wait = (seconds: number, _: unknown, __: unknown, count: number): boolean =>
    count < RETRIES && waiting.allows(seconds * second);
  // The plugin keeps one pace for each id, over all clients of a process: one for each GitHub.
  const id = octokit.request.endpoint.DEFAULTS.baseUrl;
  throttling(octokit, {
    throttle: { id, retryAfterBaseValue: second, onRateLimit: wait, onSecondaryRateLimit: wait },
  });
  // Registered last, it runs first: whatever comes this way has the plugins around it.
  octokit.hook.before('request', (options) => {
    options.request['patient'] = true;
    nameGraphQL(options);
  });
}

/** All waiting of a client together; what waits at the same time counts once. */
class Waiting {
  #left: number;
  #until = 0;

  constructor(milliseconds: number) {
    this.#left = milliseconds;
  }

  allows(milliseconds: number): boolean {
    const now = Date.now();
    const more = Math.max(now + milliseconds - Math.max(now, this.#until), 0);
    if (more > this.#left) return false;
    this.#left -= more;
    this.#until = Math.max(this.#until, now + milliseconds);
    return true;
  }
}

/** How an attempt without the plugins ended. They are shown it as the first of theirs, and so honour its headers. */
class EarlierAttempt {
  readonly #end: () => Response;
  readonly isFinal: boolean;
  told = false;

  constructor(isFinal: boolean, end: () => Response) {
    this.isFinal = isFinal;
    this.#end = end;
  }

  tell(): Response {
    this.told = true;
    return this.#end();
  }
}

async function attemptOf(request: Promise<Response> | Response): Promise<EarlierAttempt> {
  try {
    const response = await request;
    return new EarlierAttempt(!isBrokenQuery(response.data), () => response);
  } catch (error) {
    return new EarlierAttempt(!isTransient(error), () => {
      throw error;
    });
  }
}

/** GraphQL tells its accidents with HTTP 200. */
function isBrokenQuery(data: unknown): boolean {
  if (typeof data !== 'object' || data === null || !('errors' in data)) return false;
  return JSON.stringify(data.errors).includes('Something went wrong while executing your query');
}
