import {
  CutAnswer,
  isHttpFailure,
  isLimit,
  LimitFailure,
  reasonOf,
  type HttpFailure,
} from './http-failure.js';
import { queryOf, type Options, type Response, type Send } from './request.js';

/**
 * Seconds to wait where GitHub names none: "at least one minute", and longer each time.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
const SHORTEST_PAUSE = 60;

/**
 * One attempt at a request, next to the network. What it came to is put into the words that the plugins around it and
 * failure.ts understand: GitHub tells of a limit in more ways than the throttling plugin reads, and Octokit passes an
 * answer off as whole whose connection broke on the way.
 */
export async function attempt(send: Send, options: Options): Promise<Response> {
  let response: Response;
  try {
    response = await send(options);
  } catch (error) {
    throw isHttpFailure(error) ? withPause(error, options) : error;
  }
  const request = { method: options.method, url: response.url, request: options.request };
  if (isCut(response, options)) throw new CutAnswer(request);
  const reason = queryOf(options) === undefined ? undefined : limitIn(response.data);
  if (reason === undefined) return response;
  throw limitFailure({ status: response.status, request, response, reason }, options);
}

/**
 * What is asked for is JSON; Octokit gives text where it is none: the first half of it, or nothing. Nobody reads what a
 * write is answered with.
 */
function isCut({ data, status }: Response, options: Options): boolean {
  const isRead = options.method === 'GET' || queryOf(options) !== undefined;
  return isRead && status === 200 && typeof data === 'string';
}

function withPause(error: HttpFailure, options: Options): HttpFailure {
  const { status, request, response } = error;
  if (response === undefined || status === 422 || !isLimit(error)) return error;
  return limitFailure({ status, request, response, reason: reasonOf(error) }, options);
}

/**
 * A GraphQL request that meets a limit gets status 200 or 403.
 * https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
 */
function limitIn(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('errors' in data)) return undefined;
  const errors: readonly unknown[] = Array.isArray(data.errors) ? data.errors : [];
  const isLimited = /"RATE_LIMITED"|\bsecondary rate limit/i.test(JSON.stringify(errors));
  return isLimited ? errors.map(messageOf).join(' ') : undefined;
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
}

/** GitHub's documents: retry-after counts first, then x-ratelimit-reset where nothing remains, else a growing pause. */
function limitFailure(
  refused: Pick<LimitFailure, 'status' | 'request' | 'response' | 'reason'>,
  options: Options,
): LimitFailure {
  const { headers, data } = refused.response;
  const told = Number(headers['retry-after']);
  const isUsedUp = headers['x-ratelimit-remaining'] === '0' && headers['x-ratelimit-reset'] !== undefined;
  if (isUsedUp && !(told > 0) && !/\bsecondary rate\b/i.test(refused.reason)) {
    return new LimitFailure(refused.reason, refused);
  }
  const pause = String(told > 0 ? told : SHORTEST_PAUSE * 2 ** countLimit(options));
  const response = { headers: { ...headers, 'retry-after': pause }, data };
  return new LimitFailure(`secondary rate limit: ${refused.reason}`, { ...refused, response });
}

/** How often this request met a limit before; counts this one. The request's options pass from attempt to attempt. */
function countLimit({ request }: Options): number {
  const before = Number(request['limits'] ?? 0);
  request['limits'] = before + 1;
  return before;
}
