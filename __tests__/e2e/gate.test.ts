import { describe, expect, it } from '@jest/globals';
import type { PullRequestFacts, WorkflowEvent } from './servers/events.js';
import { mergeGroupEvent, pullRequestEvent, workflowDispatchEvent } from './servers/events.js';
import { fieldsOf } from './servers/fields.js';
import type { GitHubServer } from './servers/github-server.js';
import { login, policy, pushAny, pushOne, shown, story, writes } from './story.js';

const good = policy(login, pushOne);
const bad = policy(login, pushAny);
const found = 'Image push reaches every repository';
const change = { base: { 'iam/build.json': good }, head: { 'iam/build.json': bad } };
const noPolicy = { base: { 'a.txt': 'a' }, head: { 'a.txt': 'b' } };

/** What was asked of GitHub, without the numbers and names that differ from story to story. */
const asked = ({ requests }: GitHubServer): string[] =>
  requests.map(({ method, path }) => `${method} ${path.replace(/^\/repos\/acme\/artifacts/, '')}`);

/** Somebody opened the pull request, with other facts about it in the payload. */
const opened = (facts: PullRequestFacts, action: string, pull: object): WorkflowEvent => {
  const event = pullRequestEvent(facts);
  return {
    ...event,
    event: { ...event.event, action, pull_request: { ...fieldsOf(event.event['pull_request']), ...pull } },
  };
};

const messages = (annotations: readonly { readonly message: string }[]): string =>
  annotations.map(({ message }) => message).join('\n');

describe('a pull request', () => {
  it('without policies passes within the first three requests', async () => {
    const { github, repository, run } = await story(noPolicy);
    const { exitCode, outputs, stdout } = await run();
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({ conclusion: 'success', policies: '0', findings: '0', errors: '0' });
    expect(stdout).toContain('No policy files changed.');
    expect(asked(github)).toEqual([
      'GET /pulls/7',
      `GET /compare/main...${repository.headSha}`,
      'GET /contents/.github%2Fartifact-access.yml',
    ]);
  });

  it('is reviewed while it is a draft, since a draft can be merged the moment it is none', async () => {
    const { github, repository, run } = await story({ ...change, github: { pull: { draft: true } } });
    const { headSha, baseSha } = repository;
    const { exitCode } = await run(pullRequestEvent({ headSha, baseSha, draft: true }));
    expect(exitCode).toBe(1);
    expect(shown(github)).toEqual([expect.stringContaining(found)]);
  });

  it('is judged against its new base once that was changed, by the event of the change', async () => {
    const { github, repository, run } = await story({
      ...change,
      head: [{ 'iam/build.json': bad }, { 'iam/build.json': policy(pushAny, login) }],
    });
    expect((await run()).exitCode).toBe(1);
    // On the branch release the same access was granted before.
    await repository.git('branch', 'release', 'topic~1');
    if (github.pull) github.pull.baseRef = 'release';
    const { headSha, baseSha } = repository;
    const edited = opened({ headSha, baseSha, baseRef: 'release' }, 'edited', {});
    const { exitCode, outputs } = await run(edited);
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({ conclusion: 'success', policies: '1', findings: '0' });
    expect(shown(github)).toEqual([expect.stringContaining('(minimized)')]);
    // A re-run of the first event still names main; what the API says now holds.
    expect((await run({ env: { GITHUB_RUN_ATTEMPT: '2' } })).exitCode).toBe(0);
  });

  it('that is closed gets its verdict and no comment', async () => {
    const { github, repository, run } = await story({ ...change, github: { pull: { state: 'closed' } } });
    const { headSha, baseSha } = repository;
    const { exitCode, annotations, stdout, summary } = await run(
      opened({ headSha, baseSha }, 'closed', { state: 'closed' }),
    );
    expect(exitCode).toBe(1);
    expect(writes(github)).toEqual([]);
    expect(stdout).toContain('The pull request is closed');
    expect(annotations).toContainEqual(expect.objectContaining({ file: 'iam/build.json' }));
    expect(summary).toContain(found);
  });
});

describe('a pull request whose head moves', () => {
  it('before the run starts is judged by the commit that the check hangs on, and nothing is posted', async () => {
    const { github, repository, run } = await story(change);
    const { headSha, baseSha } = repository;
    github.moveHead(await repository.commit({ 'iam/build.json': good }, 'topic'));
    const { exitCode, annotations, stdout, summary, outputs } = await run(
      pullRequestEvent({ headSha, baseSha, action: 'synchronize' }),
    );
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ conclusion: 'failure', findings: '1' });
    expect(writes(github)).toEqual([]);
    expect(annotations).toContainEqual(expect.objectContaining({ file: 'iam/build.json' }));
    expect(stdout).toContain(`head moved on while ${headSha} was reviewed`);
    expect(summary).toContain('head moved on');
  });

  it('during the run keeps the comments that stand: the run for the new head mends them', async () => {
    const { github, repository, run } = await story(change);
    await run();
    const before = shown(github);
    const fixed = await repository.commit({ 'iam/build.json': good.replace('Push', 'PushImage') }, 'topic');
    const next = await repository.commit({ 'iam/build.json': bad }, 'topic');
    github.moveHead(fixed);
    github.forgetRequests();
    github.fail({ path: /\/git\/blobs\//, delay: 400 });
    const running = run(pullRequestEvent({ headSha: fixed, baseSha: repository.baseSha }));
    while (!asked(github).some((request) => request.includes('/git/blobs/'))) await pause(20);
    github.moveHead(next);
    const { exitCode, stdout } = await running;
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`head moved on while ${fixed} was reviewed`);
    expect(writes(github)).toEqual([]);
    expect(shown(github)).toEqual(before);
  });
});

describe('pull_request_target', () => {
  it('reads a fork’s change, starts no process for it, and posts with the token that may write', async () => {
    const { github, repository, run } = await story({
      base: { 'iam/build.json': good },
      head: {
        'iam/build.json': bad,
        'package.json': '{"scripts":{"preinstall":"touch /tmp/owned","prepare":"touch /tmp/owned"}}',
        '.github/artifact-access.yml': 'fail-on: never\n',
        'action.yml': 'runs: {using: node24, main: evil.js}\n',
      },
      github: { pull: { headRepository: 'mallory/artifacts', author: 'mallory' } },
    });
    const event = pullRequestEvent({
      ...{ eventName: 'pull_request_target', author: 'mallory', headRepository: 'mallory/artifacts' },
      ...{ headSha: repository.headSha, baseSha: repository.baseSha },
    });
    const { exitCode, stderr } = await run({ ...event, nodeOptions: withoutProcesses() });
    expect(stderr).toBe('');
    expect(exitCode).toBe(1);
    expect(shown(github)).toEqual([
      expect.stringContaining(found),
      expect.stringContaining('The review’s own configuration changes'),
    ]);
    expect(github.issueComments).toHaveLength(1);
  });
});

/** Node refuses child processes, workers and native code to a program that runs so, whoever asks for them. */
function withoutProcesses(): string[] {
  const stable = process.allowedNodeEnvironmentFlags.has('--permission');
  const flags = [
    stable ? '--permission' : '--experimental-permission',
    '--allow-fs-read=*',
    '--allow-fs-write=*',
  ];
  const network = process.allowedNodeEnvironmentFlags.has('--allow-net') ? ['--allow-net'] : [];
  return [...flags, ...network, '--disable-warning=ExperimentalWarning', '--disable-warning=SecurityWarning'];
}

describe('a merge group', () => {
  it('without policies passes within two requests', async () => {
    const { github, repository, run } = await story({ ...noPolicy, github: { pull: false } });
    const { headSha, baseSha } = repository;
    const { exitCode, outputs } = await run(mergeGroupEvent({ headSha, baseSha }));
    expect(exitCode).toBe(0);
    expect(outputs['conclusion']).toBe('success');
    expect(asked(github)).toHaveLength(2);
    expect(writes(github)).toEqual([]);
  });

  it('is the difference of its two commits as they are given, whatever lies between them', async () => {
    const { github, repository, run } = await story({
      ...change,
      mainAfterFork: { 'iam/deploy.json': good },
      github: { pull: false },
    });
    const { headSha, baseSha } = repository;
    const { exitCode, outputs } = await run(mergeGroupEvent({ headSha, baseSha }));
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ findings: '1', conclusion: 'failure' });
    expect(asked(github)).toEqual(expect.arrayContaining([`GET /git/trees/${baseSha}`]));
    expect(writes(github)).toEqual([]);
  });
});

describe('workflow_dispatch', () => {
  it('audits the checked-out workspace and posts nothing', async () => {
    const { github, repository, run } = await story({
      base: { 'iam/build.json': bad },
      github: { pull: false },
    });
    await repository.git('checkout', '--quiet', '--force', 'main');
    const event = workflowDispatchEvent({ sha: repository.baseSha });
    const audit = await run({ ...event, workspace: repository.dir });
    expect([audit.exitCode, audit.outputs['conclusion']]).toEqual([0, 'success']);
    expect(audit.annotations).toContainEqual(expect.objectContaining({ file: 'iam/build.json' }));
    const strict = await run({ ...event, workspace: repository.dir, inputs: { 'fail-scope': 'all' } });
    expect([strict.exitCode, strict.outputs['conclusion']]).toEqual([1, 'failure']);
    expect(github.requests).toEqual([]);
  });

  it('says that nothing was checked out', async () => {
    const { repository, run } = await story({ ...noPolicy, github: { pull: false } });
    const { exitCode, annotations } = await run(workflowDispatchEvent({ sha: repository.baseSha }));
    expect(exitCode).toBe(1);
    expect(messages(annotations)).toContain('Check the repository out');
  });
});

describe('a part that could not be done', () => {
  it('fails the job with its own message, also where no finding would', async () => {
    const { analyzer, run } = await story({
      base: { 'iam/build.json': good },
      head: { 'iam/build.json': policy(pushOne, login) },
      analyzer: {},
    });
    analyzer?.fail({ error: 'AccessDeniedException', times: 99 });
    const { exitCode, outputs, annotations, summary } = await run({ inputs: { 'fail-on': 'never' } });
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ conclusion: 'failure', findings: '0' });
    expect(messages(annotations)).toContain('access-analyzer:ValidatePolicy');
    expect(summary).toContain('could not be done');
  });

  it('fails the job also where nothing could be read, and the output says so', async () => {
    const { github, run } = await story({
      ...change,
      github: { permissions: { 'pull-requests': 'write' } },
    });
    const { exitCode, outputs, annotations } = await run();
    expect(exitCode).toBe(1);
    expect(outputs).toEqual({ conclusion: 'failure' });
    expect(annotations).toHaveLength(1);
    expect(messages(annotations)).toContain('contents: read');
    expect(writes(github)).toEqual([]);
  });
});

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
