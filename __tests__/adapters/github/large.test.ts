import { afterEach, expect, test } from '@jest/globals';
import { pullRequestChanges, type GitHubChanges } from '../../../src/adapters/github/changes.js';
import { readPullRequest } from '../../../src/adapters/github/pull-request.js';
import { read } from '../git/described.js';
import { HERE, requestsOf, serveRepository, type Served } from './served.js';
import type { RepositoryPlan } from '../../e2e/servers/git-fixture.js';

let served: Served | undefined;

afterEach(async () => {
  expect(served?.server.violations ?? []).toEqual([]);
  await served?.close();
  served = undefined;
});

type Files = Readonly<Record<string, string>>;
const inFolders = (index: number): string => `f${index % 1000}/${index}.txt`;
/** Their content is one blob, so that thousands are quickly made. */
const texts = (count: number): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [inFolders(index), 'text\n']));
const policies = (count: number): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`iam/${index}.json`, `policy ${index}\n`]));
async function open(plan: RepositoryPlan): Promise<GitHubChanges> {
  served = await serveRepository({ checkout: false, ...plan });
  const { client, repository } = served;
  const pull = await readPullRequest(client, HERE, 7);
  return pullRequestChanges(client, HERE, pull, repository.headSha);
}

/** How often each sort of request was made: what does not grow with the change, the pages, and the blobs. */
function counted(): {
  readonly constant: number;
  readonly pages: number;
  readonly blobs: number;
  readonly batches: number;
} {
  const all = served === undefined ? [] : requestsOf(served.server);
  const number = (pattern: RegExp): number => all.filter((request) => pattern.test(request)).length;
  const [pages, blobs, batches] = [number(/\/files$/), number(/\/blobs\//), number(/\/graphql$/)];
  return { constant: all.length - pages - blobs - batches, pages, blobs, batches };
}

/** Reads the heads of all files that end in .json, as a review does. */
async function readPolicies(changes: GitHubChanges): Promise<readonly string[]> {
  const paths = (await changes.list()).files.map(({ path }) => path).filter((path) => path.endsWith('.json'));
  changes.announce(paths.map((path) => ({ path, side: 'head' })));
  const contents: string[] = [];
  for (let at = 0; at < paths.length; at += 16) {
    contents.push(
      ...(await Promise.all(paths.slice(at, at + 16).map((path) => read(changes, path, 'head')))),
    );
  }
  return contents;
}

test.each([
  { changed: 900, candidates: 200, pages: 9, blobs: 200, batches: 0 },
  { changed: 2900, candidates: 1000, pages: 29, blobs: 0, batches: 20 },
])(
  '$changed files with $candidates candidates: $pages pages, $blobs blobs, $batches batches, and at most 6 more',
  async ({ changed, candidates, ...expected }) => {
    const changes = await open({
      base: { 'README.md': '' },
      head: { ...texts(changed - candidates), ...policies(candidates) },
    });
    const contents = await readPolicies(changes);
    expect(new Set(contents).size).toBe(candidates);
    const { constant, ...grown } = counted();
    expect(grown).toEqual(expected);
    expect(constant).toBeLessThanOrEqual(6);
  },
  60_000,
);

test('at 3,000 files, where GitHub lists no more, two trees tell all of them', async () => {
  const changes = await open({
    base: { 'README.md': '' },
    head: { ...texts(3500), ...policies(20) },
  });
  const set = await changes.list();
  expect(set.files).toHaveLength(3520);
  expect(await readPolicies(changes)).toHaveLength(20);
  expect(counted().pages).toBeLessThanOrEqual(2 * 30);
  expect(counted()).toMatchObject({ blobs: 20, batches: 0 });
});

test('a tree of 100,000 entries costs no request more than a small one', async () => {
  const base = { ...texts(98_900), ...policies(99) };
  // 1,000 folders and iam count as entries: 100,000 in all. The pull request, the comparison, the head.
  const changes = await open({ base, head: { 'iam/1.json': 'changed\n', 'iam/98.json': null } });
  expect(await readPolicies(changes)).toEqual(['changed\n', 'absent']);
  expect(counted()).toEqual({ constant: 3, pages: 0, blobs: 1, batches: 0 });
});

test('a tree that comes truncated is read only along the folders that are asked for', async () => {
  const base = { ...texts(99_500), ...policies(99) };
  const changes = await open({ base, head: { 'iam/1.json': 'changed\n', 'f7/deep/2.json': 'new\n' } });
  expect(await readPolicies(changes)).toEqual(['new\n', 'changed\n']);
  // The pull request, the comparison, the truncated tree, the root, iam, f7, f7/deep.
  expect(counted()).toEqual({ constant: 7, pages: 0, blobs: 2, batches: 0 });
});
