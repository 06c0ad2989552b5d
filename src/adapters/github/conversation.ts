import {
  RefusedReview,
  type Conversation,
  type InlineComment,
  type MinimizeReason,
  type StandingComment,
} from '../../review/ports.js';
import { RefusedRequest } from './failure.js';
import { readPullRequest } from './pull-request.js';
import { readStanding } from './standing.js';
import type { GitHubClient, RepositoryName } from './client.js';
import type { Octokit } from './octokit.js';

const MINIMIZE = `mutation ($id: ID!, $reason: ReportedContentClassifiers!) {
  minimizeComment(input: { subjectId: $id, classifier: $reason }) { clientMutationId }
}`;
const UNMINIMIZE = `mutation ($id: ID!) {
  unminimizeComment(input: { subjectId: $id }) { clientMutationId }
}`;

/** The conversation of a pull request on GitHub. */
export class GitHubConversation implements Conversation {
  readonly #client: GitHubClient;
  readonly #repository: RepositoryName;
  readonly #number: number;

  constructor(client: GitHubClient, repository: RepositoryName, number: number) {
    this.#client = client;
    this.#repository = repository;
    this.#number = number;
  }

  standing(): Promise<readonly StandingComment[]> {
    return readStanding(this.#client, this.#repository, this.#number);
  }

  async currentHead(): Promise<string> {
    return (await readPullRequest(this.#client, this.#repository, this.#number)).headSha;
  }

  /** One comment whose line is outside the diff refuses all of them (422); GitHub does not tell which it was. */
  async postReview(commit: string, body: string, comments: readonly InlineComment[]): Promise<void> {
    await takingRefusals(() =>
      this.#client.ask((octokit) =>
        octokit.rest.pulls.createReview({
          ...{ ...this.#pull(), commit_id: commit, event: 'COMMENT', body },
          comments: comments.map(reviewComment),
        }),
      ),
    );
  }

  /** A review cannot hold a comment on a file (its comments have no `subject_type`), so each is a request. */
  async postFileComment(commit: string, path: string, body: string): Promise<void> {
    const comment = { ...this.#pull(), commit_id: commit, path, body, subject_type: 'file' as const };
    await takingRefusals(() =>
      this.#client.ask((octokit) => octokit.rest.pulls.createReviewComment(comment)),
    );
  }

  async postComment(body: string): Promise<void> {
    const comment = { ...this.#repository, issue_number: this.#number, body };
    await this.#client.ask((octokit) => octokit.rest.issues.createComment(comment));
  }

  /** A comment that somebody deleted meanwhile stays deleted. */
  async edit({ kind, id }: StandingComment, body: string): Promise<void> {
    const edited = { ...this.#repository, comment_id: id, body };
    await this.#client.askOrNull<unknown>((octokit) =>
      kind === 'review'
        ? octokit.rest.pulls.updateReviewComment(edited)
        : octokit.rest.issues.updateComment(edited),
    );
  }

  minimize({ nodeId }: StandingComment, reason: MinimizeReason): Promise<void> {
    return this.#mutate(MINIMIZE, { id: nodeId, reason });
  }

  unminimize({ nodeId }: StandingComment): Promise<void> {
    return this.#mutate(UNMINIMIZE, { id: nodeId });
  }

  async #mutate(mutation: string, variables: Readonly<Record<string, string>>): Promise<void> {
    await this.#client.askOrNull((octokit) => octokit.graphql<unknown>(mutation, { ...variables }));
  }

  #pull(): RepositoryName & { readonly pull_number: number } {
    return { ...this.#repository, pull_number: this.#number };
  }
}

/** A refusal of a comment's place is no outage: the caller knows where else to tell it. */
async function takingRefusals(post: () => Promise<unknown>): Promise<void> {
  try {
    await post();
  } catch (error) {
    if (!(error instanceof RefusedRequest) || error.status !== 422) throw error;
    throw new RefusedReview(error.message, error);
  }
}

type ReviewRequest = NonNullable<Parameters<Octokit['rest']['pulls']['createReview']>[0]>;

/** A range needs a side for its first line as well, and GitHub refuses one whose ends are the same line. */
function reviewComment(comment: InlineComment): NonNullable<ReviewRequest['comments']>[number] {
  const { path, body, side, line, startLine } = comment;
  const range = startLine === undefined ? {} : { start_line: startLine, start_side: side };
  return { path, body, side, line, ...range };
}
