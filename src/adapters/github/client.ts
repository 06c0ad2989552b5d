import { failureOf, RefusedRequest } from './failure.js';
import { CONTENT_LIMITS, type ContentLimit } from './content-budget.js';
import { isHttpFailure } from './http-failure.js';
import { addPatience } from './patience.js';
import { PermissionError } from '../../domain/failure.js';
import { Octokit } from './octokit.js';

/** A repository, as every request names it. */
export interface RepositoryName {
  readonly owner: string;
  readonly repo: string;
}

export interface ClientOptions {
  readonly token: string;
  /** GITHUB_API_URL: `https://api.github.com`, or `https://HOST/api/v3` of a GitHub Enterprise Server. */
  readonly apiUrl: string;
  /** Sends the requests instead of Node's own fetch: a proxy's. */
  readonly fetch?: typeof fetch | undefined;
  /** Seconds that all waiting for GitHub's limits may take together, before the run ends as an outage. */
  readonly longestWait?: number;
  /** Milliseconds that a second of waiting takes; 1000 anywhere but in tests. */
  readonly second?: number;
  /** Milliseconds that GitHub may take for one answer. */
  readonly longestAnswer?: number;
  /** How many writes GitHub takes in a while. */
  readonly contentLimits?: readonly ContentLimit[];
}

/** Longer than GitHub's usual pauses (60 s), shorter than a job that nobody wants to pay for. */
const LONGEST_WAIT = 300;
/** GitHub itself gives a request up after 10 seconds; the rest is for a slow line. */
const LONGEST_ANSWER = 60_000;

/** Octokit's own lines would go to the console past the log that makes text safe; failures say it all. */
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** GitHub's API with this project's failures: every request to GitHub goes through one of these. */
export class GitHubClient {
  readonly #octokit: Octokit;

  constructor({ token, apiUrl, fetch, ...options }: ClientOptions) {
    const baseUrl = apiUrl.replace(/\/+$/, '');
    const request = fetch ? { fetch } : {};
    this.#octokit = new Octokit({
      auth: token,
      baseUrl,
      request,
      log: silent,
      userAgent: 'artifact-access-review',
    });
    addPatience(this.#octokit, {
      longestWait: LONGEST_WAIT,
      longestAnswer: LONGEST_ANSWER,
      contentLimits: CONTENT_LIMITS,
      second: 1000,
      ...options,
    });
  }

  /**
   * Runs requests on Octokit, which types them. Throws UserError for a token that is not accepted, PermissionError
   * with the permission that was missing, OutageError when GitHub gave no answer in time, RefusedRequest for the rest.
   */
  async ask<T>(call: (octokit: Octokit) => Promise<T>): Promise<T> {
    try {
      return await call(this.#octokit);
    } catch (error) {
      throw failureOf(error);
    }
  }

  /** The same, with null for what is not there; a token that may not see it gets the same answer. */
  async askOrNull<T>(call: (octokit: Octokit) => Promise<T>): Promise<T | null> {
    try {
      return await this.ask(call);
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }
}

function isMissing(error: unknown): boolean {
  if (error instanceof RefusedRequest) return error.status === 404;
  const cause = error instanceof PermissionError ? error.cause : undefined;
  return isHttpFailure(cause) && cause.status === 404;
}

function ignore(): void {
  // Said by the failure that is thrown.
}
