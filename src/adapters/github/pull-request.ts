import type { GitHubClient, RepositoryName } from './client.js';

/** What a run needs to know of a pull request. */
export interface PullRequest {
  readonly number: number;
  readonly state: 'open' | 'closed';
  /** The head's commit now, where the API tells it; a run may hang on an older one. */
  readonly headSha: string | undefined;
  /** The base branch's name. Its tip is not told here: `base.sha` may be old. */
  readonly baseRef: string;
  readonly changedFiles: number;
  /** How many comments stand on it, on lines and in the conversation. */
  readonly comments: number;
  /** Whether the head is in another repository, or in one that is gone. */
  readonly isFork: boolean;
}

/** A pull request as the API tells it now. */
export interface CurrentPullRequest extends PullRequest {
  readonly headSha: string;
  readonly headRef: string;
  /** The login of who opened it; null where the account is gone. */
  readonly author: string | null;
}

/** Reads a pull request. */
export async function readPullRequest(
  client: GitHubClient,
  repository: RepositoryName,
  number: number,
): Promise<CurrentPullRequest> {
  const { data } = await client.ask((octokit) =>
    octokit.rest.pulls.get({ ...repository, pull_number: number }),
  );
  return {
    number: data.number,
    state: data.state,
    author: authorOf(data.user),
    headSha: data.head.sha,
    headRef: data.head.ref,
    baseRef: data.base.ref,
    changedFiles: data.changed_files,
    comments: data.comments + data.review_comments,
    isFork: !isSame(data.head.repo, data.base.repo),
  };
}

/** A deleted account is null, whatever the API's description says; a deleted fork is, too. */
function authorOf(user: { readonly login: string } | null): string | null {
  return user?.login ?? null;
}

function isSame(head: { readonly full_name: string } | null, base: { readonly full_name: string }): boolean {
  return head?.full_name === base.full_name;
}
