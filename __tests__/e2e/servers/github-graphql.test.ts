import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { makeRepository, type RepositoryFixture } from './git-fixture.js';
import { startGitHub, type GitHubServer } from './github-server.js';
import { octokitFor } from './octokit.js';

let repository: RepositoryFixture;
let server: GitHubServer;

const THREADS = `query ($after: String) {
  viewer { login }
  repository(owner: "acme", name: "artifacts") {
    pullRequest(number: 7) {
      reviewThreads(first: 1, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id isResolved
          comments(first: 100) { nodes { databaseId isMinimized minimizedReason author { login __typename } } }
        }
      }
    }
  }
}`;

function graphql(query: string, variables: Record<string, unknown> = {}): Promise<unknown> {
  return octokitFor(server).graphql(query, variables);
}

beforeEach(async () => {
  repository = await makeRepository({
    base: { 'a.json': 'one\n' },
    head: { 'a.json': 'two\n', 'b.json': 'x'.repeat(30), 'c.bin': Buffer.from([0]) },
  });
  server = await startGitHub({ directory: repository.dir });
});

afterEach(async () => {
  await server.close();
  await repository.dispose();
});

test('tells the viewer with [bot] and the author without, page by page', async () => {
  server.addComment({ user: 'github-actions[bot]', body: 'ours', path: 'a.json', line: 1 });
  const human = server.addComment({ user: 'octocat', body: 'theirs', path: 'a.json', line: 1 });
  server.reply(human, 'ada', 'answer');
  server.resolveThread(human, 'octocat');
  const page = (login: string, type: string): object => ({
    author: { login, __typename: type },
    isMinimized: false,
  });
  const first = await graphql(THREADS);
  expect(first).toMatchObject({
    viewer: { login: 'github-actions[bot]' },
    repository: {
      pullRequest: {
        reviewThreads: {
          pageInfo: { hasNextPage: true },
          nodes: [{ isResolved: false, comments: { nodes: [page('github-actions', 'Bot')] } }],
        },
      },
    },
  });
  const after = /"endCursor":"([^"]+)"/.exec(JSON.stringify(first))?.[1];
  expect(await graphql(THREADS, { after })).toMatchObject({
    repository: {
      pullRequest: {
        reviewThreads: {
          pageInfo: { hasNextPage: false },
          nodes: [{ isResolved: true, comments: { nodes: [page('octocat', 'User'), page('ada', 'User')] } }],
        },
      },
    },
  });
  expect(server.violations).toEqual([]);
});

test('hides a comment and shows it again, with write permission only', async () => {
  server.addComment({ user: 'github-actions[bot]', body: 'ours', path: 'a.json', line: 1 });
  const [comment] = server.reviewComments;
  const mutation = `mutation ($id: ID!) {
    minimizeComment(input: { subjectId: $id, classifier: RESOLVED }) { minimizedComment { isMinimized minimizedReason } }
  }`;
  const answer = await graphql(mutation, { id: comment?.node_id });
  expect(answer).toEqual({
    minimizeComment: { minimizedComment: { isMinimized: true, minimizedReason: 'resolved' } },
  });
  expect(comment?.minimized).toBe('RESOLVED');
  server.permit({ contents: 'read', 'pull-requests': 'read' });
  const back = 'mutation ($id: ID!) { unminimizeComment(input: { subjectId: $id }) { clientMutationId } }';
  await expect(graphql(back, { id: comment?.node_id })).rejects.toThrow(
    'Resource not accessible by integration',
  );
  server.permit({ issues: 'write' });
  await graphql(back, { id: comment?.node_id });
  expect(comment?.minimized).toBeNull();
  expect(server.violations).toEqual([]);
});

test('reads many blobs at once: binary ones without text, long ones cut', async () => {
  server.limits.blobText = 10;
  const [a, b, c] = await Promise.all(
    ['a.json', 'b.json', 'c.bin'].map((path) => repository.git('rev-parse', `topic:${path}`)),
  );
  const oids = [a, b, c, '1'.repeat(40)];
  const blob = '... on Blob { text byteSize isBinary isTruncated }';
  const query = `{ repository(owner: "acme", name: "artifacts") { ${oids
    .map((oid, index) => `b${index}: object(oid: "${oid ?? ''}") { ${blob} }`)
    .join(' ')} } }`;
  expect(await graphql(query)).toEqual({
    repository: {
      b0: { text: 'two\n', byteSize: 4, isBinary: false, isTruncated: false },
      b1: { text: 'xxxxxxxxxx', byteSize: 30, isBinary: false, isTruncated: true },
      b2: { text: null, byteSize: 1, isBinary: true, isTruncated: false },
      b3: null,
    },
  });
  expect(server.violations).toEqual([]);
});

test.each([
  ['a field that GitHub does not have', '{ viewer { nickname } }', 'Cannot query field "nickname"'],
  ['a field that is not on the list', '{ viewer { email } }', 'User.email'],
  [
    'a mutation that is not on the list',
    'mutation { deleteIssueComment(input: { id: "x" }) { clientMutationId } }',
    'deleteIssueComment',
  ],
])('refuses and records %s', async (_, query, message) => {
  await expect(graphql(query)).rejects.toThrow();
  expect(server.violations.join()).toContain(message);
});

test('demands a boundary for each page, and no more than 100', async () => {
  const threads = (boundary: string): string =>
    `{ repository(owner: "acme", name: "artifacts") { pullRequest(number: 7) { reviewThreads${boundary} { totalCount } } } }`;
  await expect(graphql(threads(''))).rejects.toThrow('You must provide a `first` or `last` value');
  await expect(graphql(threads('(first: 101)'))).rejects.toThrow('exceeds the `first` limit of 100 records');
  expect(server.violations).toEqual([]);
});
