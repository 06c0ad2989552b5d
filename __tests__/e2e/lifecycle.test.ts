import { describe, expect, it } from '@jest/globals';
import {
  commentEdited,
  conversationOf,
  dense,
  idsOf,
  mutated,
  newest,
  push,
  summaryEdited,
  writesOfRun,
} from './conversation.js';
import { lineOf, login, policy, pushAny, pushOne, story, withoutAccess } from './story.js';

const file = 'iam/build.json';
const good = policy(login, pushOne);
const bad = policy(login, pushAny);
const line = lineOf(bad, '"arn:aws:ecr');
const found = '**Security warning** · Image push reaches every repository';
const oneFound = '### ❌ Artifact access review: 1 security warning introduced';
const nothingFound = '### ✅ Artifact access review: no new findings in 1 policy';

const change = { base: { [file]: good, 'a.txt': 'a' }, head: { [file]: bad } };

describe('a finding that stays', () => {
  it('keeps its comment untouched over a re-run, a push elsewhere and lines that shift', async () => {
    const told = await story(change);
    expect((await told.run()).exitCode).toBe(1);
    expect(await writesOfRun(told)).toEqual([]);
    await push(told, { 'a.txt': 'b' });
    // The summary names the commit that was reviewed.
    expect(await writesOfRun(told)).toEqual([summaryEdited]);
    const registry = { ...login, Sid: 'Registry', Action: 'ecr:DescribeRegistry' };
    const shifted = policy(login, registry, pushAny);
    await push(told, { [file]: shifted });
    expect(await writesOfRun(told)).toEqual([summaryEdited]);
    expect(await conversationOf(told.github)).toEqual({
      reviews: 1,
      threads: [`${file} R${lineOf(shifted, '"arn:aws:ecr')}: ${found}`],
      conversation: [oneFound],
    });
  });

  it('is told anew where GitHub lost its line, by a new indentation or a new name, under the same id', async () => {
    const told = await story(change);
    await told.run();
    const indented = bad.replace('      "Resource": "arn:aws:ecr', '\t\t\t"Resource": "arn:aws:ecr');
    await push(told, { [file]: indented });
    await told.run();
    await push(told, { [file]: null, 'iam/ci/push.json': indented });
    await told.run();
    expect(idsOf(told.github)).toHaveLength(3);
    expect(new Set(idsOf(told.github).flat()).size).toBe(1);
    expect(await conversationOf(told.github)).toEqual({
      reviews: 3,
      threads: [
        `${file} outdated: ${found} [hidden: outdated]`,
        `${file} outdated: ${found} [hidden: outdated]`,
        `iam/ci/push.json R${line}: ${found}`,
      ],
      conversation: [oneFound],
    });
  });
});

const config = '.github/artifact-access.yml';
const pushOff = `checks:\n${withoutAccess}  ecr-push-any-repo: off\n`;

describe('a comment whose findings change', () => {
  it('is edited without another review: for a severity of the config, for a finding that joins its lines, for one that goes', async () => {
    const told = await story({ base: { [file]: good, [config]: pushOff }, head: { [file]: dense } });
    await told.run();
    expect((await conversationOf(told.github)).threads).toEqual([
      `${file} R4: **Error** · Invalid action [suggestion]`,
    ]);
    await told.repository.commit(
      { [config]: `checks:\n${withoutAccess}  ecr-push-any-repo: suggestion\n` },
      'main',
    );
    expect(await writesOfRun(told)).toEqual([commentEdited, summaryEdited]);
    await told.repository.commit(
      { [config]: `checks:\n${withoutAccess}  ecr-push-any-repo: error\n` },
      'main',
    );
    expect(await writesOfRun(told)).toEqual([commentEdited, summaryEdited]);
    expect(await conversationOf(told.github)).toEqual({
      reviews: 1,
      threads: [
        `${file} R4: **Error** · Invalid action + **Error** · Image push reaches every repository [suggestion]`,
      ],
      conversation: ['### ❌ Artifact access review: 2 errors introduced'],
    });
    await told.repository.commit({ [config]: pushOff }, 'main');
    expect(await writesOfRun(told)).toEqual([commentEdited, summaryEdited]);
    expect(await conversationOf(told.github)).toEqual({
      reviews: 1,
      threads: [`${file} R4: **Error** · Invalid action [suggestion]`],
      conversation: ['### ❌ Artifact access review: 1 error introduced'],
    });
  });
});

describe('a finding that is fixed', () => {
  it('is hidden as resolved and shown again with the finding, and before the first one nothing was said', async () => {
    const told = await story({ ...change, head: { [file]: policy(login, { ...pushOne, Sid: 'Images' }) } });
    expect((await told.run()).exitCode).toBe(0);
    expect(await conversationOf(told.github)).toEqual({ reviews: 0, threads: [], conversation: [] });
    await push(told, { [file]: bad });
    expect((await told.run()).exitCode).toBe(1);
    await push(told, { [file]: good.replace('Push', 'Images') });
    expect((await told.run()).exitCode).toBe(0);
    expect(await conversationOf(told.github)).toEqual({
      reviews: 1,
      threads: [`${file} outdated: ${found} [hidden: resolved]`],
      conversation: [nothingFound],
    });
    await push(told, { [file]: bad });
    expect(await writesOfRun(told)).toEqual([mutated, summaryEdited]);
    expect(await conversationOf(told.github)).toEqual({
      reviews: 1,
      threads: [`${file} R${line}: ${found}`],
      conversation: [oneFound],
    });
  });

  it('says so where a person replied, once, and tells the finding again when it is back', async () => {
    const misspelt = policy(login, { ...pushOne, Action: 'ecr:DescribeImagez' });
    const told = await story({ ...change, head: { [file]: misspelt } });
    await told.run();
    const comment = newest(told);
    const before = comment.body;
    told.github.reply(comment.id, 'octocat', 'Is it not called that?');
    const sha = await push(told, { [file]: policy(login, { ...pushOne, Sid: 'Images' }) });
    expect((await told.run()).exitCode).toBe(0);
    const fixed = `**Fixed** in \`${sha.slice(0, 7)}\`.`;
    const threads = [`${file} outdated: ${fixed} [octocat: Is it not called that?]`];
    expect(await conversationOf(told.github)).toEqual({ reviews: 1, threads, conversation: [nothingFound] });
    expect(comment.body).toContain('Did you mean');
    await push(told, { 'a.txt': 'b' });
    expect(await writesOfRun(told)).toEqual([summaryEdited]);
    await push(told, { [file]: misspelt });
    await told.run();
    expect(comment.body).toBe(before);
    expect(await conversationOf(told.github)).toEqual({
      reviews: 1,
      threads: [
        `${file} R${lineOf(misspelt, 'Imagez')}: **Error** · Invalid action [suggestion] [octocat: Is it not called that?]`,
      ],
      conversation: ['### ❌ Artifact access review: 1 error introduced'],
    });
  });
});

describe('a part that could not be done', () => {
  it('is said in the summary comment also where nothing was found', async () => {
    const told = await story({
      base: { [file]: good },
      head: { [file]: policy(pushOne, login) },
      analyzer: {},
    });
    told.analyzer?.fail({ error: 'AccessDeniedException', times: 99 });
    expect((await told.run()).exitCode).toBe(1);
    expect(await conversationOf(told.github)).toEqual({
      reviews: 0,
      threads: [],
      conversation: ['### ❌ Artifact access review: no new findings in 1 policy; 1 part could not be done'],
    });
  });
});
