import { afterEach, expect, test } from '@jest/globals';
import { pullRequestChanges, type GitHubChanges } from '../../../src/adapters/github/changes.js';
import { readPullRequest } from '../../../src/adapters/github/pull-request.js';
import type { RepositoryPlan } from '../../e2e/servers/git-fixture.js';
import type { GitHubOptions } from '../../e2e/servers/github-server.js';
import { read } from '../git/described.js';
import { HERE, requestsOf, serveRepository, type Served } from './served.js';

let served: Served | undefined;

afterEach(async () => {
  expect(served?.server.violations ?? []).toEqual([]);
  await served?.close();
  served = undefined;
});

async function open(plan: RepositoryPlan, options: Partial<GitHubOptions> = {}): Promise<GitHubChanges> {
  served = await serveRepository(plan, options);
  const { client, repository } = served;
  const pull = await readPullRequest(client, HERE, 7);
  return pullRequestChanges(client, HERE, pull, repository.headSha);
}

const requests = (): readonly string[] => (served === undefined ? [] : requestsOf(served.server));

test('lists a folder from the trees that are read for the files, without a further request', async () => {
  const changes = await open({
    base: { 'infra/a.tf': 'a\n', 'infra/deep/b.tf': 'b\n', 'root.tf': 'r\n' },
    head: { 'infra/a.tf': null, 'infra/c.tf': 'c\n' },
  });
  served?.server.forgetRequests();
  expect(await read(changes, 'infra/c.tf', 'head')).toBe('c\n');
  const asked = requests().length;
  expect(await changes.filesIn('infra', 'head')).toEqual(['infra/c.tf']);
  expect(await changes.filesIn('', 'head')).toEqual(['root.tf']);
  expect(await changes.filesIn('none', 'head')).toEqual([]);
  expect(requests()).toHaveLength(asked);
  expect(await changes.filesIn('infra', 'base')).toEqual(['infra/a.tf']);
  expect(requests()).toHaveLength(asked + 1);
});

test('lists a folder of a tree that comes truncated by walking down to it', async () => {
  const changes = await open(
    {
      base: { 'infra/a.tf': 'a\n', 'infra/deep/b.tf': 'b\n', 'x/1.txt': '1\n' },
      head: { 'infra/c.tf': 'c\n' },
    },
    { limits: { treeEntries: 3 } },
  );
  served?.server.forgetRequests();
  expect(await changes.filesIn('infra', 'head')).toEqual(['infra/a.tf', 'infra/c.tf']);
  expect(await changes.filesIn('infra/deep', 'head')).toEqual(['infra/deep/b.tf']);
  expect(await changes.filesIn('x/1.txt', 'head')).toEqual([]);
  // The whole, the root, infra, infra/deep, x.
  expect(requests()).toHaveLength(5);
});
