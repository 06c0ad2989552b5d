import { describe, expect, it } from '@jest/globals';
import type { Changes } from './servers/git-fixture.js';
import { lineOf, login, policy, pushAny, pushOne, shown, story } from './story.js';

const good = policy(login, pushOne);
const bad = policy(login, pushAny);
const badLine = String(lineOf(bad, '"arn:aws:ecr'));
const title = '**Security warning** · Image push reaches every repository';
const logs = {
  Sid: 'Logs',
  Effect: 'Allow',
  Action: 'logs:PutLogEvents',
  Resource: 'arn:aws:logs:eu-west-1:111122223333:log-group:build:*',
};
const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
const unended = (text: string): string => text.replace(/\n$/, '');

/** Changes of files, the exit code they end with, and the comments that a person sees. */
interface FileStory {
  readonly name: string;
  readonly base: Changes;
  readonly head: Changes;
  readonly exitCode: 0 | 1;
  readonly comments: readonly string[];
}

const stories: readonly FileStory[] = [
  {
    name: 'a change of the mode alone says nothing, whatever the policy was before',
    base: { 'iam/build.json': bad },
    head: { 'iam/build.json': { executable: bad } },
    exitCode: 0,
    comments: [],
  },
  {
    name: 'a rename without a change introduces nothing',
    base: { 'iam/old.json': bad },
    head: { 'iam/old.json': null, 'iam/new.json': bad },
    exitCode: 0,
    comments: [],
  },
  {
    name: 'a rename with a change elsewhere keeps what was there before as it was',
    base: { 'iam/old.json': bad },
    head: { 'iam/old.json': null, 'iam/new.json': policy(login, pushAny, logs) },
    exitCode: 0,
    comments: [],
  },
  {
    name: 'a rename with a finding of its own introduces that one',
    base: { 'iam/old.json': policy(login, pushOne, logs) },
    head: { 'iam/old.json': null, 'iam/new.json': policy(login, pushAny, logs) },
    exitCode: 1,
    comments: [`iam/new.json:${badLine} ${title}`],
  },
  {
    name: 'a file that becomes a policy by its new name is read',
    base: { 'iam/build.txt': bad },
    head: { 'iam/build.txt': null, 'iam/build.json': policy(login, pushAny, logs) },
    exitCode: 0,
    comments: [],
  },
  {
    name: 'a deleted policy has nothing to answer for',
    base: { 'iam/build.json': bad, 'a.txt': 'a' },
    head: { 'iam/build.json': null },
    exitCode: 0,
    comments: [],
  },
  {
    name: 'CRLF lines count as lines',
    base: { 'iam/build.json': crlf(good) },
    head: { 'iam/build.json': crlf(bad) },
    exitCode: 1,
    comments: [`iam/build.json:${badLine} ${title}`],
  },
  {
    name: 'a change of line ends alone says nothing, though it changes every line',
    base: { 'iam/build.json': bad },
    head: { 'iam/build.json': crlf(bad) },
    exitCode: 0,
    comments: [],
  },
  {
    name: 'a file without a final newline has a last line',
    base: { 'iam/build.json': unended(JSON.stringify(JSON.parse(good))) },
    head: { 'iam/build.json': unended(JSON.stringify(JSON.parse(bad))) },
    exitCode: 1,
    comments: [`iam/build.json:1 ${title}`],
  },
  {
    name: 'a lost final newline is no change of the policy',
    base: { 'iam/build.json': bad },
    head: { 'iam/build.json': unended(bad) },
    exitCode: 0,
    comments: [],
  },
  {
    name: 'a path with umlauts, spaces, quotes, a tab and a backslash is the file that GitHub knows',
    base: { 'iam/größe "1"\t\\ä 日本 %20#?.json': good },
    head: { 'iam/größe "1"\t\\ä 日本 %20#?.json': bad },
    exitCode: 1,
    comments: [`iam/größe "1"\t\\ä 日本 %20#?.json:${badLine} ${title}`],
  },
];

describe('files as git knows them', () => {
  it.each(stories)('$name', async ({ base, head, exitCode, comments }) => {
    const { github, run } = await story({ base, head });
    const result = await run();
    expect(shown(github)).toEqual(comments);
    expect(result.exitCode).toBe(exitCode);
    expect(result.outputs['findings']).toBe(String(comments.length));
  });
});

describe('a file whose patch GitHub leaves out', () => {
  it('gets its comment on the file itself', async () => {
    const { github, run } = await story({
      base: { 'iam/build.json': good },
      head: { 'iam/build.json': bad },
      github: { withoutPatch: /build/ },
    });
    expect((await run()).exitCode).toBe(1);
    expect(github.reviewComments).toMatchObject([
      { path: 'iam/build.json', subject_type: 'file', line: null, body: expect.stringContaining(title) },
    ]);
    expect(github.issueComments).toHaveLength(1);
  });
});

describe('a renamed file', () => {
  it('keeps its comment’s finding over a later push', async () => {
    const { github, repository, run } = await story({
      base: { 'iam/old.json': policy(login, pushOne, logs) },
      head: { 'iam/old.json': policy(login, pushAny, logs) },
    });
    await run();
    const ids = (body: string): string => /<!--[^]*-->/.exec(body)?.[0] ?? '';
    const before = ids(github.reviewComments[0]?.body ?? '');
    const moved = { 'iam/old.json': null, 'iam/new.json': policy(login, pushAny, logs) };
    github.moveHead(await repository.commit(moved, 'topic'));
    expect((await run()).exitCode).toBe(1);
    const visible = github.reviewComments.filter(({ minimized }) => minimized === null);
    expect(visible).toMatchObject([{ path: 'iam/new.json', body: expect.stringContaining(title) }]);
    expect(before).not.toBe('');
    expect(ids(visible[0]?.body ?? '')).toBe(before);
  });
});

describe('a pull request of thousands of files', () => {
  const many = (count: number): Changes =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`src/${index % 100}/${index}.txt`, 'x\n']),
    );

  it.each([2_500, 3_200])('finds the one policy among %d', async (count) => {
    const { github, run } = await story({
      base: { 'iam/build.json': good },
      head: { ...many(count), 'iam/build.json': bad },
      checkout: false,
    });
    expect((await run()).exitCode).toBe(1);
    expect(shown(github)).toEqual([`iam/build.json:${badLine} ${title}`]);
    const pages = github.requests.filter(({ path }) => path.endsWith('/files')).length;
    expect(pages).toBe(Math.ceil(Math.min(count + 1, 3_000) / 100));
    // Two trees, two blobs, and what every reviewed pull request takes.
    expect(github.requests.length - pages).toBeLessThanOrEqual(16);
  });
});
