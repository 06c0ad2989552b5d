import { describe, expect, it } from '@jest/globals';
import type { Failure } from './servers/github-server.js';
import { login, policy, pushAny, pushOne, shown, story, writes } from './story.js';

const good = policy(login, pushOne);
const bad = policy(login, pushAny);
const change = { base: { 'iam/build.json': good }, head: { 'iam/build.json': bad } };
const finding = expect.stringContaining('Image push reaches every repository');
const secondary = { message: 'You have exceeded a secondary rate limit. Please retry your request later.' };
const primary = { message: 'API rate limit exceeded for installation ID 1.' };

/** Headers of the primary limit, used up until so many seconds from now. */
function usedUp(seconds: number): Readonly<Record<string, string>> {
  const reset = Math.floor(Date.now() / 1000) + seconds;
  return { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) };
}

const passing: readonly (readonly [string, () => Failure])[] = [
  ['an outage of the comparison', () => ({ path: /\/compare\//, status: 502 })],
  ['a blob whose connection is reset', () => ({ path: /\/git\/blobs\//, reset: true })],
  ['a tree of which half arrives', () => ({ path: /\/git\/trees\//, cut: true })],
  ['threads of which half arrive', () => ({ path: /\/graphql$/, cut: true })],
  ['the primary limit', () => ({ path: /\/pulls\/7$/, status: 403, headers: usedUp(1), body: primary })],
  [
    'a secondary limit on reading',
    () => ({ path: /\/git\/blobs\//, status: 429, headers: { 'retry-after': '1' }, body: secondary }),
  ],
  [
    'a secondary limit on the review',
    () => ({ path: /\/reviews$/, status: 403, headers: { 'retry-after': '2' }, body: secondary }),
  ],
  [
    'a GraphQL limit, told with status 200',
    () => ({
      path: /\/graphql$/,
      status: 200,
      headers: usedUp(1),
      body: { errors: [{ type: 'RATE_LIMITED', ...primary }] },
    }),
  ],
];

describe('GitHub fails for a moment', () => {
  it.each(passing)('by %s: the review is the same', async (_name, failure) => {
    const { github, run } = await story(change);
    github.fail(failure());
    const { exitCode, outputs, annotations } = await run();
    expect(shown(github)).toEqual([finding]);
    expect(github.issueComments).toHaveLength(1);
    expect(github.reviews).toHaveLength(1);
    expect([exitCode, outputs['findings']]).toEqual([1, '1']);
    expect(annotations.map(({ message }) => message)).toEqual([expect.stringMatching(/^Failed: /)]);
  });

  it('in the middle of its list of comments: none is posted twice', async () => {
    const { github, run } = await story(change);
    await run();
    github.forgetRequests();
    github.fail({ path: /\/pulls\/7\/comments$/, cut: true });
    github.fail({ path: /\/issues\/7\/comments$/, cut: true });
    expect((await run()).exitCode).toBe(1);
    expect(writes(github)).toEqual([]);
    expect([shown(github), github.issueComments.length]).toEqual([[finding], 1]);
  });
});

describe('GitHub fails for good', () => {
  it('by a limit that outlasts the run: the run fails with one line, and gives no verdict', async () => {
    const { github, run } = await story(change);
    const headers = { 'retry-after': '3600' };
    github.fail({ path: /\/compare\//, status: 403, headers, body: secondary, times: 99 });
    const { exitCode, outputs, annotations } = await run();
    expect(exitCode).toBe(1);
    expect(annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^The review could not be done: GitHub's rate limit is used up/),
    ]);
    expect(outputs['conclusion']).not.toBe('success');
    expect(writes(github)).toEqual([]);
  });

  it('when the review is to be posted: its findings are shown where GitHub is not asked', async () => {
    const { github, run } = await story(change);
    github.fail({ path: /\/reviews$/, status: 502, times: 99 });
    const { exitCode, outputs, summary, annotations } = await run();
    expect(exitCode).toBe(1);
    expect(shown(github)).toEqual([]);
    expect(outputs).toMatchObject({ conclusion: 'failure', findings: '1' });
    expect(summary).toContain('Image push reaches every repository');
    const texts = annotations.map(({ title, message }) => `${title ?? ''} ${message}`).join('\n');
    expect(texts).toContain('Image push reaches every repository');
    expect(texts).toContain('GitHub answered 502 to POST /repos/acme/artifacts/pulls/7/reviews');
  });

  it('after the review is posted, before its answer came: it is not posted again', async () => {
    const { github, run } = await story(change);
    github.fail({ path: /\/reviews$/, reset: true, takesEffect: true });
    expect((await run()).exitCode).toBe(1);
    expect([github.reviews.length, shown(github)]).toEqual([1, [finding]]);
    github.forgetRequests();
    expect((await run()).exitCode).toBe(1);
    expect(github.reviews).toHaveLength(1);
    expect(writes(github)).toEqual(['POST /repos/acme/artifacts/issues/N/comments']);
  });
});

describe('a GitHub Enterprise Server', () => {
  it('is reviewed under /api/v3 and /api/graphql, over two pushes and a limit', async () => {
    const { github, repository, run } = await story({ ...change, github: { basePath: '/api/v3' } });
    expect((await run()).exitCode).toBe(1);
    expect(shown(github)).toEqual([finding]);
    github.moveHead(await repository.commit({ 'iam/build.json': `${good} ` }, 'topic'));
    const limit = { errors: [{ type: 'RATE_LIMITED', ...primary }] };
    github.fail({ path: /\/graphql$/, status: 200, headers: usedUp(1), body: limit });
    expect((await run()).exitCode).toBe(0);
    expect(shown(github)).toEqual([expect.stringContaining('(minimized)')]);
    expect(github.requests.filter(({ path }) => path === '/graphql').length).toBeGreaterThanOrEqual(3);
    expect(github.issueComments[0]?.body).not.toContain('https://github.com/acme/artifacts');
  });
});

describe('writing', () => {
  it('is three seconds apart where people are notified, one second elsewhere', async () => {
    const { github, run } = await story(change);
    await run();
    const written = github.requests.filter(({ method, path }) => method === 'POST' && path !== '/graphql');
    expect(written.map(({ path }) => path.split('/').at(-1))).toEqual(['reviews', 'comments']);
    expect((written[1]?.at ?? 0) - (written[0]?.at ?? 0)).toBeGreaterThan(2_900);
  });
});
