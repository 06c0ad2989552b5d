/** Octokit's RequestError, known by its members: status 500 without a response stands for a broken connection. */
export interface HttpFailure extends Error {
  readonly status: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    /** What the plugins keep of the request from one attempt to the next. */
    readonly request?: object;
  };
  readonly response?: { readonly headers: Readonly<Record<string, unknown>>; readonly data: unknown };
}

export function isHttpFailure(error: unknown): error is HttpFailure {
  return (
    error instanceof Error && 'status' in error && typeof error.status === 'number' && 'request' in error
  );
}

/**
 * An attempt that GitHub refused for one of its limits, with a text and headers in which the throttling plugin finds the
 * pause: it knows a secondary limit by the words "secondary rate" and reads retry-after, any other by x-ratelimit-*.
 */
export class LimitFailure extends Error implements HttpFailure {
  readonly status: number;
  readonly request: HttpFailure['request'];
  readonly response: NonNullable<HttpFailure['response']>;
  /** GitHub's own words. */
  readonly reason: string;

  constructor(text: string, refused: Pick<LimitFailure, 'status' | 'request' | 'response' | 'reason'>) {
    super(text);
    this.name = 'LimitFailure';
    this.status = refused.status;
    this.request = refused.request;
    this.response = refused.response;
    this.reason = refused.reason;
  }
}

/** An answer of which a part is missing: its connection broke after the status had come. */
export class CutAnswer extends Error implements HttpFailure {
  readonly status = 500;
  readonly request: HttpFailure['request'];

  constructor(request: HttpFailure['request']) {
    super('the answer broke off');
    this.name = 'CutAnswer';
    this.request = request;
  }
}

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api: a limit is a 403 or a 429. */
export function isLimit(error: HttpFailure): boolean {
  if (error.status === 429 || error instanceof LimitFailure) return true;
  if (error.status === 422) return /submitted too quickly/i.test(reasonOf(error));
  if (error.status !== 403) return false;
  const headers = error.response?.headers ?? {};
  const told = headers['x-ratelimit-remaining'] === '0' || 'retry-after' in headers;
  return told || /\brate limit/i.test(reasonOf(error));
}

/** GitHub's own words, without the link to its documentation; its detailed errors follow. */
export function reasonOf(error: HttpFailure): string {
  if (error instanceof LimitFailure) return error.reason;
  if (error.response === undefined) return error.message;
  const { data } = error.response;
  // The page that a proxy or GitHub's edge shows to people says nothing in one line.
  if (typeof data !== 'object' || data === null || !('message' in data)) return 'no reason given';
  const message = String(data.message);
  return 'errors' in data ? `${message}: ${JSON.stringify(data.errors)}` : message;
}
