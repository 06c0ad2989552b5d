import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { JsonReport } from '../../src/render/report.js';
import { conversationOf, push } from './conversation.js';
import { lineOf, login, policy, pushAny, pushOne, story, writes, type Story } from './story.js';

const found = '**Security warning** · Image push reaches every repository';
const bad = policy(login, pushAny);
const line = lineOf(bad, '"arn:aws:ecr');
const lineIn = (text: string, part: string): string => `R${lineOf(text, part)}`;

/** Runs the action and gives the place of each finding as the report tells it, by path. */
async function placesOf(told: Story, inputs: Readonly<Record<string, string>> = {}): Promise<object> {
  const workspace = told.repository.dir;
  await told.run({ workspace, inputs: { ...inputs, 'report-file': 'report.json' } });
  const { findings } = JSON.parse(readFileSync(join(workspace, 'report.json'), 'utf8')) as JsonReport;
  return Object.fromEntries(
    findings.map(({ path, placement }) => [path, `${placement.where}: ${placement.reason}`]),
  );
}

const everywhere = 'arn:aws:ecr:eu-west-1:111122223333:repository/*';
/** Actions of a push with a given one first or last, so that its line is far from the resource or near it. */
const rest = pushOne.Action.filter((action) => action !== 'ecr:PutImage');
const regions = ['eu-west-1', 'eu-west-2', 'eu-west-3', 'eu-north-1', 'us-east-1', 'us-east-2'];
const resources = regions.map((region) => everywhere.replace('eu-west-1', region));

describe('a comment', () => {
  it('stands on the range in one hunk, else on its first line, else on the file; what was there before is in the summary', async () => {
    const whole = policy({ ...pushAny, Resource: resources.slice(0, 2) });
    const first = (action: string): string =>
      policy({ ...pushAny, Action: [...rest, action], Resource: resources });
    const far = (action: string): string => policy({ ...pushAny, Action: [action, ...rest] });
    const told = await story({
      base: {
        'iam/first.json': first('ecr:DescribeImages'),
        'iam/far.json': far('ecr:DescribeImages'),
        'iam/before.json': bad,
      },
      head: {
        'iam/whole.json': whole,
        'iam/first.json': first('ecr:PutImage'),
        'iam/far.json': far('ecr:PutImage'),
        'iam/before.json': bad.replace('"Login"', '"Token"'),
      },
    });
    expect(await placesOf(told)).toEqual({
      'iam/whole.json': 'inline: its lines are in the diff',
      'iam/first.json': 'inline: its lines are in the diff',
      'iam/far.json': 'file: its lines are outside of the diff',
      'iam/before.json': 'summary: it was there before',
    });
    const start = lineOf(whole, '"Resource"');
    const threads = [
      `iam/first.json ${lineIn(first('ecr:PutImage'), '"Resource"')}: ${found}`,
      `iam/whole.json R${start}-${start + 3}: ${found}`,
    ];
    // A comment on a file has no lines of its own, so it names them.
    const outside = `${found} \`iam/far.json:${lineOf(far('ecr:PutImage'), '"arn:aws:ecr')}\``;
    expect(await conversationOf(told.github)).toEqual({
      reviews: 1,
      threads: [...threads, `iam/far.json file: ${outside}`],
      conversation: ['### ❌ Artifact access review: 3 security warnings introduced'],
    });
    expect(told.github.issueComments[0]?.body).toContain('1 security warning there before');
    // A push beside the line that was too far brings it into the diff.
    const near = far('ecr:PutImage').replace(
      /"(ecr:BatchCheck\w+|ecr:Complete\w+)"\n/,
      '"$1",\n        "ecr:ListImages"\n',
    );
    await push(told, { 'iam/far.json': near });
    await told.run();
    expect(await conversationOf(told.github)).toEqual({
      reviews: 2,
      threads: [
        ...threads,
        `iam/far.json file: ${outside} [hidden: outdated]`,
        `iam/far.json ${lineIn(near, '"arn:aws:ecr')}: ${found}`,
      ],
      conversation: ['### ❌ Artifact access review: 3 security warnings introduced'],
    });
  });

  it('beyond max-comments is for the worst, and the summary lists and counts the rest', async () => {
    const misspelt = policy(login, { ...pushOne, Action: 'ecr:DescribeImagez' });
    const told = await story({
      base: { 'a.txt': 'a' },
      head: {
        'iam/a.json': bad,
        'iam/b.json': misspelt,
        'iam/c.json': bad,
      },
    });
    const full = 'summary: max-comments (1) is reached by worse findings';
    expect(await placesOf(told, { 'max-comments': '1' })).toEqual({
      'iam/b.json': 'inline: its lines are in the diff',
      'iam/a.json': full,
      'iam/c.json': full,
    });
    const summary = told.github.issueComments[0]?.body ?? '';
    expect(summary).toContain('1 of 3 findings stands in a comment');
    for (const path of ['iam/a.json', 'iam/c.json']) expect(summary).toContain(`\`${path}:${line}\``);
    expect(await conversationOf(told.github)).toEqual({
      reviews: 1,
      threads: [`iam/b.json ${lineIn(misspelt, 'Imagez')}: **Error** · Invalid action [suggestion]`],
      conversation: ['### ❌ Artifact access review: 1 error and 2 security warnings introduced'],
    });
  });
});

describe('a review that GitHub refuses for one comment', () => {
  it('is split until all others stand, and that one is told in the summary with the reason in the report', async () => {
    const told = await story({
      base: { 'a.txt': 'a' },
      head: { 'iam/a.json': bad, 'iam/b.json': bad },
    });
    // GitHub does not say which comment it was.
    told.github.fail({
      method: 'POST',
      path: /\/pulls\/7\/reviews$/,
      matching: /"path":"iam\/b\.json"/,
      times: 99,
      status: 422,
      body: {
        message: 'Unprocessable Entity',
        errors: ['Pull request review thread line must be part of the diff'],
      },
    });
    expect(await placesOf(told)).toEqual({
      'iam/a.json': 'inline: its lines are in the diff',
      'iam/b.json': 'summary: GitHub refused the comment on its lines',
    });
    expect(told.github.issueComments[0]?.body).toContain(`\`iam/b.json:${line}\``);
    const seen = {
      reviews: 1,
      threads: [`iam/a.json R${line}: ${found}`],
      conversation: ['### ❌ Artifact access review: 2 security warnings introduced'],
    };
    expect(await conversationOf(told.github)).toEqual(seen);
    // Only the refused one is tried again.
    told.github.forgetRequests();
    await told.run();
    expect(writes(told.github)).toEqual(['POST /repos/acme/artifacts/pulls/N/reviews']);
    expect(await conversationOf(told.github)).toEqual(seen);
  });
});
