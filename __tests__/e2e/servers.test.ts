import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { makeRepository, type RepositoryFixture } from './servers/git-fixture.js';
import { startGitHub, type GitHubOptions, type GitHubServer } from './servers/github-server.js';
import { failureOf, octokitFor, type Octokit } from './servers/octokit.js';

const numbered = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}\n`).join('');

let repository: RepositoryFixture;
let server: GitHubServer;
let octokit: Octokit;
const here = { owner: 'acme', repo: 'artifacts' };
const pull = { ...here, pull_number: 7 };

async function start(options: Partial<GitHubOptions> = {}): Promise<void> {
  server = await startGitHub({ directory: repository.dir, ...options });
  octokit = octokitFor(server);
}

beforeEach(async () => {
  repository = await makeRepository({
    base: {
      'iam/role.json': numbered(1, 40),
      'iam/old.json': numbered(1, 10),
      'gone.json': '{}\n',
      'image.bin': Buffer.from([0, 1, 2, 3]),
      link: { symlink: 'iam/old.json' },
      vendor: { submodule: '1'.repeat(40) },
      'run.sh': { executable: 'echo\n' },
    },
    head: {
      'iam/role.json': `line 1\nNEW\n${numbered(3, 29)}TAIL\n${numbered(31, 40)}`,
      'iam/old.json': null,
      'iam/new.json': numbered(1, 10),
      'gone.json': null,
      'image.bin': Buffer.from([0, 9]),
      'é "quoted".json': '{}',
    },
    mainAfterFork: { 'main.txt': 'later\n' },
  });
  await start();
});

afterEach(async () => {
  await server.close();
  await repository.dispose();
});

describe('files and commits', () => {
  test('lists every changed file, page by page', async () => {
    const files = await octokit.paginate(octokit.rest.pulls.listFiles, { ...pull, per_page: 2 });
    expect(files.map(({ filename, status }) => [filename, status])).toEqual([
      ['gone.json', 'removed'],
      ['iam/new.json', 'renamed'],
      ['iam/role.json', 'modified'],
      ['image.bin', 'modified'],
      ['é "quoted".json', 'added'],
    ]);
    expect(server.requests.map(({ query }) => query['page'])).toEqual([undefined, '2', '3']);
    expect(files[1]?.previous_filename).toBe('iam/old.json');
    expect(files[1]).not.toHaveProperty('patch');
    expect(files[3]).not.toHaveProperty('patch');
    expect(files[2]?.patch).toMatch(/^@@ -1,5 \+1,5 @@\n line 1\n-line 2\n\+NEW\n/);
    expect(files[4]?.patch).toBe('@@ -0,0 +1 @@\n+{}\n\\ No newline at end of file');
    expect(files[2]?.sha).toBe(await repository.git('rev-parse', 'topic:iam/role.json'));
    const { data } = await octokit.rest.pulls.get(pull);
    expect(data).toMatchObject({ changed_files: 5, head: { sha: repository.headSha, ref: 'topic' } });
  });

  test('cuts the list at its limit and leaves out the patches that it is told to', async () => {
    await server.close();
    await start({ limits: { listedFiles: 3 }, withoutPatch: /role/ });
    const { data } = await octokit.rest.pulls.listFiles(pull);
    expect(data.map(({ patch }) => patch === undefined)).toEqual([false, true, true]);
    expect((await octokit.rest.pulls.get(pull)).data.changed_files).toBe(5);
  });

  test('compares from the tip of the base branch and names the merge base', async () => {
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
      ...here,
      basehead: `main...${repository.headSha}`,
    });
    expect(data.base_commit.sha).toBe(repository.baseSha);
    expect(data.merge_base_commit.sha).toBe(repository.mergeBaseSha);
    expect(data).toMatchObject({ status: 'diverged', ahead_by: 1, behind_by: 1 });
    expect(data.files).toHaveLength(5);
    const orphan = await repository.orphan({ a: 'b' }, 'other');
    const basehead = `main...${orphan}`;
    expect(await failureOf(octokit.rest.repos.compareCommitsWithBasehead({ ...here, basehead }))).toMatch(
      /^404 No common ancestor/,
    );
  });

  test('gives trees, truncated where they are too large, and blobs', async () => {
    const tree_sha = repository.headSha;
    const { data } = await octokit.rest.git.getTree({ ...here, tree_sha, recursive: '1' });
    expect(data.tree.map(({ path, mode, type }) => `${mode} ${type} ${path}`)).toEqual([
      '040000 tree iam',
      '100644 blob iam/new.json',
      '100644 blob iam/role.json',
      '100644 blob image.bin',
      '120000 blob link',
      '100755 blob run.sh',
      '160000 commit vendor',
      '100644 blob é "quoted".json',
    ]);
    const file_sha = await repository.git('rev-parse', 'topic:iam/role.json');
    const blob = (await octokit.rest.git.getBlob({ ...here, file_sha })).data;
    const content = Buffer.from(blob.content, 'base64').toString();
    expect(content).toContain('NEW\n');
    expect(blob.size).toBe(content.length);
    expect(blob.content.split('\n')[0]).toHaveLength(60);
    expect(await failureOf(octokit.rest.git.getBlob({ ...here, file_sha: '1'.repeat(40) }))).toMatch(/^404/);
    server.limits.treeEntries = 3;
    const cut = (await octokit.rest.git.getTree({ ...here, tree_sha, recursive: '1' })).data;
    expect([cut.truncated, cut.tree.length]).toEqual([true, 3]);
  });

  test('gives a file of a branch, follows its links, and has other repositories', async () => {
    await server.close();
    await start({ otherRepositories: { 'acme/rules': repository.dir } });
    const { data } = await octokit.rest.repos.getContent({ ...here, path: 'link', ref: 'main' });
    expect(data).toMatchObject({ type: 'file', encoding: 'base64', size: numbered(1, 10).length });
    const other = { owner: 'acme', repo: 'rules', path: 'iam' };
    expect((await octokit.rest.repos.getContent(other)).data).toMatchObject([
      { name: 'old.json' },
      { name: 'role.json' },
    ]);
    expect(await failureOf(octokit.rest.repos.getContent({ ...here, path: 'none' }))).toMatch(/^404/);
  });
});

describe('conversation, people and runs', () => {
  test('keeps, edits and deletes comments, and takes reactions', async () => {
    const planted = server.addComment({ user: 'mallory', body: '<!-- marker -->' });
    const { data } = await octokit.rest.issues.createComment({ ...here, issue_number: 7, body: 'one' });
    expect(data.user?.login).toBe('github-actions[bot]');
    await octokit.rest.issues.updateComment({ ...here, comment_id: data.id, body: 'two' });
    await octokit.rest.reactions.createForIssueComment({ ...here, comment_id: planted, content: 'eyes' });
    expect(server.issueComments.map(({ body, user }) => [user, body])).toEqual([
      ['mallory', '<!-- marker -->'],
      ['github-actions[bot]', 'two'],
    ]);
    expect(server.reactions).toMatchObject([{ comment: planted, content: 'eyes' }]);
    await octokit.rest.issues.deleteComment({ ...here, comment_id: data.id });
    expect(server.issueComments).toHaveLength(1);
    const long = { ...here, issue_number: 7, body: '😀'.repeat(65_536) };
    await octokit.rest.issues.createComment(long);
    expect(await failureOf(octokit.rest.issues.createComment({ ...long, body: `${long.body}x` }))).toMatch(
      /^422 .*Body is too long \(maximum is 65536 characters\)/,
    );
  });

  test('tells permissions, runs, and takes re-runs and statuses', async () => {
    await server.close();
    const run = { id: 1, workflow: 'ci.yml', event: 'pull_request', status: 'completed' } as const;
    const headSha = repository.headSha;
    await start({
      permissions: { contents: 'read', actions: 'write', statuses: 'write' },
      collaborators: { ada: 'maintain' },
      workflowRuns: [
        { ...run, headSha },
        { ...run, id: 2, headSha, status: 'in_progress' },
        { ...run, id: 3, headSha: 'x' },
      ],
    });
    const who = await octokit.rest.repos.getCollaboratorPermissionLevel({ ...here, username: 'ada' });
    expect(who.data).toMatchObject({ permission: 'write', role_name: 'maintain' });
    const wanted = { ...here, workflow_id: 'ci.yml', event: 'pull_request', head_sha: headSha };
    const runs = await octokit.rest.actions.listWorkflowRuns(wanted);
    expect(runs.data.workflow_runs.map(({ id }) => id)).toEqual([2, 1]);
    await octokit.rest.actions.reRunWorkflow({ ...here, run_id: 1 });
    expect(await failureOf(octokit.rest.actions.reRunWorkflow({ ...here, run_id: 2 }))).toMatch(
      /already running/,
    );
    await octokit.rest.repos.createCommitStatus({ ...here, sha: headSha, state: 'success', context: 'x' });
    expect([server.reruns, server.statuses]).toMatchObject([[1], [{ context: 'x', state: 'success' }]]);
  });
});

describe('what is refused, and what goes wrong', () => {
  test('refuses a token that is wrong or may not', async () => {
    expect(await failureOf(octokitFor({ ...server, token: 'wrong' }).rest.pulls.get(pull))).toMatch(
      /^401 Bad credentials/,
    );
    server.permit({ contents: 'read', 'pull-requests': 'read' });
    const comment = { ...here, issue_number: 7, body: 'x' };
    expect(await failureOf(octokit.rest.issues.createComment(comment))).toMatch(
      /^403 Resource not accessible by integration/,
    );
    server.permit({ issues: 'write' });
    await octokit.rest.issues.createComment(comment);
    expect(await failureOf(octokit.rest.pulls.get(pull))).toMatch(/^403/);
    expect(server.violations).toEqual([]);
  });

  test('records what is not on the list of endpoints, or not in the description', async () => {
    expect(await failureOf(octokit.rest.users.getAuthenticated())).toMatch(/^501/);
    expect(await failureOf(octokit.request('GET /repos/acme/artifacts/pulls/7/files?sort=size'))).toMatch(
      /^422/,
    );
    expect(server.violations).toEqual([
      'GET /user: not on the list of endpoints',
      expect.stringContaining('"sort"'),
    ]);
  });

  test('fails as ordered: a status, a lost answer, a cut connection, the secondary limit', async () => {
    server.fail({ method: 'GET', path: /pulls\/7$/, times: 2, status: 502, body: 'bad gateway' });
    const statuses = [
      await failureOf(octokit.rest.pulls.get(pull)),
      await failureOf(octokit.rest.pulls.get(pull)),
    ];
    expect(statuses.map((text) => text.slice(0, 3))).toEqual(['502', '502']);
    await octokit.rest.pulls.get(pull);
    server.fail({ path: /reviews/, reset: true, takesEffect: true });
    const lost = { ...pull, event: 'COMMENT', body: 'once' } as const;
    await failureOf(octokit.rest.pulls.createReview(lost));
    expect(server.reviews).toHaveLength(1);
    server.limits.contentPerMinute = 1;
    expect(await failureOf(octokit.rest.pulls.createReview(lost))).toMatch(/^403 .*secondary rate limit/);
    expect(server.requests.map(({ status }) => status)).toEqual([502, 502, 200, 200, 403]);
  });

  test('serves an enterprise base path, and nothing beside it', async () => {
    await server.close();
    await start({ basePath: '/api/v3' });
    expect((await octokit.rest.pulls.get(pull)).data.number).toBe(7);
    const astray = octokitFor({ ...server, apiUrl: server.url });
    expect(await failureOf(astray.rest.pulls.get(pull))).toMatch(/^501/);
  });
});
