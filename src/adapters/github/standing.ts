import { compareText } from '../../domain/compare-text.js';
import { readThreads, type Threads } from './threads.js';
import type { StandingComment } from '../../review/ports.js';
import type { GitHubClient, RepositoryName } from './client.js';
import type { Octokit } from './octokit.js';

/** A comment and when it was written, in ISO 8601. */
interface Dated {
  readonly at: string;
  readonly comment: StandingComment;
}

type ReviewComment = Awaited<ReturnType<Octokit['rest']['pulls']['listReviewComments']>>['data'][number];
type IssueComment = Awaited<ReturnType<Octokit['rest']['issues']['listComments']>>['data'][number];

/**
 * The comments that this token's user wrote, oldest first. Everything is asked for once: the review comments and the
 * conversation in REST, which tells authors, places and answers; viewer and threads in GraphQL, which alone tells
 * what is hidden or resolved.
 */
export async function readStanding(
  client: GitHubClient,
  repository: RepositoryName,
  number: number,
): Promise<readonly StandingComment[]> {
  const [threads, onFiles, inConversation] = await Promise.all([
    readThreads(client, repository, number),
    client.ask((octokit) =>
      octokit.paginate(octokit.rest.pulls.listReviewComments, {
        ...{ ...repository, pull_number: number, per_page: 100 },
      }),
    ),
    client.ask((octokit) =>
      octokit.paginate(octokit.rest.issues.listComments, {
        ...{ ...repository, issue_number: number, per_page: 100 },
      }),
    ),
  ]);
  const answered = answeredOf(onFiles, threads.viewer);
  const isOwn = (comment: ReviewComment | IssueComment): boolean => loginOf(comment) === threads.viewer;
  const dated = [
    ...onFiles
      .filter((each) => isOwn(each) && isFirst(each))
      .map((comment) => reviewComment(comment, threads, answered)),
    ...inConversation.filter(isOwn).map(issueComment),
  ];
  return dated.sort((a, b) => compareText(a.at, b.at)).map(({ comment }) => comment);
}

/** Answers belong to the thread's first comment, which alone tells findings. */
function isFirst({ in_reply_to_id: first }: ReviewComment): boolean {
  return first === undefined;
}

/** The login of a comment's author; a deleted account has none, and is nobody's. */
function loginOf(comment: { readonly user: { readonly login: string } | null }): string | undefined {
  return comment.user?.login;
}

/** The comments that somebody else answered: every answer names its thread's first comment. */
function answeredOf(comments: readonly ReviewComment[], viewer: string): ReadonlySet<number> {
  const answers = comments.filter((comment) => loginOf(comment) !== viewer);
  return new Set(answers.flatMap(({ in_reply_to_id: first }) => (first === undefined ? [] : [first])));
}

function reviewComment(comment: ReviewComment, threads: Threads, answered: ReadonlySet<number>): Dated {
  const { id, node_id: nodeId, path, body } = comment;
  const state = threads.byFirstComment.get(nodeId);
  const onLine = comment.subject_type !== 'file';
  return {
    at: comment.created_at,
    comment: {
      ...{ id, nodeId, kind: 'review', path, body },
      subject: onLine ? 'line' : 'file',
      line: onLine ? lineOf(comment.line) : undefined,
      startLine: onLine ? lineOf(comment.start_line) : undefined,
      side: onLine ? comment.side : undefined,
      minimized: state?.minimized ?? false,
      resolved: state?.resolved ?? false,
      answered: answered.has(id),
    },
  };
}

/** An outdated comment's line is null, which the API's description tells of some lines only. */
function lineOf(line: number | null | undefined): number | undefined {
  return line ?? undefined;
}

function issueComment({ id, node_id: nodeId, body, created_at: at }: IssueComment): Dated {
  const nowhere = {
    path: undefined,
    subject: undefined,
    line: undefined,
    startLine: undefined,
    side: undefined,
  };
  const untouched = { minimized: false, resolved: false, answered: false };
  return { at, comment: { id, nodeId, kind: 'issue', body: body ?? '', ...nowhere, ...untouched } };
}
