import { afterEach, expect, test } from '@jest/globals';
import { pullRequestChanges, type GitHubChanges } from '../../../src/adapters/github/changes.js';
import { readPullRequest } from '../../../src/adapters/github/pull-request.js';
import { read } from '../git/described.js';
import { HERE, requestsOf, serveRepository, type Served } from './served.js';

let served: Served | undefined;

afterEach(async () => {
  expect(served?.server.violations ?? []).toEqual([]);
  await served?.close();
  served = undefined;
});

type Files = Readonly<Record<string, string | Buffer>>;
const many = (count: number): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`p/${index}.json`, `${index}\n`]));

/** A pull request that adds the files, all of them announced. */
async function announced(head: Files): Promise<{ readonly changes: GitHubChanges; readonly served: Served }> {
  served = await serveRepository({ base: { 'README.md': '' }, head });
  const { client, repository } = served;
  const pull = await readPullRequest(client, HERE, 7);
  const changes = await pullRequestChanges(client, HERE, pull, repository.headSha);
  changes.announce(Object.keys(head).map((path) => ({ path, side: 'head' })));
  served.server.forgetRequests();
  return { changes, served };
}

/** Reads all files, 16 at a time, and compares them. */
async function expectAll(changes: GitHubChanges, files: Files): Promise<void> {
  const paths = Object.keys(files);
  for (let at = 0; at < paths.length; at += 16) {
    const some = paths.slice(at, at + 16);
    const contents = await Promise.all(some.map((path) => read(changes, path, 'head')));
    expect(contents).toEqual(some.map((path) => files[path]?.toString()));
  }
}

function counted(served: Served): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const request of requestsOf(served.server)) counts[request] = (counts[request] ?? 0) + 1;
  return counts;
}

test('up to 200 blobs are a request each, however they are read', async () => {
  const files = many(200);
  const { changes, served } = await announced(files);
  await expectAll(changes, files);
  expect(counted(served)).toEqual({ 'GET /git/trees/X recursive': 1, 'GET /git/blobs/X': 200 });
});

test('more than 200 blobs come in batches of 50; what is no text comes by itself', async () => {
  const files: Files = {
    ...many(240),
    'b.bin': Buffer.from('x\0y'),
    'c.json': Buffer.from([0xf0, 0x9f, 0x98, 0x0a]),
  };
  const { changes, served } = await announced(files);
  await expectAll(changes, files);
  expect(counted(served)).toEqual({
    'GET /git/trees/X recursive': 1,
    'GET /git/blobs/X': 2,
    'POST /graphql': 5,
  });
});

test('a text that GraphQL cuts, or cannot give in time, comes by itself', async () => {
  const files: Files = { ...many(199), 'long.json': 'x'.repeat(600_000), 'cut.json': 'ü'.repeat(100) };
  const { changes, served } = await announced(files);
  served.server.limits.blobText = 150;
  served.server.fail({ path: /graphql/, status: 502, times: 4 });
  await expectAll(changes, files);
  expect(counted(served)).toMatchObject({ 'GET /git/blobs/X': 52 });
});

test('equal files are fetched once, and one that was announced and never read is no trouble', async () => {
  const files: Files = { 'a.json': 'same', 'b.json': 'same', 'c.json': 'other' };
  const { changes, served } = await announced(files);
  expect(await Promise.all([read(changes, 'a.json', 'head'), read(changes, 'b.json', 'head')])).toEqual([
    'same',
    'same',
  ]);
  expect(counted(served)['GET /git/blobs/X']).toBeLessThanOrEqual(2);
});

test('a blob that cannot be had fails its reader, not the process', async () => {
  const { changes, served } = await announced(many(20));
  served.server.fail({ path: /blobs/, status: 503, times: 1000 });
  await expect(read(changes, 'p/3.json', 'head')).rejects.toThrow(
    'GitHub answered 503 to GET /repos/acme/artifacts/git/blobs',
  );
});
