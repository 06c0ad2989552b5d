import { afterEach, expect, test } from '@jest/globals';
import {
  commitChanges,
  pullRequestChanges,
  type GitHubChanges,
} from '../../../src/adapters/github/changes.js';
import { readPullRequest } from '../../../src/adapters/github/pull-request.js';
import { brief, LINES, read } from '../git/described.js';
import { HERE, requestsOf, serveRepository, type Served } from './served.js';
import type { RepositoryPlan } from '../../e2e/servers/git-fixture.js';
import type { GitHubOptions } from '../../e2e/servers/github-server.js';

let served: Served | undefined;

async function serve(plan: RepositoryPlan, options: Partial<GitHubOptions> = {}): Promise<Served> {
  served = await serveRepository(plan, options);
  return served;
}

async function open(plan: RepositoryPlan, options: Partial<GitHubOptions> = {}): Promise<GitHubChanges> {
  const { client, repository } = await serve(plan, options);
  const pull = await readPullRequest(client, HERE, 7);
  return pullRequestChanges(client, HERE, pull, repository.headSha);
}

const requests = (): readonly string[] => (served === undefined ? [] : requestsOf(served.server));
const many = (count: number, content: (index: number) => string): Readonly<Record<string, string>> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`p/${index}.json`, content(index)]));

afterEach(async () => {
  expect(served?.server.violations ?? []).toEqual([]);
  await served?.close();
  served = undefined;
});

const MIXED: RepositoryPlan = {
  base: {
    'a.json': 'one\n',
    'gone.json': 'x\n',
    'old.json': LINES,
    'moved/b.json': 'same\n',
    'run.sh': 'x\n',
    'f.json': 'f\n',
  },
  head: {
    'a.json': 'two\n',
    'gone.json': null,
    'old.json': null,
    'new.json': `${LINES}more\n`,
    'moved/b.json': null,
    'größe "1".json': 'same\n',
    'run.sh': { executable: 'x\n' },
    'f.json': { symlink: 'a.json' },
    'sub.json': { submodule: '1'.repeat(40) },
  },
  mainAfterFork: { 'a.json': 'main went on\n', 'config.yml': 'at the tip\n' },
};

test('two requests tell a small pull request: itself and the comparison', async () => {
  const changes = await open(MIXED);
  const set = await changes.list();
  expect(requests()).toEqual(['GET /pulls/7', 'GET /compare/main...X']);
  expect(set).toMatchObject({ base: served?.repository.mergeBaseSha, head: served?.repository.headSha });
  expect([changes.baseTip, changes.mergeBase]).toEqual([
    served?.repository.baseSha,
    served?.repository.mergeBaseSha,
  ]);
  expect(brief(set.files)).toEqual([
    ['a.json', 'modified', undefined, false, '+1 -1'],
    ['f.json', 'changed', undefined, false, '+ -1 +1 -'],
    ['gone.json', 'removed', undefined, false, '+ -1'],
    ['größe "1".json', 'renamed', 'moved/b.json', false, undefined],
    ['new.json', 'renamed', 'old.json', false, '+21 -'],
    ['run.sh', 'modified', undefined, false, undefined],
    ['sub.json', 'added', undefined, false, '+1 -'],
  ]);
});

test('reads either side by its own bytes, with one tree for each side and one request for each blob', async () => {
  const changes = await open(MIXED);
  served?.server.forgetRequests();
  changes.announce([
    ...['a.json', 'größe "1".json', 'f.json', 'sub.json'].map((path) => ({ path, side: 'head' as const })),
    { path: 'moved/b.json', side: 'base' },
  ]);
  expect(requests()).toEqual([]);
  const contents = await Promise.all([
    read(changes, 'a.json', 'head'),
    read(changes, 'größe "1".json', 'head'),
    read(changes, 'moved/b.json', 'base'),
    read(changes, 'f.json', 'head'),
    read(changes, 'sub.json', 'head'),
    read(changes, 'gone.json', 'head'),
    read(changes, 'a.json/x', 'head'),
  ]);
  expect(contents).toEqual(['two\n', 'same\n', 'same\n', 'symlink', 'submodule', 'absent', 'absent']);
  const trees = ['GET /git/trees/X recursive', 'GET /git/trees/X recursive'];
  expect(requests().toSorted()).toEqual(['GET /git/blobs/X', 'GET /git/blobs/X', ...trees]);
  expect(await read(changes, 'a.json', 'base')).toBe('one\n');
  expect(requests()).toHaveLength(5);
});

test('a large file is skipped by its size, and not fetched', async () => {
  const { client, repository, server } = await serve({ base: {}, head: { 'a.json': 'x'.repeat(11) } });
  const pull = await readPullRequest(client, HERE, 7);
  const changes = await pullRequestChanges(client, HERE, pull, repository.headSha, { largestFile: 10 });
  changes.announce([{ path: 'a.json', side: 'head' }]);
  expect(await read(changes, 'a.json', 'head')).toBe('too-large');
  expect(requestsOf(server).at(-1)).toBe('GET /git/trees/X recursive');
});

test('lists more than 300 files by pages, all at once, and looks whether the head stayed', async () => {
  const changes = await open({ base: { 'README.md': '' }, head: many(450, (index) => `${index}\n`) });
  served?.server.forgetRequests();
  const { files } = await changes.list();
  expect([files.length, files[0]?.hunks?.length]).toEqual([450, 1]);
  expect(requests()).toEqual([...Array.from({ length: 5 }, () => 'GET /pulls/7/files'), 'GET /pulls/7']);
});

test('where GitHub cuts its list, the trees tell the rest; hunks stay with the files that have them', async () => {
  const moved = { 'z/old.json': LINES };
  const changes = await open(
    {
      base: moved,
      head: { ...many(350, (index) => `${index}\n`), 'z/old.json': null, 'a/new.json': `${LINES}more\n` },
    },
    { limits: { listedFiles: 320 } },
  );
  const { files } = await changes.list();
  expect(files).toHaveLength(351);
  expect(files.filter(({ hunks }) => hunks !== undefined)).toHaveLength(320);
  expect(brief(files.slice(0, 1))).toEqual([['a/new.json', 'renamed', 'z/old.json', false, '+21 -']]);
  expect(requests().filter((request) => request.includes('trees'))).toHaveLength(2);
});

test('a count that does not fit is settled by the trees, where equal blobs are renames', async () => {
  const changes = await open(MIXED, { pull: { changedFiles: 9 } });
  const { files } = await changes.list();
  expect(brief(files)).toEqual([
    ['a.json', 'modified', undefined, false, '+1 -1'],
    ['f.json', 'modified', undefined, false, '+ -1 +1 -'],
    ['gone.json', 'removed', undefined, false, '+ -1'],
    ['größe "1".json', 'renamed', 'moved/b.json', true, undefined],
    ['new.json', 'renamed', 'old.json', false, '+21 -'],
    ['run.sh', 'modified', undefined, true, undefined],
    ['sub.json', 'added', undefined, false, '+1 -'],
  ]);
  expect(await read(changes, 'a.json', 'head')).toBe('two\n');
  expect(requests().filter((request) => request.includes('trees'))).toHaveLength(2);
});

test('a truncated tree is read folder by folder, and only where the two differ', async () => {
  const base = {
    'same/deep/a.json': '1',
    'same/deep/b.json': '2',
    'x/y/c.json': '3',
    'x/z/d.json': '4',
    'gone/e.json': '5',
  };
  const head = { 'x/y/c.json': 'new', 'gone/e.json': null, 'made/f/g.json': '6', 'made/h.json': '5' };
  const changes = await open({ base, head }, { limits: { treeEntries: 3 }, pull: { changedFiles: 9 } });
  served?.server.forgetRequests();
  const { files } = await changes.list();
  expect(brief(files).map(([path, status, from]) => [path, status, from])).toEqual([
    ['made/f/g.json', 'added', undefined],
    ['made/h.json', 'renamed', 'gone/e.json'],
    ['x/y/c.json', 'modified', undefined],
  ]);
  // Two recursive ones, two roots, gone, made, made/f, twice x and x/y: never `same`, never x/z.
  expect(requests()).toHaveLength(11);
  served?.server.forgetRequests();
  expect(await read(changes, 'same/deep/b.json', 'head')).toBe('2');
  expect(await read(changes, 'x/z/d.json', 'base')).toBe('4');
  expect(await read(changes, 'same/deep', 'head')).toBe('absent');
  expect(requests().filter((request) => request.includes('trees'))).toHaveLength(3);
});

test('a head that moved on is read as it was', async () => {
  const { client, repository, server } = await serve({
    base: { 'a.json': 'one\n' },
    head: { 'a.json': 'two\n' },
  });
  server.moveHead(await repository.commit({ 'a.json': null, 'b.json': 'x' }));
  const pull = await readPullRequest(client, HERE, 7);
  expect(pull.headSha).not.toBe(repository.headSha);
  const changes = await pullRequestChanges(client, HERE, pull, repository.headSha);
  expect(brief((await changes.list()).files)).toEqual([['a.json', 'modified', undefined, false, '+1 -1']]);
  expect(await read(changes, 'a.json', 'head')).toBe('two\n');
});

test('a list that a moving head may have changed is not used', async () => {
  const { client, repository, server } = await serve({ base: {}, head: many(310, (index) => `${index}\n`) });
  const pull = await readPullRequest(client, HERE, 7);
  const changes = await pullRequestChanges(client, HERE, pull, repository.headSha);
  server.moveHead(await repository.commit(many(310, () => 'later\n')));
  const { files } = await changes.list();
  expect(files).toHaveLength(310);
  // The comparison's own 300 are of the pinned head.
  expect(files.filter(({ hunks }) => hunks !== undefined)).toHaveLength(300);
  expect(requestsOf(server).filter((request) => request.includes('trees'))).toHaveLength(2);
});

test('a merge group is compared from its own base', async () => {
  const { client, repository } = await serve(
    { base: { 'a.json': 'one\n' }, head: { 'a.json': 'two\n', 'b.json': 'x\n' } },
    { pull: false },
  );
  const changes = await commitChanges(client, HERE, repository.mergeBaseSha, repository.headSha);
  const set = await changes.list();
  expect(set.base).toBe(repository.mergeBaseSha);
  expect(set.files.map(({ path }) => path)).toEqual(['a.json', 'b.json']);
  expect(requests()).toEqual(['GET /compare/X...X']);
});

test('a large merge group is told by its trees', async () => {
  const { client, repository } = await serve(
    { base: {}, head: many(300, (index) => `${index}`) },
    { pull: false },
  );
  const changes = await commitChanges(client, HERE, repository.mergeBaseSha, repository.headSha);
  expect((await changes.list()).files).toHaveLength(300);
  expect(requests()).toEqual([
    'GET /compare/X...X',
    'GET /git/trees/X recursive',
    'GET /git/trees/X recursive',
  ]);
});

test('a diff that GitHub cannot make is told by the trees', async () => {
  const { client, repository, server } = await serve({ base: { 'a.json': '1' }, head: { 'a.json': '2' } });
  const pull = await readPullRequest(client, HERE, 7);
  server.fail({
    path: /\/compare\//,
    status: 422,
    body: { message: 'this diff is taking too long to generate' },
  });
  server.fail({
    path: /\/files$/,
    status: 422,
    body: { message: 'this diff is taking too long to generate' },
  });
  const changes = await pullRequestChanges(client, HERE, pull, repository.headSha);
  expect(brief((await changes.list()).files)).toEqual([['a.json', 'modified', undefined, false, undefined]]);
});

test('an absent patch leaves a file without hunks, and the pull request is asked for it', async () => {
  const changes = await open(MIXED, { withoutPatch: /^a\.json$/ });
  const { files } = await changes.list();
  expect(files.find(({ path }) => path === 'a.json')).toMatchObject({ status: 'modified', hunks: undefined });
  expect(files.find(({ path }) => path === 'gone.json')?.hunks).toHaveLength(1);
  expect(requests()).toEqual(['GET /pulls/7', 'GET /compare/main...X', 'GET /pulls/7/files', 'GET /pulls/7']);
});

test('a head without a common ancestor is the author’s matter', async () => {
  const { client, repository, server } = await serve({ base: { 'a.json': '1' } });
  const alone = await repository.orphan({ 'b.json': '2' }, 'alone');
  server.moveHead(alone);
  const pull = { ...(await readPullRequest(client, HERE, 7)), headSha: alone };
  await expect(pullRequestChanges(client, HERE, pull, alone)).rejects.toThrow('has to be rebased');
});
