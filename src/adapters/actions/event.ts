import { readFileSync } from 'node:fs';
import { UserError } from '../../domain/failure.js';

/** What the workflow run is about, as far as a review needs it. */
export type RunEvent =
  | {
      readonly kind: 'pull-request';
      readonly number: number;
      readonly head: string;
      readonly told: ToldPullRequest;
    }
  | { readonly kind: 'merge-group'; readonly base: string; readonly head: string; readonly baseRef: string }
  | {
      readonly kind: 'comment';
      readonly number: number;
      readonly commentId: number;
      readonly body: string;
      readonly author: string;
      readonly isBot: boolean;
      readonly isPullRequest: boolean;
      readonly isOpen: boolean;
      readonly action: string;
    }
  | { readonly kind: 'audit' };

/**
 * What the payload tells of a pull request beside its head. It is as old as the event, and a re-run replays it: the API's
 * answer wins wherever the token gets one.
 */
export interface ToldPullRequest {
  /** The base branch's name; undefined in a payload made by hand. */
  readonly baseRef: string | undefined;
  readonly changedFiles: number;
  readonly isOpen: boolean;
  /** Whether the head is in another repository, or in one that is gone. */
  readonly isFork: boolean;
}

/** Where the repository and its servers are. */
export interface RunPlace {
  readonly owner: string;
  readonly repository: string;
  readonly apiUrl: string;
  readonly serverUrl: string;
}

/**
 * Reads the event file that the runner wrote. Fields are checked one by one: a payload that lacks one is the user's
 * matter (a wrong event, a hand-made file), told in one line.
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
export function readEvent(env: NodeJS.ProcessEnv): RunEvent {
  const name = env['GITHUB_EVENT_NAME'] ?? '';
  switch (name) {
    case 'pull_request':
    case 'pull_request_target':
      return readPullRequest(payloadOf(env));
    case 'merge_group':
      return readMergeGroup(payloadOf(env));
    case 'issue_comment':
      return readComment(payloadOf(env));
    case 'schedule':
    case 'workflow_dispatch':
    case 'push':
      return { kind: 'audit' };
    default:
      throw new UserError(
        `The event "${name}" is not served. Run this action on pull_request, pull_request_target, merge_group, issue_comment, schedule, workflow_dispatch or push.`,
      );
  }
}

/** The repository and the servers, from the runner's variables. */
export function readPlace(env: NodeJS.ProcessEnv): RunPlace {
  const [owner, repository, ...rest] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  if (!owner || !repository || rest.length > 0)
    throw new UserError('GITHUB_REPOSITORY is not set to owner/name: this runs only as a GitHub Action.');
  return {
    owner,
    repository,
    apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com',
    serverUrl: env['GITHUB_SERVER_URL'] || 'https://github.com',
  };
}

function payloadOf(env: NodeJS.ProcessEnv): unknown {
  const path = env['GITHUB_EVENT_PATH'];
  if (!path) throw new UserError('GITHUB_EVENT_PATH is not set: this runs only as a GitHub Action.');
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch {
    throw new UserError('The event file that GITHUB_EVENT_PATH names cannot be read as JSON.');
  }
}

function readPullRequest(payload: unknown): RunEvent {
  return {
    kind: 'pull-request',
    number: number(payload, 'pull_request.number'),
    head: sha(payload, 'pull_request.head.sha'),
    told: readTold(payload),
  };
}

function readTold(payload: unknown): ToldPullRequest {
  const told = (key: string): unknown => at(payload, `pull_request.${key}`);
  const baseRef = told('base.ref');
  const changedFiles = told('changed_files');
  return {
    baseRef: typeof baseRef === 'string' && baseRef !== '' ? baseRef : undefined,
    changedFiles: typeof changedFiles === 'number' ? changedFiles : 0,
    isOpen: told('state') !== 'closed',
    isFork: told('head.repo.full_name') !== told('base.repo.full_name'),
  };
}

function readMergeGroup(payload: unknown): RunEvent {
  return {
    kind: 'merge-group',
    base: sha(payload, 'merge_group.base_sha'),
    head: sha(payload, 'merge_group.head_sha'),
    baseRef: text(payload, 'merge_group.base_ref'),
  };
}

function readComment(payload: unknown): RunEvent {
  return {
    kind: 'comment',
    number: number(payload, 'issue.number'),
    commentId: number(payload, 'comment.id'),
    body: text(payload, 'comment.body'),
    author: text(payload, 'comment.user.login'),
    isBot: at(payload, 'comment.user.type') === 'Bot',
    isPullRequest:
      typeof at(payload, 'issue.pull_request') === 'object' && at(payload, 'issue.pull_request') !== null,
    isOpen: at(payload, 'issue.state') === 'open',
    action: text(payload, 'action'),
  };
}

function at(payload: unknown, path: string): unknown {
  let value: unknown = payload;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

function text(payload: unknown, path: string): string {
  const value = at(payload, path);
  if (typeof value !== 'string') throw missing(path);
  return value;
}

function number(payload: unknown, path: string): number {
  const value = at(payload, path);
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw missing(path);
  return value;
}

function sha(payload: unknown, path: string): string {
  const value = text(payload, path);
  if (!/^[0-9a-f]{40,64}$/.test(value)) throw missing(path);
  return value;
}

function missing(path: string): UserError {
  return new UserError(`The event's payload has no usable "${path}".`);
}
