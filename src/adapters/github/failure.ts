import { OutageError, PermissionError, UserError } from '../../domain/failure.js';
import { permissionFor, permissionForQuery } from './permission.js';

/** A request that GitHub understood and refused for a reason that is neither a permission nor a limit. */
export class RefusedRequest extends Error {
  readonly status: number;

  constructor(status: number, text: string, cause?: unknown) {
    super(text, { cause });
    this.name = 'RefusedRequest';
    this.status = status;
  }
}

/** Octokit's RequestError, known by its members: status 500 without a response stands for a broken connection. */
interface HttpFailure extends Error {
  readonly status: number;
  readonly request: { readonly method: string; readonly url: string };
  readonly response?: { readonly headers: Readonly<Record<string, unknown>>; readonly data: unknown };
}

/** Octokit's GraphqlResponseError, known by its members: HTTP 200 with a list of errors. */
interface QueryFailure extends Error {
  readonly errors: readonly { readonly type?: string; readonly message: string }[];
  readonly request: { readonly query?: string };
}

/** Turns what Octokit throws into the failures that a run can end with; what is none of Octokit's stays as it is. */
export function failureOf(error: unknown): unknown {
  if (isQueryFailure(error)) return queryFailure(error);
  if (isHttpFailure(error)) return httpFailure(error);
  return error;
}

function httpFailure(error: HttpFailure): Error {
  const { status } = error;
  const request = `${error.request.method} ${pathOf(error.request.url)}`;
  const reason = `GitHub answered ${status} to ${request}: ${reasonOf(error)}`;
  if (status === 401) {
    return new UserError(`GitHub does not accept the token of the input github-token. ${reason}`);
  }
  if (error.response === undefined) {
    return new OutageError(`GitHub could not be reached for ${request}: ${reasonOf(error)}`, error);
  }
  if (isLimit(error)) return new OutageError(`GitHub's rate limit is used up. ${reason}`, error);
  if (status >= 500) return new OutageError(reason, error);
  if (status === 403 || isHidden(error)) {
    const permission = permissionFor(error.request.method, pathOf(error.request.url));
    return new PermissionError(permission, `The token lacks the permission ${permission}. ${reason}`, error);
  }
  return new RefusedRequest(status, reason, error);
}

function queryFailure(error: QueryFailure): Error {
  const reason = `GitHub answered a GraphQL request: ${error.errors.map(({ message }) => message).join(' ')}`;
  const types = error.errors.map(({ type }) => type);
  if (types.includes('FORBIDDEN') || types.includes('INSUFFICIENT_SCOPES')) {
    const permission = permissionForQuery(error.request.query ?? '');
    return new PermissionError(permission, `The token lacks the permission ${permission}. ${reason}`, error);
  }
  if (types.includes('NOT_FOUND')) return new RefusedRequest(404, reason, error);
  if (types.includes('UNPROCESSABLE')) return new RefusedRequest(422, reason, error);
  return new OutageError(reason, error);
}

/** Whether another attempt may succeed: an outage, a limit, a broken connection. 501 is a feature that is not there. */
export function isTransient(error: unknown): boolean {
  return isHttpFailure(error) && ((error.status >= 500 && error.status !== 501) || isLimit(error));
}

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api: a limit is a 403 or a 429. */
function isLimit(error: HttpFailure): boolean {
  if (error.status === 429) return true;
  if (error.status === 422) return /submitted too quickly/i.test(reasonOf(error));
  if (error.status !== 403) return false;
  const headers = error.response?.headers ?? {};
  return headers['x-ratelimit-remaining'] === '0' || /\brate limit/i.test(reasonOf(error));
}

/** What may not be seen is answered with a bare "Not Found"; what is really missing is named. */
function isHidden(error: HttpFailure): boolean {
  return error.status === 404 && reasonOf(error) === 'Not Found';
}

/** GitHub's own words, without the link to its documentation; its detailed errors follow. */
function reasonOf(error: HttpFailure): string {
  const data = error.response?.data;
  if (typeof data !== 'object' || data === null || !('message' in data)) return error.message;
  const message = String(data.message);
  return 'errors' in data ? `${message}: ${JSON.stringify(data.errors)}` : message;
}

function pathOf(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  return path.replace(/^\/api\/v3(?=\/)/, '');
}

function isHttpFailure(error: unknown): error is HttpFailure {
  return (
    error instanceof Error && 'status' in error && typeof error.status === 'number' && 'request' in error
  );
}

function isQueryFailure(error: unknown): error is QueryFailure {
  return error instanceof Error && error.name === 'GraphqlResponseError' && 'errors' in error;
}
