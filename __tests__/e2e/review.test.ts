import { describe, expect, it } from '@jest/globals';
import { lineOf, login, policy, pushAny, pushOne, shown, story, writes } from './story.js';

const good = policy(login, pushOne);
const bad = policy(login, pushAny);
const badLine = lineOf(bad, '"arn:aws:ecr');

const analyzerFinding = {
  findingType: 'SECURITY_WARNING',
  issueCode: 'PASS_ROLE_WITH_STAR_IN_RESOURCE',
  findingDetails:
    'Using the iam:PassRole action with wildcards (*) in the resource can be overly permissive.',
  learnMoreLink:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-pass-role-with-star-in-resource',
  locations: [
    {
      path: [{ value: 'Statement' }, { index: 1 }, { value: 'Action' }, { index: 4 }],
      span: { start: { line: 1, column: 0, offset: 0 }, end: { line: 1, column: 1, offset: 1 } },
    },
  ],
};
/** Finds something in the document that has the text, nothing in others. */
const answering = (text: string) => (_operation: string, input: object) =>
  JSON.stringify(input).includes(text) ? { findings: [analyzerFinding] } : { findings: [] };

describe('a pull request with policies', () => {
  it('gets findings of both sources on their lines', async () => {
    const { github, analyzer, run } = await story({
      base: { 'iam/build.json': good },
      head: { 'iam/build.json': bad },
      analyzer: { answers: answering('repository/*') },
    });
    const { exitCode, outputs, summary } = await run();
    expect(shown(github)).toEqual([
      `iam/build.json:${String(lineOf(bad, '"ecr:PutImage'))} **Security warning** · Pass role with star in resource`,
      `iam/build.json:${String(badLine)} **Security warning** · Image push reaches every repository`,
    ]);
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({
      conclusion: 'failure',
      policies: '1',
      findings: '2',
      'security-warnings': '2',
      errors: '0',
    });
    expect(summary).toContain('2 security warnings introduced');
    expect(github.reviews).toHaveLength(1);
    expect(github.reviews[0]?.state).toBe('COMMENTED');
    expect(github.issueComments).toHaveLength(1);
    // The base version is asked about only since the head has a finding.
    expect(analyzer?.calls.map(({ operation }) => operation)).toEqual(['ValidatePolicy', 'ValidatePolicy']);
  });

  it('asks AWS once where the head has no finding', async () => {
    const { analyzer, run } = await story({
      base: { 'iam/build.json': good },
      head: { 'iam/build.json': policy(pushOne, login) },
      analyzer: {},
    });
    expect((await run()).exitCode).toBe(0);
    expect(analyzer?.calls).toHaveLength(1);
  });

  it('does not fail for what was there before', async () => {
    const { github, run } = await story({
      base: { 'iam/build.json': bad },
      head: {
        'iam/build.json': policy(login, pushAny, {
          Sid: 'Logs',
          Effect: 'Allow',
          Action: 'logs:PutLogEvents',
          Resource: 'arn:aws:logs:eu-west-1:111122223333:log-group:a:*',
        }),
      },
    });
    const { exitCode, outputs } = await run();
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({ findings: '0', conclusion: 'success' });
    expect(shown(github)).toEqual([]);
  });

  it('is reviewed again without a new comment', async () => {
    const { github, run } = await story({
      base: { 'iam/build.json': good },
      head: { 'iam/build.json': bad },
    });
    await run();
    const before = shown(github);
    github.forgetRequests();
    expect((await run()).exitCode).toBe(1);
    expect(writes(github)).toEqual([]);
    expect(shown(github)).toEqual(before);
  });

  it('hides the comment of a finding that is fixed, and says so in the summary', async () => {
    const { github, repository, run } = await story({
      base: { 'iam/build.json': good },
      head: { 'iam/build.json': bad },
    });
    await run();
    github.moveHead(
      await repository.commit({ 'iam/build.json': good.replace('"Push"', '"PushImage"') }, 'topic'),
    );
    const { exitCode } = await run();
    expect(exitCode).toBe(0);
    expect(shown(github)).toEqual([
      expect.stringContaining('Image push reaches every repository (minimized)'),
    ]);
    expect(github.issueComments[0]?.body).toMatch(/^### ✅/);
  });

  it('closes its comments also when the policies were put back as they were', async () => {
    const { github, repository, run } = await story({
      base: { 'iam/build.json': good, 'a.txt': 'a' },
      head: { 'iam/build.json': bad },
    });
    await run();
    github.moveHead(await repository.commit({ 'iam/build.json': good, 'a.txt': 'b' }, 'topic'));
    expect((await run()).exitCode).toBe(0);
    expect(shown(github)).toEqual([expect.stringContaining('(minimized)')]);
  });
});

describe('a pull request without policies', () => {
  it('passes with a few requests and not a word', async () => {
    const { github, run } = await story({
      base: { 'a.txt': 'a' },
      head: { 'a.txt': 'b', 'package.json': '{"name":"a"}' },
    });
    const { exitCode, outputs, annotations, stdout } = await run();
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({ conclusion: 'success', policies: '0', findings: '0' });
    expect(annotations).toEqual([]);
    expect(stdout).toContain('No policy files changed.');
    expect(writes(github)).toEqual([]);
    expect(github.requests.length).toBeLessThanOrEqual(6);
  });
});

describe('Access Analyzer', () => {
  const change = { base: { 'iam/build.json': good }, head: { 'iam/build.json': bad } };

  it('is left out without credentials, and the review says so', async () => {
    const { github, run } = await story(change);
    const { exitCode, stdout } = await run();
    expect(exitCode).toBe(1);
    expect(stdout).toContain('There are no AWS credentials');
    expect(shown(github)).toHaveLength(1);
  });

  it('fails the job where it is required and there are no credentials', async () => {
    const { run } = await story({
      base: { 'iam/build.json': good },
      head: { 'iam/build.json': policy(pushOne, login) },
    });
    const { exitCode, annotations, outputs } = await run({
      inputs: { 'access-analyzer': 'required', 'aws-region': 'eu-west-1' },
      env: { AWS_EC2_METADATA_DISABLED: 'true' },
    });
    expect(exitCode).toBe(1);
    expect(outputs['conclusion']).toBe('failure');
    expect(annotations.map(({ message }) => message).join('\n')).toContain(
      'No AWS credentials could be loaded',
    );
  });

  it('is asked again when it throttles', async () => {
    const { analyzer, run } = await story({ ...change, analyzer: {} });
    analyzer?.fail({ error: 'ThrottlingException', retryAfterSeconds: 1, times: 2 });
    const { outputs } = await run();
    expect(analyzer?.calls.length).toBe(3);
    expect(outputs['findings']).toBe('1');
  });

  it('fails the job with the permission that is missing, and shows the offline findings', async () => {
    const { github, analyzer, run } = await story({ ...change, analyzer: {} });
    analyzer?.fail({ error: 'AccessDeniedException', times: 99 });
    const { exitCode, annotations } = await run();
    expect(exitCode).toBe(1);
    expect(annotations.map(({ message }) => message).join('\n')).toContain('access-analyzer:ValidatePolicy');
    expect(shown(github)).toEqual([expect.stringContaining('Image push reaches every repository')]);
  });

  it('fails the job under auto when it cannot be reached', async () => {
    const { analyzer, run } = await story({
      base: { 'iam/build.json': good },
      head: { 'iam/build.json': policy(pushOne, login) },
      analyzer: {},
    });
    analyzer?.fail({ reset: true, times: 99 });
    const { exitCode, annotations, outputs } = await run({ inputs: { 'report-file': 'report.json' } });
    expect(exitCode).toBe(1);
    expect(outputs['conclusion']).toBe('failure');
    expect(annotations.map(({ message }) => message).join('\n')).toContain('could not be reached');
  });
});

describe('the config', () => {
  const config = 'fail-on: error\n';

  it('holds from the base branch; a pull request that weakens it only gets told so', async () => {
    const { github, run } = await story({
      base: {
        'iam/build.json': good,
        '.github/artifact-access.yml': 'checks:\n  ecr-push-any-repo: error\n',
      },
      head: {
        'iam/build.json': bad,
        '.github/artifact-access.yml': 'fail-on: never\nchecks:\n  ecr-push-any-repo: off\n',
      },
    });
    const { exitCode } = await run();
    expect(exitCode).toBe(1);
    expect(shown(github)).toEqual([
      `iam/build.json:${String(badLine)} **Error** · Image push reaches every repository`,
      '.github/artifact-access.yml:1 **Warning** · The review’s own configuration changes',
    ]);
  });

  it('is stricter than an input of the pull request’s own workflow', async () => {
    const { run } = await story({
      base: { 'iam/build.json': good, '.github/artifact-access.yml': 'fail-on: security-warning\n' },
      head: { 'iam/build.json': bad },
    });
    const { exitCode, stdout } = await run({ inputs: { 'fail-on': 'never' } });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('fail-on');
  });

  it('gives way to the defaults where it is broken, so that the repair can be merged', async () => {
    const { github, run } = await story({
      base: { 'iam/build.json': good, '.github/artifact-access.yml': 'fail_on: never\n' },
      head: { 'iam/build.json': bad, '.github/artifact-access.yml': config },
    });
    const { exitCode, annotations } = await run();
    expect(exitCode).toBe(1);
    expect(annotations.map(({ message }) => message).join('\n')).toContain('did you mean `fail-on`?');
    expect(shown(github)).toHaveLength(2);
  });

  it('accepts a finding by an exception that has not expired', async () => {
    const exception = (expires: string): string =>
      `exceptions:\n  - rule: ecr-push-any-repo\n    files: [iam/build.json]\n    reason: Move under way\n    expires: ${expires}\n`;
    const accepted = await story({
      base: { 'iam/build.json': good, '.github/artifact-access.yml': exception('2999-12-31') },
      head: { 'iam/build.json': bad },
    });
    const { exitCode, summary } = await accepted.run();
    expect(exitCode).toBe(0);
    expect(summary).toContain('Move under way');
    const expired = await story({
      base: { 'iam/build.json': good, '.github/artifact-access.yml': exception('2020-12-31') },
      head: { 'iam/build.json': bad },
    });
    expect((await expired.run()).exitCode).toBe(1);
  });
});
