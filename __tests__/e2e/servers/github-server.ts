import { Failures, type Failure } from './failures.js';
import { worldOf, type GitHubOptions } from './github-options.js';
import { serve, type GitHubRequest } from './github-serving.js';
import { listen } from './loopback.js';
import type { Permissions } from './github-permissions.js';
import type { GitHubState, ReviewComment } from './github-state.js';
import type { Limits, Pull, Role, WorkflowRun, World } from './github-world.js';
import type { Side } from './patch-lines.js';

export type { Failure } from './failures.js';
export type { GitHubOptions, PullOptions } from './github-options.js';
export type { GitHubRequest } from './github-serving.js';
export type { Permissions } from './github-permissions.js';
export type { Limits, Pull, Role, WorkflowRun } from './github-world.js';

/** A comment that somebody else leaves: on a line or file where `path` is given, else in the conversation. */
export interface PlantedComment {
  readonly user: string;
  readonly body: string;
  readonly path?: string;
  readonly line?: number;
  readonly startLine?: number;
  readonly side?: Side;
}

/** GitHub for one test. */
export interface GitHubServer {
  readonly url: string;
  /** For GITHUB_API_URL, GITHUB_GRAPHQL_URL and GITHUB_SERVER_URL. */
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly serverUrl: string;
  readonly repository: string;
  readonly token: string;
  readonly requests: readonly GitHubRequest[];
  /** What the action may never do: an endpoint, field or parameter that is not on the list, or this server's gap. */
  readonly violations: readonly string[];
  readonly reviewComments: GitHubState['reviewComments'];
  readonly reviews: GitHubState['reviews'];
  readonly issueComments: GitHubState['issueComments'];
  readonly reactions: GitHubState['reactions'];
  readonly statuses: GitHubState['statuses'];
  readonly reruns: GitHubState['reruns'];
  readonly pull: Pull | undefined;
  readonly limits: Limits;
  readonly collaborators: Map<string, Role>;
  readonly workflowRuns: WorkflowRun[];
  fail(failure: Failure): void;
  stopFailing(): void;
  forgetRequests(): void;
  permit(permissions: Permissions): void;
  moveHead(sha: string): void;
  addComment(comment: PlantedComment): number;
  reply(comment: number, user: string, body: string): number;
  resolveThread(comment: number, user: string): void;
  close(): Promise<void>;
}

/** Starts a GitHub on the loopback interface that serves a git repository and holds GitHub's rules. */
export async function startGitHub(options: GitHubOptions): Promise<GitHubServer> {
  const requests: GitHubRequest[] = [];
  const violations: string[] = [];
  const failures = new Failures();
  const basePath = options.basePath ?? '';
  const loopback = await listen((request, response) =>
    // Nobody knows the address before the world is there.
    serve(request, response, { world, basePath, requests, violations, failures }),
  );
  const world = await worldOf(options, loopback.url).catch(async (error: unknown) => {
    await loopback.close();
    throw error;
  });
  const { state } = world;
  return {
    url: loopback.url,
    apiUrl: world.apiUrl,
    graphqlUrl: `${loopback.url}${basePath === '' ? '' : '/api'}/graphql`,
    serverUrl: world.serverUrl,
    repository: world.name,
    token: world.token,
    requests,
    violations,
    ...{ reviewComments: state.reviewComments, reviews: state.reviews, issueComments: state.issueComments },
    ...{ reactions: state.reactions, statuses: state.statuses, reruns: state.reruns },
    ...{ pull: world.pull, limits: world.limits, collaborators: world.collaborators },
    workflowRuns: world.workflowRuns,
    ...controls(world, failures, requests),
    close: async () => {
      await loopback.close();
      for (const repository of [world.repository, ...world.otherRepositories.values()]) repository.close();
    },
  };
}

type Controls = Pick<
  GitHubServer,
  'fail' | 'stopFailing' | 'forgetRequests' | 'permit' | 'moveHead' | 'addComment' | 'reply' | 'resolveThread'
>;

/** What a test can make happen from outside. */
function controls(world: World, failures: Failures, requests: GitHubRequest[]): Controls {
  return {
    fail: (failure) => {
      failures.add(failure);
    },
    stopFailing: () => {
      failures.clear();
    },
    forgetRequests: () => {
      requests.length = 0;
    },
    permit: (permissions) => {
      world.permissions = permissions;
    },
    moveHead: (sha) => {
      if (world.pull === undefined) throw new Error('this GitHub has no pull request');
      world.pull.head = sha;
      world.pull.heads.add(sha);
    },
    addComment: (comment) => plant(world, comment),
    reply: (id, user, body) => world.state.addReviewComment(user, body, 0, commentById(world, id)).id,
    resolveThread: (id, user) => {
      commentById(world, id).thread.resolvedBy = user;
    },
  };
}

function commentById(world: World, id: number): ReviewComment {
  const comment = world.state.reviewComments.find((candidate) => candidate.id === id);
  if (comment === undefined) throw new Error(`there is no review comment ${id}`);
  return comment;
}

function plant(world: World, { user, body, path, line, startLine, side }: PlantedComment): number {
  if (path === undefined) return world.state.addIssueComment(user, body).id;
  const head = world.pull?.head ?? '';
  const onLine = line !== undefined;
  return world.state.addReviewComment(user, body, 0, {
    ...{ path, head, line: line ?? null, start_line: startLine ?? null, diff_hunk: '' },
    ...{
      side: onLine ? (side ?? 'RIGHT') : null,
      start_side: startLine === undefined ? null : (side ?? 'RIGHT'),
    },
    subject_type: onLine ? 'line' : 'file',
  }).id;
}
