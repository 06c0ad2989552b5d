import { fail, type Failures } from './failures.js';
import { fieldsOf } from './fields.js';
import { conversationHandlers } from './github-conversation-handlers.js';
import { understand } from './github-description.js';
import { gitHandlers } from './github-git-handlers.js';
import { answerGraphQL } from './github-graphql.js';
import { demand } from './github-permissions.js';
import { pullHandlers } from './github-pull-handlers.js';
import { Refusal, notFound } from './github-refusal.js';
import { reviewHandlers } from './github-review-handlers.js';
import { workflowHandlers } from './github-workflow-handlers.js';
import { bodyOf, send, sendHalf, type Answer } from './loopback.js';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Handlers } from './github-call.js';
import type { World } from './github-world.js';

/** One request, as it came, and the status that it got: 0 where the connection was cut. */
export interface GitHubRequest {
  readonly method: string;
  /** Without the base path, still encoded. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly headers: IncomingMessage['headers'];
  /** When it came, in milliseconds of one clock. */
  readonly at: number;
  readonly status: number;
}

const HANDLERS: Handlers = {
  ...pullHandlers,
  ...gitHandlers,
  ...reviewHandlers,
  ...conversationHandlers,
  ...workflowHandlers,
};

/** What a request is answered with, and what it did wrong. */
interface Outcome {
  readonly answer: Answer;
  readonly violations: readonly string[];
}

/** What one request is served with, and written into. */
export interface Serving {
  readonly world: World;
  readonly basePath: string;
  readonly requests: GitHubRequest[];
  readonly violations: string[];
  readonly failures: Failures;
}

/** Answers one request: as ordered to fail, or as GitHub would. */
export async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  serving: Serving,
): Promise<void> {
  const { world, basePath, requests, violations, failures } = serving;
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`);
  const method = request.method ?? 'GET';
  const bodyText = await bodyOf(request);
  const isGraphQL = url.pathname === (basePath === '' ? '/graphql' : '/api/graphql');
  const inside = isGraphQL || url.pathname.startsWith(`${basePath}/`);
  const path = isGraphQL ? '/graphql' : inside ? url.pathname.slice(basePath.length) : url.pathname;
  const record = {
    method,
    path,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    at: performance.now(),
    status: 0,
  };
  const at = requests.push({ ...record, body: parsed(bodyText) }) - 1;
  const finish = (status: number): void => {
    requests[at] = { ...record, body: parsed(bodyText), status };
  };
  const failure = failures.next({ method, path, text: bodyText });
  if (failure !== undefined && failure.takesEffect !== true) {
    const failed = await fail(response, failure);
    if (failed !== undefined) {
      finish(failed.status);
      return;
    }
  }
  const asked: Asked = { method, path, url, bodyText, request, known: inside, isGraphQL };
  const { answer, violations: found } = await answered(asked, world);
  violations.push(...found.map((violation) => `${method} ${path}: ${violation}`));
  finish(answer.status);
  if (failure?.takesEffect === true && (await fail(response, failure)) !== undefined) return;
  if (failure?.cut === true) sendHalf(response, answer);
  else send(response, answer);
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly url: URL;
  readonly bodyText: string;
  readonly request: IncomingMessage;
  readonly known: boolean;
  readonly isGraphQL: boolean;
}

async function answered(asked: Asked, world: World): Promise<Outcome> {
  try {
    authenticate(asked.request, world);
    if (!asked.known) return unknownEndpoint(asked);
    if (asked.isGraphQL) return await answerGraphQL(parsed(asked.bodyText), world);
    return await rest(asked, world);
  } catch (error) {
    if (error instanceof Refusal) {
      const { status, headers, body } = error;
      return { answer: { status, headers, body }, violations: [] };
    }
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      answer: { status: 500, body: { message } },
      violations: [`the test's server failed: ${message}`],
    };
  }
}

function authenticate({ headers }: IncomingMessage, world: World): void {
  if (headers['user-agent'] === undefined) {
    throw new Refusal(403, 'Request forbidden by administrative rules.');
  }
  if (headers.authorization === undefined) throw new Refusal(401, 'Requires authentication');
  const [scheme = '', token] = headers.authorization.split(' ');
  if (!/^(?:token|bearer)$/i.test(scheme) || token !== world.token) throw new Refusal(401, 'Bad credentials');
}

function unknownEndpoint({ method, path }: Asked): Outcome {
  const message = `${method} ${path} is not an endpoint that the action may use`;
  return { answer: { status: 501, body: { message } }, violations: ['not on the list of endpoints'] };
}

async function rest(asked: Asked, world: World): Promise<Outcome> {
  const { method, path, url, bodyText, request } = asked;
  const body = bodyText === '' ? undefined : parsed(bodyText);
  const understood = understand(method, path, url.searchParams, body);
  const handler = understood === undefined ? undefined : HANDLERS[understood.operation];
  if (understood === undefined || handler === undefined) return unknownEndpoint(asked);
  if (understood.problems.length > 0) {
    const message = `Invalid request.\n\n${understood.problems.join('\n')}`;
    return { answer: { status: 422, body: { message, status: '422' } }, violations: understood.problems };
  }
  const name = `${String(understood.path['owner'])}/${String(understood.path['repo'])}`;
  const elsewhere = name.toLowerCase() !== world.name.toLowerCase();
  if (elsewhere && understood.operation !== 'repos/get-content') throw notFound();
  demand(understood.operation, world.permissions, world.isPublic);
  const call = {
    path: understood.path,
    query: understood.query,
    body: fieldsOf(understood.body),
    url: url.href,
    raw: /\braw\b/.test(request.headers.accept ?? ''),
  };
  const answer = await handler(call, world);
  const limit = { 'x-ratelimit-limit': '1000', 'x-ratelimit-remaining': '900', 'x-ratelimit-reset': '0' };
  return { answer: { ...answer, headers: { ...limit, ...answer.headers } }, violations: [] };
}

function parsed(bodyText: string): unknown {
  if (bodyText === '') return undefined;
  try {
    return JSON.parse(bodyText) as unknown;
  } catch {
    return bodyText;
  }
}
