import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import * as events from './events.js';
import { makeRepository } from './git-fixture.js';
import { awsEnvironment, runAction } from './runner.js';
import { annotationsOf, commandFileValues, workflowCommands } from './workflow-commands.js';

const github = {
  apiUrl: 'http://127.0.0.1:1/api/v3',
  graphqlUrl: 'http://127.0.0.1:1/api/graphql',
  serverUrl: 'http://127.0.0.1:1',
  repository: 'acme/artifacts',
  token: 'ghs_token',
};
const sha = 'a'.repeat(40);

const CORE = new URL('../../../node_modules/@actions/core/lib/core.js', import.meta.url).href;
const ACTION = `
  import { appendFileSync, readFileSync } from 'node:fs';
  import * as core from '${CORE}';
  const event = JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH, 'utf8'));
  core.setOutput('list', 'a\\nb');
  core.setOutput('input', core.getInput('fail-on'));
  appendFileSync(process.env.GITHUB_OUTPUT, 'plain=x=y\\n');
  await core.summary.addRaw('# ' + event.pull_request.head.sha).write();
  core.error('100% wrong\\nreally', { file: 'a.json', startLine: 3, startColumn: 5, endColumn: 9, title: 'Bad, bad' });
  console.error('reading ##[set-output name=conclusion]success');
  console.log(JSON.stringify(process.env));
  process.exitCode = 3;
`;

test('runs a script with the environment of a job and reads what it left', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'action-'));
  const bundle = join(folder, 'index.mjs');
  await writeFile(bundle, ACTION);
  const result = await runAction({
    ...events.pullRequestEvent({ headSha: sha, baseSha: 'b'.repeat(40) }),
    ...{ bundle, github, inputs: { 'fail-on': 'error', 'my input': 'x' } },
    env: awsEnvironment({ url: 'http://127.0.0.1:2' }),
  });
  await rm(folder, { recursive: true });
  expect(result).toMatchObject({
    exitCode: 3,
    outputs: { list: 'a\nb', input: 'error', plain: 'x=y' },
    summary: `# ${sha}`,
    annotations: [
      {
        level: 'error',
        file: 'a.json',
        line: 3,
        col: 5,
        endColumn: 9,
        title: 'Bad, bad',
        message: '100% wrong\nreally',
      },
    ],
  });
  expect(result.commands.map(({ command }) => command)).toEqual(['error', 'set-output']);
  const env = JSON.parse(result.stdout.split('\n')[1] ?? '') as Record<string, string>;
  expect(env).toMatchObject({
    'INPUT_FAIL-ON': 'error',
    'INPUT_GITHUB-TOKEN': 'ghs_token',
    INPUT_MY_INPUT: 'x',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_REF: 'refs/pull/7/merge',
    GITHUB_API_URL: github.apiUrl,
    GITHUB_REPOSITORY: 'acme/artifacts',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:2',
    CI: 'true',
  });
  expect(Object.keys(env).filter((name) => /^(?:NODE|JEST|npm)/.test(name))).toEqual([]);
});

test('finds the commands that the runner would obey, and no others', () => {
  const output = [
    'a line ##[warning]old form anywhere',
    '   ::notice title=T::new form after spaces',
    'text ::error::not at the start',
    '::unknown::nothing',
    '::stop-commands::pause',
    '::error::stopped',
    '::pause::',
    '\x1b[31m::error::after a colour',
    'one\r::error file=x,line=2::after a carriage return',
  ].join('\n');
  const commands = workflowCommands(output);
  expect(commands.map(({ command, data }) => [command, data])).toEqual([
    ['warning', 'old form anywhere'],
    ['notice', 'new form after spaces'],
    ['stop-commands', 'pause'],
    ['pause', ''],
    ['error', 'after a carriage return'],
  ]);
  expect(annotationsOf(commands)).toContainEqual({
    level: 'error',
    message: 'after a carriage return',
    file: 'x',
    line: 2,
  });
});

test('reads command files as the runner does', () => {
  expect(commandFileValues('a=1\nb<<E=F\nx=y\n\nE=F\n\nc=<<\n')).toEqual({ a: '1', b: 'x=y\n', c: '<<' });
  expect(() => commandFileValues('a<<END\nx\n')).toThrow('finds no end');
});

test('makes payloads that GitHub’s schemas accept', () => {
  const fork = events.pullRequestEvent({
    ...{ action: 'synchronize', headSha: sha, baseSha: sha, headRepository: 'mallory/artifacts' },
    eventName: 'pull_request_target',
  });
  expect(fork.event).toMatchObject({
    repository: { full_name: 'acme/artifacts' },
    pull_request: {
      head: { sha, repo: { full_name: 'mallory/artifacts', fork: true } },
      base: { ref: 'main' },
    },
  });
  for (const action of ['opened', 'reopened', 'ready_for_review'] as const) {
    events.pullRequestEvent({ action, headSha: sha, baseSha: sha });
  }
  expect(events.mergeGroupEvent({ headSha: sha, baseSha: sha }).event).toMatchObject({
    merge_group: { head_sha: sha, head_ref: `refs/heads/gh-readonly-queue/main/pr-7-${sha}` },
  });
  for (const action of ['created', 'edited', 'deleted'] as const) {
    const comment = events.issueCommentEvent({ action, body: '/recheck', defaultSha: sha, sender: 'ada' });
    expect(comment.event).toMatchObject({
      issue: { number: 7 },
      comment: { user: { login: 'ada', type: 'User' } },
    });
    expect(comment.event).toHaveProperty('issue.pull_request.url');
  }
  expect(events.scheduleEvent({ sha }).event).toMatchObject({ schedule: '0 6 * * 1' });
  expect(events.workflowDispatchEvent({ sha, inputs: { a: 'b' } }).event).toMatchObject({
    inputs: { a: 'b' },
  });
  expect(events.pushEvent({ sha, branch: 'topic' }).context).toMatchObject({
    GITHUB_REF: 'refs/heads/topic',
  });
});

test('makes the same repository from the same plan', async () => {
  const plan = {
    base: { 'a\nb "c".txt': 'x', vendor: { submodule: sha }, link: { symlink: 'a' } },
    head: [{ 'one.txt': '1' }, { 'one.txt': null, 'two.txt': Buffer.from([255, 10]) }],
    mainAfterFork: { later: 'y' },
  };
  const [one, other] = await Promise.all([
    makeRepository(plan),
    makeRepository({ ...plan, checkout: false }),
  ]);
  expect([one.headSha, one.baseSha]).toEqual([other.headSha, other.baseSha]);
  expect(await one.git('merge-base', 'main', 'topic')).toBe(one.mergeBaseSha);
  expect(one.mergeBaseSha).not.toBe(one.baseSha);
  expect(await one.git('ls-tree', '-r', '--name-only', 'topic')).toBe(
    '"a\\nb \\"c\\".txt"\nlink\ntwo.txt\nvendor',
  );
  const next = await one.commit({ 'three.txt': '3' });
  expect(await one.git('status', '--porcelain')).toBe('');
  expect(await one.git('rev-parse', 'topic')).toBe(next);
  await Promise.all([one.dispose(), other.dispose()]);
});
