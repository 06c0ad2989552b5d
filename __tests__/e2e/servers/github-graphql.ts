import { schema as githubSchema } from '@octokit/graphql-schema';
import {
  buildSchema,
  execute,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import { fieldsOf, isFields, requiredText, text } from './fields.js';
import { rootValue, UNLISTED } from './github-graphql-root.js';
import type { World } from './github-world.js';
import type { Answer } from './loopback.js';

/**
 * The fields that the action may ask for, a closed list like that of the REST endpoints. A new one is added here
 * and given a value in github-graphql-root.ts.
 */
const FIELDS = new Set([
  ...['Query.viewer', 'User.login', 'Query.repository', 'Repository.pullRequest', 'Repository.object'],
  'PullRequest.reviewThreads',
  ...connection('PullRequestReviewThreadConnection'),
  ...members('PullRequestReviewThread', 'id', 'isResolved', 'isOutdated', 'resolvedBy', 'comments'),
  ...connection('PullRequestReviewCommentConnection'),
  ...members('PullRequestReviewComment', 'id', 'databaseId', 'fullDatabaseId', 'author', 'body', 'path'),
  ...members('PullRequestReviewComment', 'isMinimized', 'minimizedReason'),
  ...members('PageInfo', 'hasNextPage', 'endCursor'),
  ...['Actor.login', 'Bot.login', 'Bot.databaseId', 'User.databaseId', 'GitObject.oid'],
  ...members('Blob', 'oid', 'byteSize', 'isBinary', 'isTruncated', 'text'),
  ...['Mutation.minimizeComment', 'MinimizeCommentPayload.minimizedComment'],
  ...['Mutation.unminimizeComment', 'UnminimizeCommentPayload.unminimizedComment'],
  ...['MinimizeCommentPayload.clientMutationId', 'UnminimizeCommentPayload.clientMutationId'],
  ...['Minimizable.isMinimized', 'Minimizable.minimizedReason'],
]);

function members(type: string, ...names: readonly string[]): readonly string[] {
  return names.map((name) => `${type}.${name}`);
}

function connection(type: string): readonly string[] {
  return members(type, 'nodes', 'pageInfo', 'totalCount');
}

let built: GraphQLSchema | undefined;

/** GitHub's schema is 1.5 MB of text: built once, and only where a test uses GraphQL. */
function schema(): GraphQLSchema {
  built ??= buildSchema(githubSchema.idl, { assumeValid: true, noLocation: true });
  return built;
}

/** The answer, and what about the request no test should let pass. */
export interface GraphQLAnswer {
  readonly answer: Answer;
  readonly violations: readonly string[];
}

/** Answers a GraphQL request. Only what the action may ask for is executed. */
export async function answerGraphQL(body: unknown, world: World): Promise<GraphQLAnswer> {
  const fields = fieldsOf(body);
  const unknown = Object.keys(fields).filter((key) => !['query', 'variables', 'operationName'].includes(key));
  if (!isFields(body) || text(fields, 'query') === undefined || unknown.length > 0) {
    return refused(400, [`a GraphQL request is {query, variables}, not ${JSON.stringify(body)}`]);
  }
  const document = parsed(requiredText(fields, 'query'));
  if (typeof document === 'string') return refused(200, [document]);
  const errors = validate(schema(), document);
  if (errors.length > 0)
    return refused(
      200,
      errors.map(({ message }) => message),
    );
  const unlisted = fieldsOfDocument(document).filter((field) => !FIELDS.has(field));
  if (unlisted.length > 0)
    return refused(
      501,
      unlisted.map((field) => `GraphQL field ${field} is not on the list`),
    );
  return run(document, fields, world);
}

function parsed(query: string): DocumentNode | string {
  try {
    return parse(query);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function refused(status: number, messages: readonly string[]): GraphQLAnswer {
  const body = { errors: messages.map((message) => ({ message })) };
  return { answer: { status, body }, violations: messages };
}

function fieldsOfDocument(document: DocumentNode): readonly string[] {
  const info = new TypeInfo(schema());
  const found: string[] = [];
  visit(
    document,
    visitWithTypeInfo(info, {
      Field: ({ name }) => {
        const parent = info.getParentType()?.name ?? '?';
        if (name.value !== '__typename') found.push(`${parent}.${name.value}`);
      },
    }),
  );
  return found;
}

async function run(
  document: DocumentNode,
  fields: ReturnType<typeof fieldsOf>,
  world: World,
): Promise<GraphQLAnswer> {
  const result = await execute({
    schema: schema(),
    document,
    rootValue: rootValue(world),
    variableValues: fieldsOf(fields['variables']),
    operationName: text(fields, 'operationName') ?? null,
  });
  const errors = result.errors ?? [];
  // A value that this server does not know is its own gap and no answer of GitHub's.
  const gaps = errors.filter(
    ({ extensions }) => extensions['type'] === undefined || extensions['type'] === UNLISTED,
  );
  const data = result.data === undefined ? {} : { data: result.data };
  const body = errors.length === 0 ? data : { ...data, errors: errors.map(errorShape) };
  return { answer: { status: 200, body }, violations: gaps.map(({ message }) => message) };
}

/** GitHub puts an error's type beside its message. */
function errorShape({ message, path, locations, extensions }: GraphQLError): object {
  const type = extensions['type'];
  return {
    ...(type === undefined ? {} : { type }),
    ...(path === undefined ? {} : { path }),
    ...(locations === undefined ? {} : { locations }),
    message,
  };
}
