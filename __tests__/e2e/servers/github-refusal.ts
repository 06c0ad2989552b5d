const DOCUMENTATION = 'https://docs.github.com/rest';

/** A request that GitHub refuses, with the answer that it gives. Thrown by the handlers. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    more: { readonly errors?: readonly unknown[]; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = status;
    this.headers = more.headers ?? {};
    this.body = {
      message,
      ...(more.errors === undefined ? {} : { errors: more.errors }),
      documentation_url: DOCUMENTATION,
      status: String(status),
    };
  }
}

export const notFound = (message = 'Not Found'): Refusal => new Refusal(404, message);

/** GitHub's usual 422: one object for each field that does not do. */
export function validationFailed(resource: string, field: string, message: string, code = 'custom'): Refusal {
  return new Refusal(422, 'Validation Failed', { errors: [{ resource, code, field, message }] });
}

/** The 422 of the reviews endpoint: one sentence that names every reason and no comment. */
export function unprocessable(reasons: readonly string[]): Refusal {
  return new Refusal(422, 'Unprocessable Entity', { errors: [sentence(reasons)] });
}

/** "a", "a and b", "a, b, and c": how GitHub joins its reasons. */
function sentence(parts: readonly string[]): string {
  if (parts.length <= 2) return parts.join(' and ');
  return `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1) ?? ''}`;
}

/**
 * What GitHub says to a workflow's token that lacks a permission. `accepted` goes into the header that names
 * what would have done.
 */
export function notAccessible(accepted: string): Refusal {
  return new Refusal(403, 'Resource not accessible by integration', {
    headers: { 'x-accepted-github-permissions': accepted },
  });
}

/** The secondary limit on creating content: 80 a minute, 500 an hour. */
export function tooMuchContent(): Refusal {
  const message =
    'You have exceeded a secondary rate limit and have been temporarily blocked from content creation. ' +
    'Please retry your request again later.';
  return new Refusal(403, message, { headers: { 'retry-after': '60' } });
}
