import type { GitHubClient, RepositoryName } from './client.js';

/** What only GraphQL tells of review comments, by the comment's GraphQL id. */
export interface ThreadState {
  readonly minimized: boolean;
  readonly resolved: boolean;
}

/** The token's user, as REST spells an author, and the state of every thread's first comment. */
export interface Threads {
  readonly viewer: string;
  readonly byFirstComment: ReadonlyMap<string, ThreadState>;
}

/** 100 is the most that GraphQL gives at once. https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api */
const QUERY = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  viewer { login }
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      reviewThreads(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { isResolved comments(first: 1) { nodes { id isMinimized } } }
      }
    }
  }
}`;

interface ThreadsPage {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly (ThreadNode | null)[] | null;
}

interface ThreadNode {
  readonly isResolved: boolean;
  readonly comments: { readonly nodes: readonly (CommentNode | null)[] | null };
}

interface CommentNode {
  readonly id: string;
  readonly isMinimized: boolean;
}

interface Answer {
  readonly viewer: { readonly login: string };
  readonly repository: {
    readonly pullRequest: { readonly reviewThreads: ThreadsPage } | null;
  } | null;
}

/** Reads the viewer and all threads of a pull request: one request for each hundred threads. */
export async function readThreads(
  client: GitHubClient,
  repository: RepositoryName,
  number: number,
): Promise<Threads> {
  const byFirstComment = new Map<string, ThreadState>();
  for (let after: string | null = null; ;) {
    const answer: Answer = await readPage(client, { ...repository, number, after });
    const page = answer.repository?.pullRequest?.reviewThreads;
    for (const thread of page?.nodes ?? []) {
      const first = thread?.comments.nodes?.[0];
      if (!thread || !first) continue;
      byFirstComment.set(first.id, { minimized: first.isMinimized, resolved: thread.isResolved });
    }
    after = page?.pageInfo.endCursor ?? null;
    if (page?.pageInfo.hasNextPage !== true) return { viewer: answer.viewer.login, byFirstComment };
  }
}

function readPage(client: GitHubClient, variables: Readonly<Record<string, unknown>>): Promise<Answer> {
  return client.ask((octokit) => octokit.graphql<Answer>(QUERY, variables));
}
