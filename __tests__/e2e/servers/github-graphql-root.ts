import { GraphQLError } from 'graphql';
import { integer, requiredText, text, type Fields } from './fields.js';
import { mayDo } from './github-permissions.js';
import { actorShape } from './github-shapes.js';
import { present } from './github-threads.js';
import type { Classifier, Comment, ReviewComment, Thread } from './github-state.js';
import type { Pull, World } from './github-world.js';

/** The type of an error that says: this server does not know the value. */
export const UNLISTED = 'UNLISTED';
const LARGEST_PAGE = 100;

type Resolver = (args: Fields) => unknown;

/** The values of GitHub's schema that the action may ask for. */
export function rootValue(world: World): Readonly<Record<string, Resolver>> {
  return {
    // Unlike an author, the viewer of an app's token carries the [bot] that REST appends.
    viewer: () => ({ login: world.viewer }),
    repository: (args) => repository(world, args),
    minimizeComment: (args) => ({
      ...minimize(world, args, classifierOf(args)),
      minimizedComment: minimizable(subject(world, args)),
    }),
    unminimizeComment: (args) => ({
      ...minimize(world, args, null),
      unminimizedComment: minimizable(subject(world, args)),
    }),
  };
}

function failed(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

function repository(world: World, args: Fields): object {
  const name = `${requiredText(args, 'owner')}/${requiredText(args, 'name')}`;
  if (name !== world.name) {
    throw failed('NOT_FOUND', `Could not resolve to a Repository with the name '${name}'.`);
  }
  return {
    object: (own: Fields) => object(world, own),
    pullRequest: (own: Fields) => pullRequest(world, own),
  };
}

async function object(world: World, args: Fields): Promise<object | null> {
  demand(world, 'graphql/contents');
  const oid = text(args, 'oid');
  if (oid === undefined) throw failed(UNLISTED, 'only objects by oid are on the list');
  const bytes = await world.repository.blob(oid);
  if (bytes === undefined) return otherObject(await world.repository.typeOf(oid), oid);
  const isBinary = bytes.subarray(0, 8000).includes(0);
  const limit = world.limits.blobText;
  return {
    __typename: 'Blob',
    oid,
    byteSize: bytes.length,
    isBinary,
    isTruncated: bytes.length > limit,
    text: isBinary ? null : bytes.subarray(0, limit).toString('utf8'),
  };
}

/** A commit, tree or tag: of those only the id is on the list. */
function otherObject(type: string | undefined, oid: string): object | null {
  return type === undefined ? null : { __typename: type.charAt(0).toUpperCase() + type.slice(1), oid };
}

function pullRequest(world: World, args: Fields): object {
  const number = integer(args, 'number');
  const { pull } = world;
  if (pull === undefined || pull.number !== number) {
    throw failed('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number ?? 0}.`);
  }
  return {
    reviewThreads: (own: Fields) => {
      demand(world, 'graphql/threads');
      return connection('reviewThreads', own, world.state.threads, (thread) =>
        threadShape(world, pull, thread),
      );
    },
  };
}

function threadShape(world: World, pull: Pull, thread: Thread): object {
  const [first] = thread.comments;
  return {
    id: thread.node_id,
    isResolved: thread.resolvedBy !== null,
    resolvedBy: thread.resolvedBy === null ? null : { login: thread.resolvedBy },
    isOutdated: async () => {
      if (first?.subject_type !== 'line') return false;
      return (await present(world, pull, first)).line === null;
    },
    comments: (own: Fields) => connection('comments', own, thread.comments, commentShape),
  };
}

function commentShape(comment: ReviewComment): object {
  const { id, node_id, body, path } = comment;
  return {
    ...{ id: node_id, databaseId: id, fullDatabaseId: String(id), body, path },
    ...minimizable(comment),
    __typename: 'PullRequestReviewComment',
    author: actorShape(comment.user),
  };
}

/** A connection's page, under GitHub's rules: a boundary has to be given, and 100 is the most. */
function connection<T>(name: string, args: Fields, items: readonly T[], shape: (item: T) => object): object {
  const first = integer(args, 'first');
  const last = integer(args, 'last');
  if (first === undefined && last === undefined) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
    throw failed('MISSING_PAGINATION_BOUNDARIES', message);
  }
  const size = first ?? last ?? 0;
  if (size < 1 || size > LARGEST_PAGE) {
    const limit = `the \`${first === undefined ? 'last' : 'first'}\` limit of ${LARGEST_PAGE} records`;
    throw failed(
      'EXCESSIVE_PAGINATION',
      `Requesting ${size} records on the \`${name}\` connection exceeds ${limit}.`,
    );
  }
  if (text(args, 'before') !== undefined) throw failed(UNLISTED, 'paging backwards is not on the list');
  const after = positionOf(text(args, 'after'));
  const start = first === undefined ? Math.max(items.length - size, 0) : after;
  const end = Math.min(start + size, items.length);
  const endCursor = end === start ? null : Buffer.from(`cursor:${end}`).toString('base64');
  return {
    totalCount: items.length,
    nodes: items.slice(start, end).map(shape),
    pageInfo: { hasNextPage: end < items.length, endCursor },
  };
}

/** A cursor is the number of items before it. */
function positionOf(cursor: string | undefined): number {
  const match = /^cursor:(\d+)$/.exec(Buffer.from(cursor ?? '', 'base64').toString('utf8'));
  return Number(match?.[1] ?? 0);
}

function inputOf(args: Fields): Fields {
  return args['input'] as Fields;
}

function classifierOf(args: Fields): Classifier {
  return requiredText(inputOf(args), 'classifier') as Classifier;
}

function subject(world: World, args: Fields): Comment {
  const id = requiredText(inputOf(args), 'subjectId');
  const comment = world.state.commentByNodeId(id);
  if (comment === undefined)
    throw failed('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
  return comment;
}

function minimize(world: World, args: Fields, reason: Classifier | null): object {
  demand(world, 'graphql/minimize');
  subject(world, args).minimized = reason;
  return { clientMutationId: text(inputOf(args), 'clientMutationId') ?? null };
}

function minimizable(comment: Comment): object {
  return {
    __typename: comment.node_id.startsWith('IC_') ? 'IssueComment' : 'PullRequestReviewComment',
    isMinimized: comment.minimized !== null,
    minimizedReason: comment.minimized?.toLowerCase() ?? null,
  };
}

function demand(world: World, operation: string): void {
  if (!mayDo(operation, world.permissions, world.isPublic)) {
    throw failed('FORBIDDEN', 'Resource not accessible by integration');
  }
}
