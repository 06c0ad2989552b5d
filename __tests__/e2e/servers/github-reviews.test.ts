import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { makeRepository, type RepositoryFixture } from './git-fixture.js';
import { startGitHub, type GitHubServer } from './github-server.js';
import { failureOf, octokitFor, type Octokit } from './octokit.js';
import type { Wording } from './github-review-rules.js';

const numbered = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}\n`).join('');

let repository: RepositoryFixture;
let server: GitHubServer;
let octokit: Octokit;
const pull = { owner: 'acme', repo: 'artifacts', pull_number: 7 };

async function start(wording: Wording = 'diff'): Promise<void> {
  server = await startGitHub({ directory: repository.dir, wording });
  octokit = octokitFor(server);
}

beforeEach(async () => {
  repository = await makeRepository({
    base: { 'iam/role.json': numbered(1, 40), 'image.bin': Buffer.from([0, 1]) },
    head: {
      'iam/role.json': `line 1\nNEW\n${numbered(3, 29)}TAIL\n${numbered(31, 40)}`,
      'image.bin': Buffer.from([0, 9]),
    },
    mainAfterFork: { 'main.txt': 'later\n' },
  });
  await start();
});

afterEach(async () => {
  await server.close();
  await repository.dispose();
});

const review = (comments: object[], more: object = {}): Promise<unknown> =>
  octokit.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
    ...pull,
    event: 'COMMENT',
    body: 'Reviewed',
    comments: comments as { path: string; body: string }[],
    ...more,
  });
const role = { path: 'iam/role.json', body: 'why' };

test('takes comments inside the hunks, on either side', async () => {
  await review([
    { ...role, line: 2 },
    { ...role, start_line: 1, line: 2, side: 'LEFT', start_side: 'LEFT' },
  ]);
  await octokit.rest.pulls.createReviewComment({
    ...{ ...pull, ...role, commit_id: repository.headSha, subject_type: 'file' },
  });
  expect(server.reviewComments).toMatchObject([
    { line: 2, side: 'RIGHT', start_line: null, user: 'github-actions[bot]', subject_type: 'line' },
    { line: 2, side: 'LEFT', start_line: 1, resolved: false, minimized: null },
    { line: null, subject_type: 'file', body: 'why' },
  ]);
  expect(server.reviews[0]).toMatchObject({ state: 'COMMENTED', body: 'Reviewed' });
  const listed = await octokit.rest.pulls.listReviewComments(pull);
  expect(listed.data.map(({ line }) => line ?? null)).toEqual([2, 2, null]);
  expect(server.violations).toEqual([]);
});

test.each([
  ['a line outside', [{ ...role, line: 15 }], 'thread line must be part of the diff and .* diff hunk'],
  ['a file outside', [{ ...role, path: 'x', line: 1 }], 'thread path is invalid'],
  ['an end before its start', [{ ...role, start_line: 2, line: 2 }], 'start line must precede the end line'],
  [
    'two hunks',
    [{ ...role, start_line: 2, line: 30 }],
    'start line must be part of the same hunk as the line',
  ],
  ['a binary file', [{ ...role, path: 'image.bin', line: 1 }], 'line must be part of the diff'],
  ['too long a text', [{ ...role, line: 2, body: 'x'.repeat(65_537) }], 'maximum is 65536 characters'],
])('refuses a whole review for %s', async (_, comments, message) => {
  expect(await failureOf(review([{ ...role, line: 2 }, ...comments]))).toMatch(
    new RegExp(`^422 .*${message}`),
  );
  expect(server.reviews).toEqual([]);
  expect(server.reviewComments).toEqual([]);
  expect(server.violations).toEqual([]);
});

test('refuses a line outside in the words of the comments endpoint, and in the newer words', async () => {
  const comment = { ...pull, ...role, commit_id: repository.headSha, line: 15 };
  expect(await failureOf(octokit.rest.pulls.createReviewComment(comment))).toContain(
    'pull_request_review_thread.line must be part of the diff',
  );
  await server.close();
  await start('resolved');
  expect(await failureOf(review([{ ...role, line: 15 }]))).toMatch(/^422 .*"Line could not be resolved"/);
});

test('refuses a review without a body, a verdict, and what the description does not know', async () => {
  expect(await failureOf(review([], { body: '' }))).toMatch(/^422/);
  expect(await failureOf(review([], { event: 'APPROVE' }))).toMatch(/not permitted to approve/);
  expect(server.violations).toEqual([]);
  expect(await failureOf(review([{ ...role, subject_type: 'file' }]))).toMatch(/^422/);
  expect(server.violations.join()).toContain('"subject_type"');
});

test('carries comments to a new head, and shows those whose line is gone as outdated', async () => {
  await review([
    { ...role, line: 2 },
    { ...role, line: 30 },
  ]);
  const id = server.reviewComments[0]?.id ?? 0;
  server.reply(id, 'octocat', 'no');
  server.resolveThread(id, 'octocat');
  expect(server.reviewComments[0]).toMatchObject({
    resolved: true,
    replies: [{ body: 'no', user: 'octocat' }],
  });
  const text = `line 1\nNEWER\nline 2\n${numbered(3, 29)}TAIL\n${numbered(31, 40)}`;
  server.moveHead(await repository.commit({ 'iam/role.json': text }));
  const listed = (await octokit.rest.pulls.listReviewComments(pull)).data;
  expect(listed.map(({ line, original_line }) => [line ?? null, original_line])).toEqual([
    [null, 2],
    [31, 30],
    [null, 2],
  ]);
  expect((await octokit.rest.pulls.get(pull)).data.head.sha).not.toBe(repository.headSha);
});
