import { describe, expect, it } from '@jest/globals';
import { pullRequestEvent } from './servers/events.js';
import type { StepResult } from './servers/runner.js';
import { login, policy, pushAny, pushOne, shown, story, writes } from './story.js';

const found = 'Image push reaches every repository';
const change = {
  base: { 'iam/build.json': policy(login, pushOne) },
  head: { 'iam/build.json': policy(login, pushAny) },
};
const read = { contents: 'read', 'pull-requests': 'read' } as const;
const fork = 'mallory/artifacts';

/** What a run that may write gives for the same change. */
const verdict = {
  ...{ conclusion: 'failure', policies: '1', findings: '1', errors: '0', 'security-warnings': '1' },
  ...{ warnings: '0', suggestions: '0', 'access-gained': '1', 'report-file': '', 'sarif-file': '' },
};

/** The line that names the permission, in the log and in the job summary. */
const reasonOf = ({ stdout }: StepResult): string | undefined =>
  stdout.split('\n').find((line) => line.includes('pull-requests: write'));

describe('a token that may not write', () => {
  it.each([
    [
      'on a pull request from a fork',
      { pull: { headRepository: fork, author: 'mallory' }, permissions: read },
      { headRepository: fork, author: 'mallory' },
      'from a fork only read',
    ],
    [
      'on a pull request from a fork that is gone',
      { pull: { headRepository: null }, permissions: read },
      { headRepository: fork },
      'from a fork only read',
    ],
    [
      'in a run that Dependabot started',
      { pull: { author: 'dependabot[bot]' }, permissions: read },
      { author: 'dependabot[bot]', sender: 'dependabot[bot]' },
      'Dependabot starts only read',
    ],
    ['in a job that forgot to ask', { permissions: read }, {}, 'the job does not ask for it'],
    [
      'in a job that has no permission on pull requests at all',
      { permissions: { contents: 'read' } },
      {},
      'the job does not ask for it',
    ],
    [
      'on pull_request_target of a fork, which could have it',
      { pull: { headRepository: fork }, permissions: read },
      { headRepository: fork, eventName: 'pull_request_target' },
      'the job does not ask for it',
    ],
  ] as const)(
    '%s changes where the findings stand, not the verdict',
    async (_name, github, facts, reason) => {
      const { github: server, repository, run } = await story({ ...change, github });
      const { headSha, baseSha } = repository;
      const result = await run(pullRequestEvent({ ...facts, headSha, baseSha }));
      expect(result.exitCode).toBe(1);
      expect(result.outputs).toEqual(verdict);
      expect(result.annotations).toContainEqual(
        expect.objectContaining({
          level: 'error',
          file: 'iam/build.json',
          title: `Security warning: ${found}`,
        }),
      );
      expect(result.summary).toContain(found);
      expect(reasonOf(result)).toContain(reason);
      expect(result.summary).toContain(reason);
      expect([shown(server), server.issueComments]).toEqual([[], []]);
    },
  );

  it('is given back its comments with the permission', async () => {
    const { github, run } = await story({ ...change, github: { permissions: read } });
    const without = await run();
    github.permit({ contents: 'read', 'pull-requests': 'write' });
    const withIt = await run();
    expect(withIt.outputs).toEqual(without.outputs);
    expect(withIt.exitCode).toBe(without.exitCode);
    expect(shown(github)).toEqual([expect.stringContaining(found)]);
    expect(reasonOf(withIt)).toBeUndefined();
    expect(withIt.annotations.filter(({ file }) => file !== undefined)).toEqual([]);
  });

  it('leaves nothing out: what is over the runner’s ten annotations is counted, and the job summary has it all', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `iam/role-${String(index + 1)}.json`);
    const files = (text: string): Record<string, string> =>
      Object.fromEntries(names.map((name) => [name, text]));
    const { run } = await story({
      base: files(policy(login, pushOne)),
      head: files(policy(login, pushAny)),
      github: { permissions: read },
    });
    const { annotations, summary, stdout, outputs } = await run();
    expect(outputs['findings']).toBe('12');
    const errors = annotations.filter(({ level }) => level === 'error');
    // The runner keeps ten errors of a step, and drops the rest without a word: the last of them is the verdict.
    expect(errors.length).toBeLessThanOrEqual(10);
    expect(errors.at(-1)?.message).toMatch(/^Failed: 12 security warnings introduced/);
    const left = names.length - errors.filter(({ file }) => file !== undefined).length;
    expect(stdout).toContain(`${String(left)} more findings have no annotation`);
    for (const name of names) expect(summary).toContain(name);
  });
});

describe('a token without any permission on pull requests', () => {
  const none = { github: { permissions: { contents: 'read' } } } as const;

  it('passes a pull request without policies within the first three requests', async () => {
    const { github, run } = await story({ base: { 'a.txt': 'a' }, head: { 'a.txt': 'b' }, ...none });
    const { exitCode, annotations } = await run();
    expect([exitCode, annotations]).toEqual([0, []]);
    expect(github.requests.map(({ status }) => status)).toEqual([403, 200, 200]);
  });

  it('finds what a comparison cuts off after 300 files in the trees', async () => {
    const texts = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`a/${String(index)}.txt`, 'a']),
    );
    const { github, run } = await story({
      base: { 'z.json': policy(pushOne) },
      head: { ...texts, 'z.json': policy(pushAny) },
      checkout: false,
      ...none,
    });
    const { exitCode, outputs } = await run();
    expect(exitCode).toBe(1);
    expect(outputs['findings']).toBe('1');
    expect(writes(github)).toEqual([]);
  });

  it('fails a re-run, whose event may name a base branch that the pull request no longer has', async () => {
    const { run } = await story({ ...change, ...none });
    const { exitCode, annotations, outputs } = await run({ env: { GITHUB_RUN_ATTEMPT: '2' } });
    expect(exitCode).toBe(1);
    expect(outputs).toEqual({ conclusion: 'failure' });
    expect(annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(/pull-requests: read.*a re-run may replay an old one/),
    ]);
  });
});

describe('a token that may write reviews and no conversation', () => {
  it('keeps its comments on the lines, and the summary is in the job alone', async () => {
    const { github, run } = await story(change);
    github.fail({
      ...{ method: 'POST', path: /\/issues\/7\/comments$/, times: 9, status: 403 },
      body: { message: 'Resource not accessible by integration' },
    });
    const result = await run();
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toEqual(verdict);
    expect(shown(github)).toEqual([expect.stringContaining(found)]);
    expect(reasonOf(result)).toContain('the summary is not a comment');
    expect(result.summary).toContain('the summary is not a comment');
    // What stands on its line needs no annotation beside it.
    expect(result.annotations.filter(({ file }) => file !== undefined)).toEqual([]);
  });
});
