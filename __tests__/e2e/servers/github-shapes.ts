import { createHash } from 'node:crypto';
import type { IssueComment, Review, ReviewComment } from './github-state.js';

/** github.com's id of the account that every workflow's token acts as. */
const ACTIONS_BOT_ID = 41_898_282;

/** The account's number: the real one of github-actions[bot], otherwise one made from the login. */
export function userId(login: string): number {
  if (login === 'github-actions[bot]') return ACTIONS_BOT_ID;
  return createHash('sha256').update(login).digest().readUInt32BE(0);
}

/** An account as REST shows it. */
export function userShape(login: string): object {
  const bot = login.endsWith('[bot]');
  return {
    login,
    id: userId(login),
    node_id: `${bot ? 'BOT' : 'U'}_${userId(login).toString(36)}`,
    type: bot ? 'Bot' : 'User',
    html_url: `https://github.com/${bot ? `apps/${login.slice(0, -'[bot]'.length)}` : login}`,
    site_admin: false,
  };
}

/** An account as GraphQL shows an author: an app without the [bot] that REST appends. */
export function actorShape(login: string): object {
  const bot = login.endsWith('[bot]');
  return {
    __typename: bot ? 'Bot' : 'User',
    login: bot ? login.slice(0, -'[bot]'.length) : login,
    databaseId: userId(login),
  };
}

export function issueCommentShape(comment: IssueComment, pullUrl: string): object {
  const { id, node_id, body, created_at, updated_at } = comment;
  return {
    ...{ id, node_id, body, created_at, updated_at, user: userShape(comment.user) },
    html_url: `${pullUrl}#issuecomment-${id}`,
    author_association: 'NONE',
    performed_via_github_app: null,
  };
}

export function reviewShape(review: Review, pullUrl: string): object {
  const { id, node_id, body, state, commit_id, submitted_at } = review;
  return {
    ...{ id, node_id, body, state, commit_id, user: userShape(review.user) },
    ...(state === 'PENDING' ? {} : { submitted_at }),
    html_url: `${pullUrl}#pullrequestreview-${id}`,
    author_association: 'NONE',
  };
}

/** Where a comment stands in the pull request's present diff; null for each when it is outdated. */
export interface Present {
  readonly commit: string;
  readonly line: number | null;
  readonly start_line: number | null;
}

export function reviewCommentShape(comment: ReviewComment, present: Present, pullUrl: string): object {
  const { id, node_id, path, body, side, start_side, subject_type, diff_hunk, created_at, updated_at } =
    comment;
  const outdated = present.line === null && subject_type === 'line';
  return {
    ...{ id, node_id, path, body, side, start_side, subject_type, diff_hunk, created_at, updated_at },
    user: userShape(comment.user),
    pull_request_review_id: comment.review,
    commit_id: present.commit,
    original_commit_id: comment.head,
    line: present.line,
    original_line: comment.line,
    start_line: present.start_line,
    original_start_line: comment.start_line,
    position: outdated ? null : 1,
    original_position: 1,
    ...(comment.in_reply_to_id === null ? {} : { in_reply_to_id: comment.in_reply_to_id }),
    html_url: `${pullUrl}#discussion_r${id}`,
    author_association: 'NONE',
  };
}
