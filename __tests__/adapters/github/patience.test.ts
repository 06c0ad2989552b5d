import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { GitHubClient, type ClientOptions } from '../../../src/adapters/github/client.js';
import { readPullRequest } from '../../../src/adapters/github/pull-request.js';
import { OutageError } from '../../../src/domain/failure.js';
import { makeRepository, type RepositoryFixture } from '../../e2e/servers/git-fixture.js';
import { startGitHub, type Failure, type GitHubServer } from '../../e2e/servers/github-server.js';
import { HERE } from './served.js';

interface PassingFailure {
  readonly name: string;
  readonly only?: 'graphql';
  readonly failure: Failure;
}

/** What GitHub's documents, and its users, tell of failures that pass. */
const failures = JSON.parse(
  readFileSync(new URL('./passing-failures.json', import.meta.url), 'utf8'),
) as readonly PassingFailure[];
const secondaryLimit = { message: 'You have exceeded a secondary rate limit.' };

let repository: RepositoryFixture;
let server: GitHubServer;
let client: GitHubClient;

async function serve(basePath: '' | '/api/v3', options: Partial<ClientOptions> = {}): Promise<void> {
  server = await startGitHub({ directory: repository.dir, basePath });
  client = new GitHubClient({ token: server.token, apiUrl: server.apiUrl, second: 10, ...options });
}

beforeAll(async () => {
  repository = await makeRepository({ base: { 'a.json': 'one\n' }, head: { 'a.json': 'two\n' } });
});

afterEach(async () => {
  expect(server.violations).toEqual([]);
  await server.close();
});

afterAll(() => repository.dispose());

const readPull = async (): Promise<number> => (await readPullRequest(client, HERE, 7)).number;
const viewer = async (): Promise<string> => {
  const query = 'query { viewer { login } }';
  const answer = await client.ask((octokit) => octokit.graphql<{ viewer: { login: string } }>(query));
  return answer.viewer.login;
};
const comment = (body: string): Promise<unknown> =>
  client.ask((octokit) => octokit.rest.issues.createComment({ ...HERE, issue_number: 7, body }));
const edit = (id: number, body: string): Promise<unknown> =>
  client.ask((octokit) => octokit.rest.issues.updateComment({ ...HERE, comment_id: id, body }));

/** The milliseconds between the requests. */
function pauses(): readonly number[] {
  return server.requests.slice(1).map(({ at }, index) => at - (server.requests[index]?.at ?? 0));
}

describe('a request', () => {
  const ofAnyKind = failures.filter(({ only }) => only !== 'graphql');
  beforeEach(() => serve('', { second: 1 }));

  test.each(ofAnyKind)('is sent again after $name', async ({ failure }) => {
    server.fail({ ...failure, times: 2 });
    expect(await readPull()).toBe(7);
    expect(server.requests).toHaveLength(3);
  });

  test.each(ofAnyKind)('ends the run as an outage where it stays at $name', async ({ failure }) => {
    server.fail({ ...failure, times: 99 });
    const error: unknown = await readPull().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(OutageError);
    expect(String(error)).toContain('GET /repos/acme/artifacts/pulls/7');
    expect(String(error)).not.toMatch(/<html|undefined/);
    expect(server.requests.length).toBeLessThanOrEqual(4);
  });
});

describe('a GraphQL query to a GitHub Enterprise Server', () => {
  beforeEach(() => serve('/api/v3', { second: 1 }));

  test.each(failures)('is sent again after $name', async ({ failure }) => {
    server.fail(failure);
    expect(await viewer()).toBe('github-actions[bot]');
    expect(server.requests.map(({ path }) => path)).toEqual(['/graphql', '/graphql']);
  });

  test.each(failures.filter(({ only }) => only === 'graphql'))(
    'ends the run as an outage where it stays at $name',
    async ({ failure }) => {
      server.fail({ ...failure, times: 99 });
      await expect(viewer()).rejects.toThrow(OutageError);
      expect(server.requests).toHaveLength(4);
    },
    15_000,
  );
});

describe('the pause before the next attempt', () => {
  beforeEach(() => serve(''));

  test('is the one that retry-after names', async () => {
    server.fail({ status: 403, headers: { 'retry-after': '40' }, body: secondaryLimit });
    await readPull();
    expect(pauses()[0]).toBeGreaterThanOrEqual(399);
  });

  test('lasts until the time that x-ratelimit-reset names', async () => {
    const reset = Math.ceil(Date.now() / 1000) + 40;
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) };
    server.fail({ status: 403, headers, body: { message: 'API rate limit exceeded' } });
    await readPull();
    expect(pauses()[0]).toBeGreaterThanOrEqual(399);
  });

  test('is a minute and grows where GitHub names none', async () => {
    server.fail({ status: 429, body: secondaryLimit, times: 2 });
    await readPull();
    const [first, second] = pauses();
    expect(first).toBeGreaterThanOrEqual(599);
    expect(second).toBeGreaterThanOrEqual(1199);
  });

  test('is not begun where it is longer than the run may wait', async () => {
    const reset = Math.ceil(Date.now() / 1000) + 3000;
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) };
    server.fail({ status: 403, headers, body: { message: 'API rate limit exceeded' }, times: 9 });
    await expect(readPull()).rejects.toThrow("GitHub's rate limit is used up");
    expect(server.requests).toHaveLength(1);
  });
});

test('no page of a list is taken as empty because its connection broke', async () => {
  await serve('');
  for (let count = 0; count < 150; count++) server.addComment({ user: 'ada', body: `${count}` });
  server.fail({ cut: true, after: 1, times: 2 });
  const comments = await client.ask((octokit) =>
    octokit.paginate(octokit.rest.issues.listComments, { ...HERE, issue_number: 7, per_page: 100 }),
  );
  expect(comments).toHaveLength(150);
});

test('an answer that does not come is given up and asked for again', async () => {
  await serve('', { longestAnswer: 1_000 });
  server.fail({ delay: 3_000 });
  expect(await readPull()).toBe(7);
  expect(server.requests).toHaveLength(2);
});

describe('writes', () => {
  test('are not repeated where their answer breaks off', async () => {
    await serve('');
    server.fail({ method: 'POST', cut: true });
    await comment('one');
    expect(server.issueComments.map(({ body }) => body)).toEqual(['one']);
  });

  test('that GitHub finds too quick end the run as an outage', async () => {
    await serve('');
    const body = { message: 'Validation Failed', errors: ['was submitted too quickly'] };
    server.fail({ method: 'POST', status: 422, body });
    await expect(comment('one')).rejects.toThrow(OutageError);
    expect(server.requests).toHaveLength(1);
  });

  test('are a second apart, also edits, also when they are asked for at once or refused', async () => {
    await serve('');
    const id = server.addComment({ user: 'github-actions[bot]', body: 'zero' });
    server.fail({ method: 'PATCH', status: 403, headers: { 'retry-after': '1' }, body: secondaryLimit });
    await Promise.all(['one', 'two', 'three'].map((body) => edit(id, body)));
    expect(server.requests).toHaveLength(4);
    // Shorter here than where they were made, when the first of two was held up on its way.
    for (const pause of pauses()) expect(pause).toBeGreaterThan(700);
  });

  test('stop where GitHub takes no more in an hour', async () => {
    await serve('', { contentLimits: [{ most: 2, seconds: 3600 }] });
    const id = server.addComment({ user: 'github-actions[bot]', body: 'zero' });
    await edit(id, 'one');
    await edit(id, 'two');
    await expect(edit(id, 'three')).rejects.toThrow('as often as GitHub allows in an hour');
    expect(server.requests).toHaveLength(2);
    expect(await readPull()).toBe(7);
  });

  test('wait where GitHub takes more soon', async () => {
    await serve('', { contentLimits: [{ most: 1, seconds: 200 }] });
    const id = server.addComment({ user: 'github-actions[bot]', body: 'zero' });
    await edit(id, 'one');
    await edit(id, 'two');
    expect(pauses()[0]).toBeGreaterThan(1_700);
  });
});
