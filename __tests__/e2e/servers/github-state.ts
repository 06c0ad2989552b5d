import type { Side } from './patch-lines.js';

export type Classifier = 'ABUSE' | 'DUPLICATE' | 'OFF_TOPIC' | 'OUTDATED' | 'RESOLVED' | 'SPAM';

/** What every comment has. */
export interface Comment {
  readonly id: number;
  readonly node_id: string;
  /** The login as REST spells it: with [bot] for an app. */
  readonly user: string;
  readonly created_at: string;
  updated_at: string;
  body: string;
  /** The reason it was hidden for; null while it is shown. */
  minimized: Classifier | null;
}

export type IssueComment = Comment;

/** A comment on a line or a file. Lines are those that were posted; `head` says against which commit. */
export interface ReviewComment extends Comment {
  readonly path: string;
  readonly head: string;
  readonly line: number | null;
  readonly start_line: number | null;
  readonly side: Side | null;
  readonly start_side: Side | null;
  readonly subject_type: 'line' | 'file';
  readonly review: number;
  readonly in_reply_to_id: number | null;
  readonly diff_hunk: string;
  readonly thread: Thread;
  /** The answers that the thread's first comment got. */
  readonly replies: readonly ReviewComment[];
  readonly resolved: boolean;
}

/** The conversation that begins with a review comment. */
export interface Thread {
  readonly node_id: string;
  resolvedBy: string | null;
  readonly comments: ReviewComment[];
}

export interface Review {
  readonly id: number;
  readonly node_id: string;
  readonly user: string;
  readonly body: string;
  readonly state: 'COMMENTED' | 'APPROVED' | 'CHANGES_REQUESTED' | 'PENDING';
  readonly commit_id: string;
  readonly submitted_at: string;
}

export interface Reaction {
  readonly id: number;
  readonly comment: number;
  readonly user: string;
  readonly content: string;
}

export interface Status {
  readonly id: number;
  readonly sha: string;
  readonly state: string;
  readonly context: string;
  readonly description: string | null;
  readonly target_url: string | null;
}

/** Where a new review comment goes, already checked. */
export interface Anchor {
  readonly path: string;
  readonly head: string;
  readonly line: number | null;
  readonly start_line: number | null;
  readonly side: Side | null;
  readonly start_side: Side | null;
  readonly subject_type: 'line' | 'file';
  readonly diff_hunk: string;
}

const START = Date.UTC(2026, 0, 5, 9, 0, 0);

/** Everything that people and the action left on the pull request. Ids and times count up, so runs repeat. */
export class GitHubState {
  readonly reviewComments: ReviewComment[] = [];
  readonly reviews: Review[] = [];
  readonly issueComments: IssueComment[] = [];
  readonly reactions: Reaction[] = [];
  readonly statuses: Status[] = [];
  readonly reruns: number[] = [];
  readonly threads: Thread[] = [];
  #last = 1000;

  /** The next id, and the time that goes with it. */
  next(): { readonly id: number; readonly at: string } {
    this.#last += 1;
    return { id: this.#last, at: new Date(START + this.#last * 1000).toISOString().replace('.000', '') };
  }

  addReview(review: Omit<Review, 'id' | 'node_id' | 'submitted_at'>): Review {
    const { id, at } = this.next();
    const made = { ...review, id, node_id: nodeId('PRR', id), submitted_at: at };
    this.reviews.push(made);
    return made;
  }

  addIssueComment(user: string, body: string): IssueComment {
    const { id, at } = this.next();
    const made = {
      id,
      node_id: nodeId('IC', id),
      user,
      body,
      created_at: at,
      updated_at: at,
      minimized: null,
    };
    this.issueComments.push(made);
    return made;
  }

  /** A comment that begins a thread, or an answer in one. */
  addReviewComment(user: string, body: string, review: number, place: Anchor | ReviewComment): ReviewComment {
    const { id, at } = this.next();
    const answered = 'thread' in place ? (place.thread.comments[0] ?? place) : undefined;
    const thread = answered?.thread ?? { node_id: nodeId('PRRT', id), resolvedBy: null, comments: [] };
    const { path, head, line, start_line, side, start_side, subject_type, diff_hunk } = place;
    const made: ReviewComment = {
      ...{ id, node_id: nodeId('PRRC', id), user, body, created_at: at, updated_at: at, minimized: null },
      ...{ path, head, line, start_line, side, start_side, subject_type, diff_hunk },
      ...{ review, in_reply_to_id: answered?.id ?? null, thread },
      get replies() {
        return thread.comments[0]?.id === id ? thread.comments.slice(1) : [];
      },
      get resolved() {
        return thread.resolvedBy !== null;
      },
    };
    thread.comments.push(made);
    if (answered === undefined) this.threads.push(thread);
    this.reviewComments.push(made);
    return made;
  }

  edit(comment: Comment, body: string): void {
    comment.body = body;
    comment.updated_at = this.next().at;
  }

  /** Removes a comment; a thread goes with its last one. */
  remove(comment: Comment): void {
    removeFrom<Comment>(this.issueComments, comment);
    removeFrom<Comment>(this.reviewComments, comment);
    for (const thread of [...this.threads]) {
      removeFrom<Comment>(thread.comments, comment);
      if (thread.comments.length === 0) removeFrom(this.threads, thread);
    }
  }

  /** The comment, of either sort, that a GraphQL id names. */
  commentByNodeId(id: string): Comment | undefined {
    return [...this.reviewComments, ...this.issueComments].find((comment) => comment.node_id === id);
  }
}

function nodeId(prefix: string, id: number): string {
  return `${prefix}_kwDOAAAB${id.toString(36).padStart(8, '0')}`;
}

function removeFrom<T>(list: T[], item: T): void {
  const at = list.indexOf(item);
  if (at !== -1) list.splice(at, 1);
}
