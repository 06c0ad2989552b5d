import { OutageError, PermissionError, UserError } from '../../domain/failure.js';
import { isHttpFailure, isLimit, reasonOf, type HttpFailure } from './http-failure.js';
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

/** GitHub's own words behind one of the failures above; undefined where it said nothing. */
export function wordsOf(failure: unknown): string | undefined {
  const cause = failure instanceof Error ? failure.cause : undefined;
  if (isHttpFailure(cause) && cause.response !== undefined) return reasonOf(cause);
  if (isQueryFailure(cause)) return cause.errors.map(({ message }) => message).join(' ');
  return undefined;
}

/** Whether another attempt may succeed: an outage, a limit, a broken connection. 501 is a feature that is not there. */
export function isTransient(error: unknown): boolean {
  return isHttpFailure(error) && ((error.status >= 500 && error.status !== 501) || isLimit(error));
}

/** What may not be seen is answered with a bare "Not Found"; what is really missing is named. */
function isHidden(error: HttpFailure): boolean {
  return error.status === 404 && reasonOf(error) === 'Not Found';
}

function pathOf(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  return path.replace(/^\/api\/v3(?=\/)/, '');
}

function isQueryFailure(error: unknown): error is QueryFailure {
  return error instanceof Error && error.name === 'GraphqlResponseError' && 'errors' in error;
}
