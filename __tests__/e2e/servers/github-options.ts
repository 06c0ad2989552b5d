import { GitHubState } from './github-state.js';
import { Repository } from './repository.js';
import type { Permissions } from './github-permissions.js';
import type { Wording } from './github-review-rules.js';
import type { Limits, Pull, Role, WorkflowRun, World } from './github-world.js';

/** The pull request that the server has. */
export interface PullOptions {
  readonly number?: number;
  readonly author?: string;
  /** A branch or SHA; the branch `headRef` without it. */
  readonly head?: string;
  readonly headRef?: string;
  /** Another repository makes it a pull request from a fork; null, from a fork that was deleted. */
  readonly headRepository?: string | null;
  readonly baseRef?: string;
  /** What the API reports as base.sha, which may be older than the branch's tip. */
  readonly baseSha?: string;
  readonly state?: 'open' | 'closed';
  readonly draft?: boolean;
  readonly changedFiles?: number;
}

export interface GitHubOptions {
  /** The git repository, a work tree or a bare one. */
  readonly directory: string;
  /** owner/name: acme/artifacts without it. */
  readonly repository?: string;
  /** Other repositories whose files may be read, by owner/name. */
  readonly otherRepositories?: Readonly<Record<string, string>>;
  /** false: there is no pull request, as in a merge group or a scheduled run. */
  readonly pull?: PullOptions | false;
  readonly token?: string;
  /** The token's permissions; contents: read and pull-requests: write without them. */
  readonly permissions?: Permissions;
  readonly isPublic?: boolean;
  /** The account behind the token, as REST spells it. */
  readonly viewer?: string;
  /** '/api/v3' makes it a GitHub Enterprise Server. */
  readonly basePath?: '' | '/api/v3';
  readonly collaborators?: Readonly<Record<string, Role>>;
  readonly workflowRuns?: readonly WorkflowRun[];
  readonly limits?: Partial<Limits>;
  /** Files whose patch GitHub leaves out, as it does for large ones. */
  readonly withoutPatch?: RegExp;
  readonly wording?: Wording;
}

const LIMITS: Limits = {
  listedFiles: 3000,
  comparedFiles: 300,
  treeEntries: 100_000,
  blobText: 512_000,
  contentPerMinute: 80,
  contentPerHour: 500,
};

/** The state of a new server. */
export async function worldOf(options: GitHubOptions, url: string): Promise<World> {
  const repository = new Repository(options.directory);
  const name = options.repository ?? 'acme/artifacts';
  const enterprise = options.basePath === '/api/v3';
  const others = Object.entries(options.otherRepositories ?? {});
  return {
    name,
    repository,
    otherRepositories: new Map(others.map(([other, directory]) => [other, new Repository(directory)])),
    pull: options.pull === false ? undefined : await pullOf(options.pull ?? {}, repository, name),
    state: new GitHubState(),
    apiUrl: `${url}${options.basePath ?? ''}`,
    serverUrl: enterprise ? url : 'https://github.com',
    defaultBranch: 'main',
    viewer: options.viewer ?? 'github-actions[bot]',
    token: options.token ?? 'ghs_0123456789abcdefghijABCDEFGHIJ012345',
    limits: { ...LIMITS, ...options.limits },
    permissions: options.permissions ?? { contents: 'read', 'pull-requests': 'write' },
    isPublic: options.isPublic ?? false,
    collaborators: new Map(Object.entries(options.collaborators ?? {})),
    workflowRuns: [...(options.workflowRuns ?? [])],
    withoutPatch: options.withoutPatch,
    wording: options.wording ?? 'diff',
    contentTimes: [],
  };
}

async function pullOf(options: PullOptions, repository: Repository, name: string): Promise<Pull> {
  const headRef = options.headRef ?? 'topic';
  const baseRef = options.baseRef ?? 'main';
  const head = await repository.commit(options.head ?? headRef);
  const base = options.baseSha ?? (await repository.commit(baseRef));
  if (head === undefined || base === undefined) {
    repository.close();
    throw new Error(`the repository lacks ${head === undefined ? (options.head ?? headRef) : baseRef}`);
  }
  return {
    number: options.number ?? 7,
    author: options.author ?? 'octocat',
    headRef,
    headRepository: options.headRepository === undefined ? name : options.headRepository,
    baseRef,
    baseSha: base,
    head,
    heads: new Set([head]),
    state: options.state ?? 'open',
    draft: options.draft ?? false,
    changedFiles: options.changedFiles,
  };
}
