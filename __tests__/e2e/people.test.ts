import { describe, expect, it } from '@jest/globals';
import { makeMarker } from '../../src/render/marker.js';
import {
  commentEdited,
  conversationOf,
  dense,
  idsOf,
  mutated,
  newest,
  push,
  reviewPosted,
  summaryEdited,
  writesOfRun,
} from './conversation.js';
import { lineOf, login, policy, pushAny, pushOne, story, writes, withoutAccess } from './story.js';

const file = 'iam/build.json';
const config = '.github/artifact-access.yml';
const pushOff = `checks:\n${withoutAccess}  ecr-push-any-repo: off\n`;
const good = policy(login, pushOne);
const bad = policy(login, pushAny);
const line = lineOf(bad, '"arn:aws:ecr');
const found = '**Security warning** · Image push reaches every repository';
const oneFound = '### ❌ Artifact access review: 1 security warning introduced';
const nothingFound = '### ✅ Artifact access review: no new findings in 1 policy';
const change = { base: { [file]: good }, head: { [file]: bad } };

describe('a thread that a person resolved', () => {
  it('is not posted again and not edited, and still counts; what is new on its lines is posted alone', async () => {
    const told = await story({ base: { [file]: good, [config]: pushOff }, head: { [file]: dense } });
    await told.run();
    const resolved = newest(told);
    told.github.resolveThread(resolved.id, 'octocat');
    const body = resolved.body;
    await push(told, { [file]: dense.replace('{\n', '{\n\n') });
    told.github.forgetRequests();
    const { exitCode, outputs } = await told.run();
    expect([exitCode, outputs['errors'], writes(told.github)]).toEqual([1, '1', [summaryEdited]]);
    await told.repository.commit({ [config]: `checks:\n${withoutAccess}` }, 'main');
    expect(await writesOfRun(told)).toEqual([reviewPosted, summaryEdited]);
    expect(resolved.body).toBe(body);
    expect(await conversationOf(told.github)).toEqual({
      reviews: 2,
      threads: [
        `${file} R5: **Error** · Invalid action [suggestion] [resolved by octocat]`,
        `${file} R5: ${found}`,
      ],
      conversation: ['### ❌ Artifact access review: 1 error and 1 security warning introduced'],
    });
    await push(told, { [file]: good.replace('Push', 'Images') });
    await told.run();
    expect(await conversationOf(told.github)).toEqual({
      reviews: 2,
      threads: [
        `${file} outdated: **Error** · Invalid action [suggestion] [resolved by octocat]`,
        `${file} outdated: ${found} [hidden: resolved]`,
      ],
      conversation: [nothingFound],
    });
  });
});

describe('what people do to comments', () => {
  it('hides no finding that stands: hidden it is shown again, rewritten it is mended, deleted it is posted anew', async () => {
    const files = ['iam/hidden.json', 'iam/rewritten.json', 'iam/deleted.json'] as const;
    const [hidden, rewritten, deleted] = files;
    const each = (text: string) => Object.fromEntries(files.map((path) => [path, text]));
    const told = await story({ base: each(good), head: each(bad) });
    await told.run();
    const on = (path: string): number =>
      told.github.reviewComments.find((comment) => comment.path === path)?.id ?? 0;
    // Nobody is told who hid a comment. To put one away for good there is resolving its thread, or an exception.
    told.github.hide(on(hidden), 'OFF_TOPIC');
    const marker = told.github.reviewComments
      .find(({ path }) => path === rewritten)
      ?.body.split('\n')
      .at(-1);
    told.github.rewrite(on(rewritten), `All is well here.\n\n${marker ?? ''}`);
    told.github.remove(on(deleted));
    const { exitCode } = await told.run();
    expect(exitCode).toBe(1);
    const threads = [
      `${hidden} R${line}: ${found}`,
      `${rewritten} R${line}: ${found}`,
      `${deleted} R${line}: ${found}`,
    ];
    const { threads: seen, ...rest } = await conversationOf(told.github);
    expect([...seen].sort()).toEqual([...threads].sort());
    expect(rest).toEqual({
      reviews: 2,
      conversation: ['### ❌ Artifact access review: 3 security warnings introduced'],
    });
  });
});

describe('comments of others', () => {
  it('are not ours for our marker alone, nor for the user that all workflows share', async () => {
    const told = await story(change);
    await told.run();
    const { github } = told;
    const comment = newest(told);
    const [ids = []] = idsOf(github);
    const marked = (text: string, tag = ''): string =>
      `${text}\n\n${makeMarker({ kind: 'findings', tag, ids })}`;
    const bot = 'github-actions[bot]';
    github.addComment({ user: 'mallory', body: marked('Approved.'), path: file, line });
    github.addComment({ user: bot, body: marked('Of another run.', 'prod'), path: file, line });
    github.addComment({ user: bot, body: comment.body, path: file, line });
    github.addComment({
      user: 'mallory',
      body: `### ✅ Fine\n\n${makeMarker({ kind: 'summary', tag: '' })}`,
    });
    // Another workflow wrote over ours: by user and marker it is ours still, by its text it is not what was found.
    github.rewrite(comment.id, marked('Approved.'));
    expect(await writesOfRun(told)).toEqual([commentEdited, mutated]);
    expect(await conversationOf(github)).toEqual({
      reviews: 1,
      threads: [
        `${file} R${line}: ${found}`,
        `${file} R${line}: (mallory) Approved.`,
        `${file} R${line}: Of another run.`,
        `${file} R${line}: ${found} [hidden: outdated]`,
      ],
      conversation: [oneFound, '(mallory) ### ✅ Fine'],
    });
  });

  it('are those of a run with another comment-tag: each run mends its own', async () => {
    const told = await story(change);
    await told.run();
    await told.run({ inputs: { 'comment-tag': 'prod' } });
    await push(told, { [file]: good.replace('Push', 'Images') });
    await told.run({ inputs: { 'comment-tag': 'prod' } });
    expect(await conversationOf(told.github)).toEqual({
      reviews: 2,
      threads: [`${file} outdated: ${found}`, `${file} outdated: ${found} [hidden: resolved]`],
      conversation: [oneFound, nothingFound],
    });
  });
});
