import { parseMarker } from '../../src/render/marker.js';
import type { GitHubServer } from './servers/github-server.js';
import type { ReviewComment } from './servers/github-state.js';
import type { Changes } from './servers/git-fixture.js';
import { pushAny, writes, type Story } from './story.js';

/** Everything that a person sees on a pull request. */
export interface Seen {
  /** Reviews that the action submitted: each is one notification. */
  readonly reviews: number;
  /** Each thread in one line: place, side, what it says first, and what became of it. */
  readonly threads: readonly string[];
  /** The conversation: the first line of each comment. */
  readonly conversation: readonly string[];
}

/** The pull request as a person sees it now. */
export async function conversationOf(github: GitHubServer): Promise<Seen> {
  const first = github.reviewComments.filter(({ in_reply_to_id }) => in_reply_to_id === null);
  return {
    reviews: github.reviews.filter(({ body }) => body !== '').length,
    threads: await Promise.all(first.map((comment) => threadLine(github, comment))),
    conversation: github.issueComments.map(
      ({ user, body, minimized }) => `${by(user)}${firstLine(body)}${hidden(minimized)}`,
    ),
  };
}

/** `iam/build.json R19-21: **Error** · Title [suggestion] [resolved by octocat] [octocat: On purpose]`. */
async function threadLine(github: GitHubServer, comment: ReviewComment): Promise<string> {
  const { path, user, body, minimized, thread, replies } = comment;
  const marks = [
    ...(suggestionsIn(body).length > 0 ? ['suggestion'] : []),
    ...(thread.resolvedBy === null ? [] : [`resolved by ${thread.resolvedBy}`]),
    ...replies.map((reply) => `${reply.user}: ${firstLine(reply.body)}`),
  ];
  const told = titlesIn(body).join(' + ');
  const place = `${path} ${await linesShown(github, comment)}`;
  return `${place}: ${by(user)}${told}${marks.map((mark) => ` [${mark}]`).join('')}${hidden(minimized)}`;
}

async function linesShown(github: GitHubServer, comment: ReviewComment): Promise<string> {
  if (comment.subject_type === 'file') return 'file';
  const { line, start_line } = await github.linesOf(comment);
  if (line === null) return 'outdated';
  const side = comment.side === 'LEFT' ? 'L' : 'R';
  return start_line === null ? `${side}${line}` : `${side}${start_line}-${line}`;
}

/** What each finding's part of a comment says first; what is folded is not seen. */
function titlesIn(body: string): string[] {
  return body
    .replace(/<details>[^]*?<\/details>/g, '')
    .split('\n\n---\n\n')
    .map(firstLine);
}

function firstLine(body: string): string {
  return body.split('\n')[0] ?? '';
}

function by(user: string): string {
  return user === 'github-actions[bot]' ? '' : `(${user}) `;
}

function hidden(reason: string | null): string {
  return reason === null ? '' : ` [hidden: ${reason.toLowerCase()}]`;
}

/** The ids in the markers of the comments, oldest first: what ties a comment to its findings. */
export function idsOf(github: GitHubServer): (readonly string[])[] {
  return github.reviewComments.map(({ body }) => {
    const marker = parseMarker(body);
    return marker?.kind === 'findings' ? marker.ids : [];
  });
}

/** The texts that a comment offers to commit. */
export function suggestionsIn(body: string): string[] {
  return [...body.matchAll(/^(`{3,})suggestion\r?\n([^]*?)\n\1$/gm)].map((match) => match[2] ?? '');
}

/** Somebody pushes a commit to the pull request. Gives its SHA. */
export async function push({ repository, github }: Story, changes: Changes): Promise<string> {
  const sha = await repository.commit(changes, 'topic');
  github.moveHead(sha);
  return sha;
}

/** The newest comment that somebody could act on. */
export function newest({ github }: Story): ReviewComment {
  const comment = github.reviewComments.at(-1);
  if (comment === undefined) throw new Error('there is no review comment');
  return comment;
}

/** What the next run writes to GitHub, after a push or an act of a person. */
export async function writesOfRun(told: Story): Promise<string[]> {
  told.github.forgetRequests();
  await told.run();
  return writes(told.github);
}

export const summaryEdited = 'PATCH /repos/acme/artifacts/issues/comments/N';
export const commentEdited = 'PATCH /repos/acme/artifacts/pulls/comments/N';
export const reviewPosted = 'POST /repos/acme/artifacts/pulls/N/reviews';
/** Hiding a comment and showing it. */
export const mutated = 'POST /graphql';

const statement = JSON.stringify({ ...pushAny, Action: [...pushAny.Action, 'ecr:DescribeImagez'] });
/**
 * A policy whose statement stands on one line, the fourth, and all of its findings with it: a name that AWS does not
 * know, and a push to every repository.
 */
export const dense = `{\n  "Version": "2012-10-17",\n  "Statement": [\n    ${statement}\n  ]\n}\n`;
