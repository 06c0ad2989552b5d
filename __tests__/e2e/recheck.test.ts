import { describe, expect, it } from '@jest/globals';
import { issueCommentEvent } from './servers/events.js';
import type { GitHubServer } from './servers/github-server.js';
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
const collaborators = { maintainer: 'write', stranger: 'read' } as const;
const told = { ...change, github: { permissions, collaborators } };

/** The event of a comment that stands on the pull request. */
const commented = (github: GitHubServer, body: string, sender = 'maintainer') =>
  issueCommentEvent({
    body,
    sender,
    id: github.addComment({ user: sender, body }),
    defaultSha: '0'.repeat(40),
  });

describe('/recheck', () => {
  it.each([
    ['another comment', 'Looks good', 'maintainer'],
    ['words behind the command', '/recheck please', 'maintainer'],
    ['a later line', 'Hello\n/recheck', 'maintainer'],
    ['somebody without write permission', '/recheck', 'stranger'],
    ['somebody unknown', '/recheck', 'nobody'],
  ])('is not taken from %s', async (_name, body, sender) => {
    const { github, run } = await story(told);
    expect((await run(commented(github, body, sender))).exitCode).toBe(0);
    expect(writes(github)).toEqual([]);
  });

  it('runs the pull request’s own run again', async () => {
    const { github, repository, run } = await story(told);
    github.workflowRuns.push({
      id: 42,
      workflow: 'artifact-access.yml',
      headSha: repository.headSha,
      status: 'completed',
      event: 'pull_request',
      createdAt: new Date().toISOString(),
    });
    const { exitCode } = await run({
      ...commented(github, '/recheck'),
      inputs: { 'recheck-workflow': 'artifact-access.yml' },
    });
    expect(github.issueComments.map(({ body }) => body)).toEqual(['/recheck']);
    expect(exitCode).toBe(0);
    expect(github.reactions.map(({ content }) => content)).toEqual(['eyes', 'rocket']);
    expect(github.reruns).toHaveLength(1);
    expect(shown(github)).toEqual([]);
  });

  it('says in words where there is no run to repeat', async () => {
    const { github, run } = await story(told);
    expect(
      (await run({ ...commented(github, '/recheck'), inputs: { 'recheck-workflow': 'artifact-access.yml' } }))
        .exitCode,
    ).toBe(1);
    expect(github.reactions.map(({ content }) => content)).toEqual(['eyes', 'confused']);
    expect(github.issueComments.at(-1)?.body).toContain('recheck: evaluate');
  });

  it('evaluates the head itself, without AWS, and hangs the verdict on the commit', async () => {
    const { github, analyzer, repository, run } = await story({ ...told, analyzer: {} });
    expect(
      (await run({ ...commented(github, '/recheck\n'), inputs: { recheck: 'evaluate' } })).exitCode,
    ).toBe(0);
    expect(github.statuses).toEqual([
      expect.objectContaining({
        context: 'artifact-access/recheck',
        state: 'failure',
        sha: repository.headSha,
      }),
    ]);
    expect(analyzer?.calls).toEqual([]);
    expect(shown(github)).toHaveLength(1);
  });
});
