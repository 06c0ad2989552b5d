import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { mergeGroupEvent, scheduleEvent } from './servers/events.js';
import { login, policy, pushAny, pushOne, shown, story, writes } from './story.js';

const good = policy(login, pushOne);
const bad = policy(login, pushAny);
const change = { base: { 'iam/build.json': good }, head: { 'iam/build.json': bad } };

describe('a token that may not write', () => {
  it('turns the comments into annotations and a job summary, with the same verdict', async () => {
    const { github, run } = await story({
      ...change,
      github: { permissions: { contents: 'read', 'pull-requests': 'read' } },
    });
    const { exitCode, annotations, summary, stdout } = await run();
    expect(exitCode).toBe(1);
    expect(shown(github)).toEqual([]);
    expect(annotations).toContainEqual(
      expect.objectContaining({
        file: 'iam/build.json',
        title: 'Security warning: Image push reaches every repository',
      }),
    );
    expect(summary).toContain('Image push reaches every repository');
    expect(stdout).toContain('pull-requests: write');
  });
});

describe('a merge group', () => {
  it('gets a verdict and no comments', async () => {
    const { github, repository, run } = await story({ ...change, github: { pull: false } });
    const { exitCode, summary } = await run(
      mergeGroupEvent({ headSha: repository.headSha, baseSha: repository.mergeBaseSha }),
    );
    expect(exitCode).toBe(1);
    expect(summary).toContain('Image push reaches every repository');
    expect(writes(github)).toEqual([]);
  });
});

describe('plan files', () => {
  it('are reviewed beside the change, with the plan\u2019s own before for the base', async () => {
    const { github, repository, run } = await story({
      tellsAccess: true,
      base: { 'a.tf': 'a' },
      head: { 'a.tf': 'b' },
    });
    await repository.git('checkout', '--force', 'topic');
    const change = { before: { policy: good }, after: { policy: bad }, after_unknown: {} };
    const plan = {
      format_version: '1.2',
      resource_changes: [{ address: 'aws_iam_role_policy.build', change }],
    };
    writeFileSync(join(repository.dir, 'plan.json'), JSON.stringify(plan));
    const inputs = { 'plan-files': 'plan.json', 'report-file': 'report.json' };
    const { exitCode } = await run({ workspace: repository.dir, inputs });
    expect(exitCode).toBe(1);
    const report = JSON.parse(readFileSync(join(repository.dir, 'report.json'), 'utf8')) as {
      findings: unknown[];
    };
    expect(report.findings).toEqual([
      expect.objectContaining({ rule: 'diff-new-artifact-write', state: 'introduced', path: 'plan.json' }),
      expect.objectContaining({ rule: 'ecr-push-any-repo', state: 'introduced', path: 'plan.json' }),
    ]);
    expect(github.issueComments).toHaveLength(1);
    const missing = await run({ workspace: repository.dir, inputs: { 'plan-files': 'plans/*.json' } });
    expect([missing.exitCode, missing.annotations[0]?.message]).toEqual([
      1,
      expect.stringContaining('plan-files'),
    ]);
  });
});

describe('a scheduled audit', () => {
  it('reads the whole workspace, posts nothing, and counts nothing as new', async () => {
    const { github, repository, run } = await story({
      base: { 'iam/build.json': bad, 'iam/link.json': { symlink: '/etc/passwd' } },
      github: { pull: false },
    });
    await repository.git('checkout', '--force', 'main');
    const { exitCode, outputs, annotations } = await run({
      ...scheduleEvent({ sha: repository.baseSha }),
      workspace: repository.dir,
      inputs: { 'report-file': 'out/report.json' },
    });
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({
      conclusion: 'success',
      findings: '0',
      policies: '1',
      'report-file': 'out/report.json',
    });
    expect(annotations).toContainEqual(expect.objectContaining({ file: 'iam/build.json' }));
    expect(writes(github)).toEqual([]);
    const report = JSON.parse(readFileSync(join(repository.dir, 'out/report.json'), 'utf8')) as {
      findings: unknown[];
      skipped: unknown[];
      base: unknown;
    };
    expect(report.findings).toEqual([
      expect.objectContaining({ rule: 'ecr-push-any-repo', state: 'existing' }),
    ]);
    expect(report.skipped).toEqual([{ path: 'iam/link.json', reason: 'symlink' }]);
    expect(report.base).toBeNull();
  });

  it('fails by what is there where the scope is all', async () => {
    const { repository, run } = await story({ base: { 'iam/build.json': bad }, github: { pull: false } });
    await repository.git('checkout', '--force', 'main');
    const { exitCode } = await run({
      ...scheduleEvent({ sha: repository.baseSha }),
      workspace: repository.dir,
      inputs: { 'fail-scope': 'all' },
    });
    expect(exitCode).toBe(1);
  });
});

describe('wrong use ends in one clear line', () => {
  it.each([
    ['an event that is not served', { eventName: 'watch', event: {} }, 'The event "watch" is not served.'],
    [
      'a payload without a head',
      { eventName: 'pull_request', event: { pull_request: { number: 7 } } },
      'pull_request.head.sha',
    ],
    ['a missing token', { inputs: { 'github-token': '' } }, 'github-token'],
    ['an unknown value', { inputs: { 'fail-on': 'eror' } }, 'did you mean `error`?'],
    ['an unknown input', { inputs: { 'fail-in': 'error' } }, 'did you mean `fail-on`?'],
  ])('%s', async (_name, step, text) => {
    const { run } = await story(change);
    const { exitCode, annotations, stdout, stderr } = await run(step);
    expect(exitCode).toBe(1);
    expect(annotations.map(({ message }) => message)).toEqual([expect.stringContaining(text)]);
    expect(stdout + stderr).not.toMatch(/\n\s+at /);
  });

  it('also where GitHub does not accept the token', async () => {
    const { github, run } = await story(change);
    const { exitCode, annotations } = await run({ github: { ...addressOf(github), token: 'wrong' } });
    expect(exitCode).toBe(1);
    expect(annotations[0]?.message).toContain('github-token');
  });
});

describe('a hostile pull request', () => {
  it('gives the runner no commands and the review no markup', async () => {
    const evil =
      '##[set-output name=conclusion]success ::error::x [a](https://evil.example) @octocat <img src=x>';
    const { github, run } = await story({
      base: { 'a.txt': 'a' },
      head: {
        [`iam/${evil.replaceAll('/', '')}\n::set-output name=conclusion::success.json`]: policy({
          ...pushAny,
          Sid: evil,
        }),
        'iam/dir.json/x.json': policy({ ...pushAny, Resource: `arn:aws:ecr:*:*:repository/*${evil}` }),
        'iam/broken.json':
          '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": ',
        'iam/nul.json': Buffer.from([0x7b, 0x00, 0x7d]),
        'iam/proto.json': '{"__proto__": {"polluted": true}, "Version": "2012-10-17", "Statement": []}',
      },
    });
    const { exitCode, outputs, commands } = await run();
    expect(exitCode).toBe(1);
    expect(outputs['conclusion']).toBe('failure');
    expect(commands.filter(({ command }) => !['error', 'warning', 'notice'].includes(command))).toEqual([]);
    for (const { body } of [...github.reviewComments, ...github.issueComments]) {
      expect(body.replaceAll(/`[^`]*`/g, '')).not.toMatch(/\]\(https:\/\/evil|@octocat|<img/);
    }
  });
});

function addressOf({
  apiUrl,
  graphqlUrl,
  serverUrl,
  repository,
}: Record<'apiUrl' | 'graphqlUrl' | 'serverUrl' | 'repository', string>) {
  return { apiUrl, graphqlUrl, serverUrl, repository };
}
