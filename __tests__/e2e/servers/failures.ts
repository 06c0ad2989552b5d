import { pause, send, type Answer } from './loopback.js';
import type { ServerResponse } from 'node:http';

/** How a test wants one kind of request to go wrong. Every condition that is given has to hold. */
export interface Failure {
  readonly method?: string;
  readonly path?: RegExp;
  /** Held against the request's body as text: a GraphQL mutation's name, a comment's path. */
  readonly matching?: RegExp;
  /** How many matching requests pass before the first failure; 0 without it. */
  readonly after?: number;
  /** How many requests fail; 1 without it. */
  readonly times?: number;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Milliseconds to wait first. With neither a status nor a reset, the request is then answered as usual. */
  readonly delay?: number;
  /** Cuts the connection instead of answering. */
  readonly reset?: boolean;
  /** Answers as usual, but cuts the connection in the middle of the answer's body. */
  readonly cut?: boolean;
  /** The request takes effect first, and only its answer is lost: what makes a blind retry post twice. */
  readonly takesEffect?: boolean;
}

/** What the failures are held against. */
export interface Attempt {
  readonly method: string;
  readonly path: string;
  readonly text: string;
}

interface Planned {
  readonly failure: Failure;
  passes: number;
  left: number;
}

/** The failures that a test ordered, each used up after its number of times. */
export class Failures {
  readonly #planned: Planned[] = [];

  add(failure: Failure): void {
    this.#planned.push({ failure, passes: failure.after ?? 0, left: failure.times ?? 1 });
  }

  clear(): void {
    this.#planned.length = 0;
  }

  /** The failure for this request, if there is one; counts it. */
  next(attempt: Attempt): Failure | undefined {
    for (const planned of this.#planned) {
      if (planned.left === 0 || !matches(planned.failure, attempt)) continue;
      if (planned.passes > 0) {
        planned.passes -= 1;
        continue;
      }
      planned.left -= 1;
      return planned.failure;
    }
    return undefined;
  }
}

/** Sends the failure; false where it was only a delay and the request goes on. */
export async function fail(response: ServerResponse, failure: Failure): Promise<Answer | undefined> {
  await pause(failure.delay);
  if (failure.reset === true) {
    response.socket?.resetAndDestroy();
    return { status: 0 };
  }
  if (failure.status === undefined) return undefined;
  const answer: Answer = {
    status: failure.status,
    headers: failure.headers ?? {},
    body: failure.body ?? { message: `Failure ${failure.status} as the test ordered` },
  };
  send(response, answer);
  return answer;
}

function matches({ method, path, matching }: Failure, attempt: Attempt): boolean {
  return (
    (method === undefined || method.toUpperCase() === attempt.method) &&
    (path === undefined || path.test(attempt.path)) &&
    (matching === undefined || matching.test(attempt.text))
  );
}
