import { describe, expect, it } from '@jest/globals';
import { conversationOf, push, suggestionsIn } from './conversation.js';
import type { ReviewComment } from './servers/github-state.js';
import { lineOf, policy, story } from './story.js';

/** Without the layers no pull works: that the other action is missing is certain, and so is where it goes. */
const pull = {
  Sid: 'Pull',
  Effect: 'Allow',
  Action: ['ecr:BatchGetImage'],
  Resource: 'arn:aws:ecr:eu-west-1:111122223333:repository/webshop',
};
const json = policy(pull);
const windows = json.replaceAll('\n', '\r\n');
const yaml = [
  "Version: '2012-10-17'",
  'Statement:',
  '  - Sid: Artifacts',
  '    Effect: Allow',
  "    Action: 's3:GetObjekt' # what the build made",
  "    Resource: 'arn:aws:s3:::acme-artifacts/*'",
  '',
].join('\n');
const lacks = '**Warning** · Image pull lacks a permission';
const misspelt = '**Error** · Invalid action';

/**
 * The file once somebody commits the suggestion: GitHub puts the text of the block in the place of the lines that the
 * comment stands on. A line ends at its line feed; a carriage return before it is part of the line.
 */
function committed(text: string, { body, line, start_line }: ReviewComment): string {
  const [suggestion, ...more] = suggestionsIn(body);
  if (suggestion === undefined || more.length > 0 || line === null) throw new Error('not one suggestion');
  const lines = text.split('\n');
  const from = start_line ?? line;
  lines.splice(from - 1, line - from + 1, ...suggestion.split('\n'));
  return lines.join('\n');
}

describe('a fix that is certain', () => {
  it('can be committed from the comment in JSON, in YAML and with Windows line ends, and then nothing is found', async () => {
    const files = { 'iam/pull.json': json, 'iam/windows.json': windows, 'iam/store.yaml': yaml };
    const told = await story({ base: { 'a.txt': 'a' }, head: files });
    expect((await told.run()).exitCode).toBe(1);
    const at = lineOf(json, '"ecr:BatchGetImage"');
    expect(await conversationOf(told.github)).toEqual({
      reviews: 1,
      threads: [
        `iam/store.yaml R5: ${misspelt} [suggestion]`,
        `iam/pull.json R${at}: ${lacks} [suggestion]`,
        `iam/windows.json R${at}: ${lacks} [suggestion]`,
      ],
      conversation: ['### ❌ Artifact access review: 1 error and 2 warnings introduced'],
    });
    const mended = Object.fromEntries(
      told.github.reviewComments.map((comment) => [
        comment.path,
        committed(Object.entries(files).find(([path]) => path === comment.path)?.[1] ?? '', comment),
      ]),
    );
    const whole = policy({ ...pull, Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'] });
    expect(mended).toEqual({
      'iam/pull.json': whole,
      'iam/windows.json': whole.replaceAll('\n', '\r\n'),
      'iam/store.yaml': yaml.replace('Objekt', 'Object'),
    });
    await push(told, mended);
    expect((await told.run()).exitCode).toBe(0);
    expect(await conversationOf(told.github)).toEqual({
      reviews: 1,
      threads: [
        `iam/store.yaml outdated: ${misspelt} [suggestion] [hidden: resolved]`,
        `iam/pull.json outdated: ${lacks} [suggestion] [hidden: resolved]`,
        `iam/windows.json outdated: ${lacks} [suggestion] [hidden: resolved]`,
      ],
      conversation: ['### ✅ Artifact access review: no new findings in 3 policies'],
    });
  });

  it('is offered for what Access Analyzer finds as well, which itself offers none', async () => {
    const wrong = policy({ ...pull, Action: ['ecr:DescribeImagez'] });
    const details = 'The action ecr:DescribeImagez does not exist. Did you mean ecr:DescribeImages?';
    const path = [{ value: 'Statement' }, { index: 0 }, { value: 'Action' }, { index: 0 }];
    const place = { line: 1, column: 0, offset: 0 };
    const finding = {
      findingType: 'ERROR',
      issueCode: 'INVALID_ACTION',
      findingDetails: details,
      learnMoreLink:
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-action',
      locations: [{ path, span: { start: place, end: place } }],
    };
    const told = await story({
      base: { 'a.txt': 'a' },
      head: { 'iam/pull.json': wrong },
      analyzer: {
        answers: (_operation, input) => ({
          findings: JSON.stringify(input).includes('Imagez') ? [finding] : [],
        }),
      },
    });
    await told.run();
    const [comment] = told.github.reviewComments;
    if (comment === undefined) throw new Error('no comment');
    expect(comment.body).toContain('does not exist');
    await push(told, { 'iam/pull.json': committed(wrong, comment) });
    expect((await told.run()).exitCode).toBe(0);
    expect(await conversationOf(told.github)).toEqual({
      reviews: 1,
      threads: [`iam/pull.json outdated: ${misspelt} [suggestion] [hidden: resolved]`],
      conversation: ['### ✅ Artifact access review: no new findings in 1 policy'],
    });
  });
});
