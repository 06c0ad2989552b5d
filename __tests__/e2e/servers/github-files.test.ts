import { afterEach, expect, test } from '@jest/globals';
import { makeRepository, type RepositoryFixture, type RepositoryPlan } from './git-fixture.js';
import { startGitHub, type GitHubServer } from './github-server.js';
import { octokitFor, type Octokit } from './octokit.js';

let repository: RepositoryFixture;
let server: GitHubServer;
let octokit: Octokit;
const here = { owner: 'acme', repo: 'artifacts' };
const pull = { ...here, pull_number: 7 };

async function start(plan: RepositoryPlan): Promise<void> {
  repository = await makeRepository(plan);
  server = await startGitHub({ directory: repository.dir });
  octokit = octokitFor(server);
}

afterEach(async () => {
  await server.close();
  await repository.dispose();
});

test('keeps patches apart where a file turns into a link, or its lines look like a header', async () => {
  await start({
    base: {
      'a.json': 'one\n',
      'b.sh': 'x\n',
      'c.txt': 'y\rdiff --git a/x b/x\r@@ -1 +1 @@\n',
      'd.txt': 'z\n',
    },
    head: {
      'a.json': { symlink: 'b.sh' },
      'b.sh': { executable: 'x\n' },
      'c.txt': 'changed\rdiff --git a/x b/x\r@@ -1 +1 @@\n',
      'd.txt': 'last\n',
    },
  });
  const { data } = await octokit.rest.pulls.listFiles(pull);
  expect(data.map(({ filename, status, patch, additions }) => [filename, status, additions, patch])).toEqual([
    [...['a.json', 'changed', 1], '@@ -1 +0,0 @@\n-one\n@@ -0,0 +1 @@\n+b.sh\n\\ No newline at end of file'],
    ['b.sh', 'modified', 0, undefined],
    ['c.txt', 'modified', 1, expect.stringMatching(/^@@ -1 \+1 @@\n-y\rdiff --git [^\n]*\n\+changed\rdiff/)],
    ['d.txt', 'modified', 1, '@@ -1 +1 @@\n-z\n+last'],
  ]);
});

test('lists 3000 of 3100 files, and all of them in the trees', async () => {
  const names = Array.from({ length: 3100 }, (_, index) => `policies/${String(index).padStart(4, '0')}.json`);
  const head = Object.fromEntries(names.map((name) => [name, `{"Sid":"${name}"}`]));
  await start({ base: { 'README.md': '#' }, head, checkout: false });
  const files = await octokit.paginate(octokit.rest.pulls.listFiles, { ...pull, per_page: 100 });
  expect([files.length, server.requests.length]).toEqual([3000, 30]);
  expect((await octokit.rest.pulls.get(pull)).data.changed_files).toBe(3100);
  const tree = await octokit.rest.git.getTree({ ...here, tree_sha: repository.headSha, recursive: '1' });
  expect(tree.data.tree).toHaveLength(3102);
  const basehead = `main...${repository.headSha}`;
  const compared = await octokit.rest.repos.compareCommitsWithBasehead({ ...here, basehead });
  expect(compared.data.files).toHaveLength(300);
});
