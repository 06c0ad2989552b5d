import { describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conversationOf, push } from './conversation.js';
import { lineOf, login, policy, pushOne, story } from './story.js';

const file = 'iam/build.json';
const config = '.github/artifact-access.yml';
const attached = [
  'policies:',
  '  - files: iam/*.json',
  '    kind: identity',
  '    attached-to: arn:aws:iam::111122223333:role/{1}',
  '',
].join('\n');
const contract = [
  'artifacts:',
  '  - name: shop images',
  '    resources: ["arn:aws:ecr:*:111122223333:repository/webshop"]',
  '    publish: ["arn:aws:iam::111122223333:role/release"]',
  '',
].join('\n');

const pull = {
  Sid: 'Pull',
  Effect: 'Allow',
  Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
  Resource: 'arn:aws:ecr:eu-west-1:111122223333:repository/webshop',
};
const frozen = { Sid: 'Frozen', Effect: 'Deny', Action: 'ecr:PutImage', Resource: pushOne.Resource };
const guarded = policy(login, pushOne, frozen);
const open = policy(login, pushOne);
const gone = '**Security warning** · A guard of artifacts is removed';
const granted = '**Security warning** · New access that changes artifacts';

describe('a pull request that gains a push', () => {
  it('is told on the line that gives it, in the table, in the report and in the output', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'report-'));
    const head = policy(login, pull, pushOne);
    const told = await story({
      tellsAccess: true,
      base: { [file]: policy(login, pull), [config]: attached },
      head: { [file]: head },
    });
    const { exitCode, outputs } = await told.run({
      inputs: { 'report-file': 'report.json' },
      workspace: folder,
    });
    expect(exitCode).toBe(1);
    expect(outputs['access-gained']).toBe('1');
    const line = lineOf(head, '"ecr:PutImage"');
    expect(await conversationOf(told.github)).toMatchObject({ threads: [`${file} R${line}: ${granted}`] });
    const [comment] = told.github.reviewComments;
    expect(comment?.body).toContain('for example `ecr:PutImage` on');
    const [summary] = told.github.issueComments;
    expect(summary?.body).toContain('Access gained (1)');
    expect(summary?.body).toMatch(
      /\*\*publish\*\*<br>`ecr:PutImage`.*`arn:aws:iam::111122223333:role\/build`/,
    );
    const report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as Record<string, unknown>;
    expect(report['accessChanges']).toEqual([
      {
        change: 'gained',
        verb: 'publish',
        principal: 'arn:aws:iam::111122223333:role/build',
        action: 'ecr:PutImage',
        resource: pushOne.Resource,
        context: {},
        path: file,
        line,
      },
    ]);
    await rm(folder, { recursive: true });
  });
});

describe('a pull request that removes a Deny', () => {
  it('is told on the removed lines, keeps that over a push, and has it hidden once the Deny is back', async () => {
    const told = await story({
      tellsAccess: true,
      base: { [file]: guarded, [config]: attached, 'a.txt': 'a' },
      head: { [file]: open },
    });
    expect((await told.run()).exitCode).toBe(1);
    // The diff takes the closing brace for that of the statement before, so it is no removed line.
    const [first, last] = [lineOf(guarded, '"Frozen"') - 1, lineOf(guarded, '"Frozen"') + 3];
    const threads = [`${file} L${first}-${last}: ${gone}`];
    expect((await conversationOf(told.github)).threads).toEqual(threads);
    await push(told, { 'a.txt': 'b' });
    expect((await told.run()).exitCode).toBe(1);
    expect(await conversationOf(told.github)).toMatchObject({ reviews: 1, threads });
    await push(told, { [file]: guarded.replace('"Frozen"', '"StillFrozen"') });
    expect((await told.run()).exitCode).toBe(0);
    const [thread] = (await conversationOf(told.github)).threads;
    expect(thread).toContain(`${gone} [hidden: resolved]`);
  });
});

describe('a contract in the config of the base branch', () => {
  it('makes a grant to somebody else an error, and one to those who are listed nothing', async () => {
    const head = policy(login, pushOne);
    const told = await story({
      tellsAccess: true,
      base: { 'a.txt': 'a', [config]: `${attached}${contract}` },
      head: { [file]: head, 'iam/release.json': head },
    });
    const { exitCode } = await told.run();
    expect(exitCode).toBe(1);
    expect(await conversationOf(told.github)).toEqual({
      reviews: 1,
      threads: [
        `${file} R${lineOf(head, '"ecr:PutImage"')}: **Error** · Access that the contract does not give`,
      ],
      conversation: ['### ❌ Artifact access review: 1 error introduced'],
    });
    expect(told.github.issueComments[0]?.body).toContain('Access gained (2)');
  });

  it('is not the one that the pull request writes', async () => {
    const told = await story({
      tellsAccess: true,
      base: { 'a.txt': 'a', [config]: `${attached}${contract}` },
      head: { [file]: open, [config]: `${attached}${contract.replace('role/release', 'role/*')}` },
    });
    await told.run();
    expect((await conversationOf(told.github)).threads).toContain(
      `${file} R${lineOf(open, '"ecr:PutImage"')}: **Error** · Access that the contract does not give`,
    );
  });
});
