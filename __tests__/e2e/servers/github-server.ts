import { Failures, type Failure } from './failures.js';
import { worldOf, type GitHubOptions } from './github-options.js';
import { serve, type GitHubRequest } from './github-serving.js';
import { listen } from './loopback.js';
import type { Permissions } from './github-permissions.js';
import type { Present } from './github-shapes.js';
import type { Classifier, Comment, GitHubState, ReviewComment } from './github-state.js';
import { present } from './github-threads.js';
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
  /** Somebody hides a comment of either sort, as GitHub's menu offers it. */
  hide(comment: number, reason: Classifier): void;
  /** Somebody who may, such as a maintainer, writes another text into a comment of either sort. */
  rewrite(comment: number, body: string): void;
  /** Somebody deletes a comment of either sort. */
  remove(comment: number): void;
  /** The lines on which a comment is shown at the pull request's present head. */
  linesOf(comment: ReviewComment): Promise<Present>;
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
  'fail' | 'stopFailing' | 'forgetRequests' | 'permit' | 'moveHead' | keyof PeopleControls
>;

/** What people do to comments, and where these stand then. */
type PeopleControls = Pick<
  GitHubServer,
  'addComment' | 'reply' | 'resolveThread' | 'hide' | 'rewrite' | 'remove' | 'linesOf'
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
    ...peopleControls(world),
  };
}

function peopleControls(world: World): PeopleControls {
  return {
    addComment: (comment) => plant(world, comment),
    reply: (id, user, body) => world.state.addReviewComment(user, body, 0, commentById(world, id)).id,
    resolveThread: (id, user) => {
      commentById(world, id).thread.resolvedBy = user;
    },
    hide: (id, reason) => {
      anyComment(world, id).minimized = reason;
    },
    rewrite: (id, body) => {
      world.state.edit(anyComment(world, id), body);
    },
    remove: (id) => {
      world.state.remove(anyComment(world, id));
    },
    linesOf: (comment) => {
      if (world.pull === undefined) throw new Error('this GitHub has no pull request');
      return present(world, world.pull, comment);
    },
  };
}

function anyComment(world: World, id: number): Comment {
  const { reviewComments, issueComments } = world.state;
  const comment = [...reviewComments, ...issueComments].find((candidate) => candidate.id === id);
  if (comment === undefined) throw new Error(`there is no comment ${id}`);
  return comment;
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
