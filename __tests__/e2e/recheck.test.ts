import { describe, expect, it } from '@jest/globals';
import type { IssueCommentFacts, WorkflowEvent } from './servers/events.js';
import { issueCommentEvent } from './servers/events.js';
import { fieldsOf } from './servers/fields.js';
import type { GitHubServer, Permissions, WorkflowRun } from './servers/github-server.js';
import { login, policy, pushAny, pushOne, shown, story, writes } from './story.js';

const change = {
  base: { 'iam/build.json': policy(login, pushOne) },
  head: { 'iam/build.json': policy(login, pushAny) },
};
const permissions = {
  contents: 'read',
  'pull-requests': 'write',
  actions: 'write',
  statuses: 'write',
} as const;
const collaborators = {
  maintainer: 'write',
  owner: 'admin',
  lead: 'maintain',
  helper: 'triage',
  stranger: 'read',
  'helper[bot]': 'write',
} as const;
const told = { ...change, github: { permissions, collaborators } };
const day = 24 * 60 * 60 * 1000;

/** The event of a comment that stands on the pull request, as GitHub tells a member of the organization from outside. */
const commented = (
  github: GitHubServer,
  body: string,
  sender = 'maintainer',
  facts: Partial<IssueCommentFacts> = {},
): WorkflowEvent => {
  const id = github.addComment({ user: sender, body });
  const event = issueCommentEvent({ body, sender, id, defaultSha: '0'.repeat(40), ...facts });
  const comment = { ...fieldsOf(event.event['comment']), author_association: 'OWNER' };
  return { ...event, event: { ...event.event, comment } };
};

/** A run of the gate's workflow for the head of the pull request. */
const runOf = (headSha: string, run: Partial<WorkflowRun> = {}): WorkflowRun => ({
  ...{ id: 42, workflow: 'artifact-access.yml', headSha, status: 'completed', event: 'pull_request' },
  createdAt: new Date().toISOString(),
  ...run,
});

const reactions = (github: GitHubServer): string[] => github.reactions.map(({ content }) => content);
const rerunInputs = { inputs: { 'recheck-workflow': 'artifact-access.yml' } };
const evaluateInputs = { inputs: { recheck: 'evaluate' } };

describe('/recheck', () => {
  it.each<[string, string, string, Partial<IssueCommentFacts>, number]>([
    ['another comment', 'Looks good', 'maintainer', {}, 0],
    ['words behind the command', '/recheck please', 'maintainer', {}, 0],
    ['a longer word', '/rechecked', 'maintainer', {}, 0],
    ['a later line', 'Hello\n/recheck', 'maintainer', {}, 0],
    ['a quoted line', '> /recheck', 'maintainer', {}, 0],
    ['a comment that was edited', '/recheck', 'maintainer', { action: 'edited' }, 0],
    ['a comment on an issue', '/recheck', 'maintainer', { onPullRequest: false }, 0],
    ['a closed pull request', '/recheck', 'maintainer', { state: 'closed' }, 0],
    ['a bot, though it may write', '/recheck', 'helper[bot]', {}, 0],
    ['somebody who may only read, whatever the payload says', '/recheck', 'stranger', {}, 1],
    ['somebody who may only triage', '/recheck', 'helper', {}, 1],
    ['somebody unknown', '/recheck', 'nobody', {}, 1],
  ])('is not taken from %s, who gets no answer', async (_name, body, sender, facts, requests) => {
    const { github, repository, run } = await story(told);
    github.workflowRuns.push(runOf(repository.headSha));
    const { exitCode, annotations } = await run({
      ...commented(github, body, sender, facts),
      ...rerunInputs,
    });
    expect([exitCode, annotations]).toEqual([0, []]);
    expect(writes(github)).toEqual([]);
    expect(github.requests).toHaveLength(requests);
  });

  it.each(['lead', 'owner'])('is taken from %s', async (sender) => {
    const { github, repository, run } = await story(told);
    github.workflowRuns.push(runOf(repository.headSha));
    expect(
      (await run({ ...commented(github, '/recheck\r\nPlease.', sender), ...rerunInputs })).exitCode,
    ).toBe(0);
    expect(reactions(github)).toEqual(['eyes', 'rocket']);
    expect(github.reruns).toEqual([42]);
  });
});

describe('recheck: rerun', () => {
  it('runs the newest run of the workflow that the base’s config names, without a look at the change', async () => {
    const config = 'recheck: rerun\nrecheck-workflow: artifact-access.yml\n';
    const { github, repository, run } = await story({
      ...told,
      base: { ...change.base, '.github/artifact-access.yml': config },
    });
    const env = { GITHUB_WORKFLOW_REF: 'acme/artifacts/.github/workflows/recheck.yml@refs/heads/main' };
    const { headSha, baseSha } = repository;
    const at = (days: number): string => new Date(Date.now() - days * day).toISOString();
    github.workflowRuns.push(
      runOf(headSha, { id: 41, createdAt: at(3) }),
      runOf(headSha, { id: 42, createdAt: at(2) }),
      runOf(headSha, { id: 43, createdAt: at(1), event: 'push' }),
      runOf(headSha, { id: 44, createdAt: at(1), workflow: 'other.yml' }),
      runOf(baseSha, { id: 45, createdAt: at(1) }),
    );
    const { exitCode } = await run({ ...commented(github, '/recheck'), env });
    expect(exitCode).toBe(0);
    expect(github.reruns).toEqual([42]);
    expect(shown(github)).toEqual([]);
    expect(github.issueComments.map(({ body }) => body)).toEqual(['/recheck']);
    expect(github.requests.map(({ path }) => path)).not.toContainEqual(
      expect.stringMatching(/compare|git\//),
    );
  });

  it.each<[string, (headSha: string) => WorkflowRun[], string]>([
    ['there is no run', () => [], 'There is no `pull_request` run of `artifact-access.yml`'],
    [
      'there is none for this head',
      () => [runOf('1'.repeat(40))],
      'There is no `pull_request` run of `artifact-access.yml`',
    ],
    ['it is still queued', (head) => [runOf(head, { status: 'queued' })], 'still in progress'],
    [
      'it is too old for GitHub',
      (head) => [runOf(head, { createdAt: new Date(Date.now() - 31 * day).toISOString() })],
      'older than 30 days',
    ],
  ])('says in words that %s, and names the other mode', async (_name, runs, words) => {
    const { github, repository, run } = await story(told);
    github.workflowRuns.push(...runs(repository.headSha));
    const { exitCode, annotations } = await run({ ...commented(github, '/recheck'), ...rerunInputs });
    expect(exitCode).toBe(1);
    expect(reactions(github)).toEqual(['eyes', 'confused']);
    expect(github.reruns).toEqual([]);
    expect(github.issueComments).toHaveLength(2);
    const answer = github.issueComments.at(-1)?.body;
    expect(answer).toMatch(/^`\/recheck`: /);
    expect(answer).toContain(words);
    expect(answer).toContain('`recheck: evaluate`');
    expect(annotations).toEqual([expect.objectContaining({ level: 'error' })]);
  });

  it('gives GitHub’s own words where it refuses the run, and calls it no missing permission', async () => {
    const { github, repository, run } = await story(told);
    github.workflowRuns.push(runOf(repository.headSha));
    // What it says after 50 re-runs is documented nowhere; a run that is beyond a re-run is answered so.
    github.fail({ path: /\/rerun$/, status: 403, body: { message: 'This workflow run cannot be retried' } });
    const { exitCode, stdout } = await run({ ...commented(github, '/recheck'), ...rerunInputs });
    expect(exitCode).toBe(1);
    expect(reactions(github)).toEqual(['eyes', 'confused']);
    expect(github.issueComments.at(-1)?.body).toContain(
      'This workflow run cannot be retried. Push a commit, or',
    );
    expect(stdout).toContain('This workflow run cannot be retried');
    expect(stdout).not.toContain('permission');
  });
});

describe('recheck: evaluate', () => {
  it('reviews the head itself, without AWS, and hangs the verdict on the commit', async () => {
    const { github, analyzer, repository, run } = await story({ ...told, analyzer: {} });
    const { exitCode } = await run({ ...commented(github, '/recheck\n'), ...evaluateInputs });
    expect(exitCode).toBe(0);
    expect(github.statuses).toEqual([
      expect.objectContaining({
        context: 'artifact-access/recheck',
        state: 'failure',
        sha: repository.headSha,
        description: '1 security warning introduced',
        target_url: 'https://github.com/acme/artifacts/actions/runs/4711',
      }),
    ]);
    expect(analyzer?.calls).toEqual([]);
    expect(shown(github)).toHaveLength(1);
    expect(github.issueComments.at(-1)?.body).toContain('1 security warning introduced');
    expect(reactions(github)).toEqual(['eyes', 'rocket']);
    expect(github.reruns).toEqual([]);
  });

  it('stays with the head that it began with: the status is on that commit, and nothing is posted', async () => {
    const { github, repository, run } = await story(told);
    const next = await repository.commit({ 'iam/build.json': change.base['iam/build.json'] }, 'topic');
    github.fail({ path: /\/git\/blobs\//, delay: 400 });
    const running = run({ ...commented(github, '/recheck'), ...evaluateInputs });
    while (!github.requests.some(({ path }) => path.includes('/git/blobs/'))) await pause(20);
    github.moveHead(next);
    const { exitCode, stdout } = await running;
    expect(exitCode).toBe(0);
    expect(github.statuses).toEqual([expect.objectContaining({ sha: repository.headSha, state: 'failure' })]);
    expect(shown(github)).toEqual([]);
    expect(github.issueComments).toHaveLength(1);
    expect(stdout).toContain('head moved on');
  });

  it('asks AWS where the base requires it, says in words that it gave no answer, and sets no verdict', async () => {
    const { analyzer, github, run } = await story({
      ...told,
      base: { ...change.base, '.github/artifact-access.yml': 'access-analyzer: required\n' },
      analyzer: {},
    });
    analyzer?.fail({ error: 'AccessDeniedException', times: 99 });
    expect((await run({ ...commented(github, '/recheck'), ...evaluateInputs })).exitCode).toBe(1);
    expect(analyzer?.calls).not.toEqual([]);
    expect(github.statuses).toEqual([expect.objectContaining({ state: 'error' })]);
    expect(reactions(github)).toEqual(['eyes', 'confused']);
    expect(github.issueComments.at(-1)?.body).toContain('access-analyzer:ValidatePolicy');
  });
});

describe('a recheck whose job lacks a permission', () => {
  it.each<[string, Permissions, Readonly<Record<string, string>>, string]>([
    ['the right to re-run', { actions: 'read' }, rerunInputs.inputs, 'actions: write'],
    ['any right on runs', { actions: 'none' }, rerunInputs.inputs, 'actions: write'],
    ['the right to post a status', { statuses: 'none' }, evaluateInputs.inputs, 'statuses: write'],
  ])('%s names it in its answer and in the log', async (_name, less, inputs, needed) => {
    const { github, repository, run } = await story({
      ...change,
      github: { collaborators, permissions: { ...permissions, ...less } },
    });
    github.workflowRuns.push(runOf(repository.headSha));
    const { exitCode, annotations } = await run({ ...commented(github, '/recheck'), inputs });
    expect(exitCode).toBe(1);
    expect(reactions(github)).toEqual(['eyes', 'confused']);
    expect(github.issueComments.at(-1)?.body).toMatch(/^`\/recheck`: /);
    expect(github.issueComments.at(-1)?.body).toContain(`\`${needed}\``);
    expect(annotations.map(({ message }) => message).join('\n')).toContain(needed);
  });

  it('to answer still runs the run again, and names it in the log', async () => {
    const { github, repository, run } = await story({
      ...change,
      github: { collaborators, permissions: { ...permissions, 'pull-requests': 'read' } },
    });
    github.workflowRuns.push(runOf(repository.headSha));
    const { exitCode, annotations } = await run({ ...commented(github, '/recheck'), ...rerunInputs });
    expect(exitCode).toBe(0);
    expect(github.reruns).toEqual([42]);
    expect(annotations[0]).toMatchObject({
      level: 'warning',
      message: expect.stringContaining('pull-requests: write'),
    });
  });
});

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
