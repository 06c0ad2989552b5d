import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { GitHubClient } from '../../../src/adapters/github/client.js';
import { OutageError, PermissionError, UserError } from '../../../src/domain/failure.js';
import { RefusedRequest } from '../../../src/adapters/github/failure.js';
import { readPullRequest } from '../../../src/adapters/github/pull-request.js';
import { makeRepository, type RepositoryFixture } from '../../e2e/servers/git-fixture.js';
import { startGitHub, type GitHubOptions, type GitHubServer } from '../../e2e/servers/github-server.js';

let repository: RepositoryFixture;
let server: GitHubServer;
let client: GitHubClient;
const here = { owner: 'acme', repo: 'artifacts' };

async function start(options: Partial<GitHubOptions> = {}): Promise<void> {
  repository = await makeRepository({ base: { 'a.json': 'one\n' }, head: { 'a.json': 'two\n' } });
  server = await startGitHub({ directory: repository.dir, ...options });
  client = new GitHubClient({ token: server.token, apiUrl: server.apiUrl, second: 10 });
}

beforeEach(() => start());

afterEach(async () => {
  expect(server.violations).toEqual([]);
  await server.close();
  await repository.dispose();
});

const readPull = (): ReturnType<typeof readPullRequest> => readPullRequest(client, here, 7);
const comment = (body: string): Promise<unknown> =>
  client.ask((octokit) => octokit.rest.issues.createComment({ ...here, issue_number: 7, body }));
const viewer = (): Promise<{ viewer: { login: string } }> =>
  client.ask((octokit) => octokit.graphql<{ viewer: { login: string } }>('query { viewer { login } }'));

test('reads a pull request with one request', async () => {
  expect(await readPull()).toEqual({
    number: 7,
    state: 'open',
    author: 'octocat',
    headSha: repository.headSha,
    headRef: 'topic',
    baseRef: 'main',
    changedFiles: 1,
    comments: expect.any(Number),
    isFork: false,
  });
  expect(server.requests).toHaveLength(1);
});

test.each([
  ['another repository', 'mallory/artifacts'],
  ['a repository that is gone', null],
])('knows a pull request from %s', async (_, headRepository) => {
  await server.close();
  await repository.dispose();
  await start({ pull: { headRepository } });
  expect((await readPull()).isFork).toBe(true);
});

test('talks to a GitHub Enterprise Server, in both languages', async () => {
  await server.close();
  await repository.dispose();
  await start({ basePath: '/api/v3' });
  expect((await readPull()).headSha).toBe(repository.headSha);
  expect(await viewer()).toEqual({ viewer: { login: 'github-actions[bot]' } });
});

test.each([
  ['a 502', { status: 502 }],
  ['a cut connection', { reset: true }],
  [
    'a secondary limit',
    {
      status: 403,
      headers: { 'retry-after': '1' },
      body: { message: 'You have exceeded a secondary rate limit.' },
    },
  ],
  [
    'a used-up limit',
    {
      status: 429,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' },
      body: { message: 'API rate limit exceeded' },
    },
  ],
])('asks again after %s, in both languages', async (_, failure) => {
  server.fail({ ...failure, times: 2 });
  expect((await readPull()).number).toBe(7);
  expect(server.requests).toHaveLength(3);
  server.fail({ ...failure, times: 2 });
  expect((await viewer()).viewer.login).toBe('github-actions[bot]');
  expect(server.requests).toHaveLength(6);
});

test('asks again after a GraphQL limit, which comes with status 200', async () => {
  const body = { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] };
  const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' };
  server.fail({ status: 200, headers, body });
  expect((await viewer()).viewer.login).toBe('github-actions[bot]');
  expect(server.requests).toHaveLength(2);
});

test('gives up on what stays broken, and names the request', async () => {
  server.fail({ status: 503, times: 9 });
  const failure = readPull();
  await expect(failure).rejects.toThrow(OutageError);
  await expect(failure).rejects.toThrow('503 to GET /repos/acme/artifacts/pulls/7');
  expect(server.requests).toHaveLength(4);
  server.stopFailing();
  server.fail({ reset: true, times: 9 });
  await expect(viewer()).rejects.toThrow('GitHub could not be reached for POST /graphql');
});

test('does not wait longer than it may', async () => {
  const message = 'You have exceeded a secondary rate limit.';
  server.fail({ status: 403, headers: { 'retry-after': '3600' }, body: { message }, times: 9 });
  const failure = readPull();
  await expect(failure).rejects.toThrow(OutageError);
  await expect(failure).rejects.toThrow("GitHub's rate limit is used up");
  expect(server.requests).toHaveLength(1);
});

test('waits for a limit before it writes again, but never repeats a write whose answer was lost', async () => {
  const message = 'You have exceeded a secondary rate limit.';
  server.fail({ method: 'POST', status: 403, headers: { 'retry-after': '1' }, body: { message } });
  await comment('one');
  server.fail({ method: 'POST', status: 502, takesEffect: true });
  await expect(comment('two')).rejects.toThrow(OutageError);
  expect(server.issueComments.map(({ body }) => body)).toEqual(['one', 'two']);
});

test('keeps three seconds between comments', async () => {
  await comment('one');
  const started = Date.now();
  await comment('two');
  expect(Date.now() - started).toBeGreaterThan(2_500);
});

test('a token that is not accepted is the matter of the input', async () => {
  client = new GitHubClient({ token: 'ghs_wrong', apiUrl: server.apiUrl });
  const failure = readPull();
  await expect(failure).rejects.toThrow(UserError);
  await expect(failure).rejects.toThrow('github-token');
  expect(server.requests).toHaveLength(1);
});

test('names the permission that is missing', async () => {
  server.permit({});
  await expect(readPull()).rejects.toMatchObject({ permission: 'pull-requests: read' });
  await expect(comment('x')).rejects.toMatchObject({ permission: 'pull-requests: write' });
  await expect(comment('x')).rejects.toThrow(PermissionError);
  const tree = client.ask((octokit) => octokit.rest.git.getTree({ ...here, tree_sha: 'main' }));
  await expect(tree).rejects.toThrow('lacks the permission contents: read. GitHub answered 403');
});

test('what is hidden looks like what is missing', async () => {
  const missing = readPullRequest(client, here, 8);
  await expect(missing).rejects.toMatchObject({ permission: 'pull-requests: read' });
  expect(await client.askOrNull((octokit) => octokit.rest.pulls.get({ ...here, pull_number: 8 }))).toBeNull();
});

test('a refusal of any other sort keeps its status and its words', async () => {
  const failure = client.ask((octokit) => octokit.rest.git.getBlob({ ...here, file_sha: 'x' }));
  await expect(failure).rejects.toThrow(RefusedRequest);
  await expect(failure).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('40 characters'),
  });
});
