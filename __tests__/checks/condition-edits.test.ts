import { describe, expect, it } from '@jest/globals';
import { addCondition } from '../../src/checks/condition-edits.js';
import { policiesIn } from './fixtures.js';
import { withEdits } from './review-view.js';

const account = { operator: 'StringEquals', key: 'aws:SourceAccount', value: '111122223333' };

async function mended(path: string, text: string): Promise<string> {
  const [policy] = await policiesIn(path, text);
  const [statement] = policy?.statements ?? [];
  if (!policy || !statement) throw new Error('no statement');
  return withEdits(text, addCondition(policy, statement, account));
}

async function conditionsIn(path: string, text: string): Promise<string[]> {
  const [policy] = await policiesIn(path, text);
  return (policy?.statements[0]?.conditions ?? []).map(
    ({ operator, key, values }) => `${operator.text} ${key} ${values.map((value) => value.text).join()}`,
  );
}

const json = (condition: string): string =>
  `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"codebuild.amazonaws.com"},${condition}"Action":"sts:AssumeRole"}]}`;
const added = 'StringEquals aws:SourceAccount 111122223333';

describe('a comparison that is added to a statement', () => {
  it.each([
    ['', [added]],
    [
      '"Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:s3:::b"}},',
      [added, 'ArnLike aws:SourceArn arn:aws:s3:::b'],
    ],
    ['"Condition":{"StringEquals":{"aws:SourceOrgID":"o-1"}},', [added, 'StringEquals aws:SourceOrgID o-1']],
  ])('stands in JSON on one line beside %j', async (condition, expected) => {
    const text = await mended('role.json', json(condition));
    expect(await conditionsIn('role.json', text)).toEqual(expected);
  });

  it('keeps the line breaks of the file', async () => {
    const text = JSON.stringify(JSON.parse(json('')), null, 2).replaceAll('\n', '\r\n');
    const after = await mended('role.json', text);
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    expect(await conditionsIn('role.json', after)).toEqual([added]);
  });

  it('is text in YAML, where twelve digits would be a number', async () => {
    const path = 'role.template.yaml';
    const text = `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              Service: codebuild.amazonaws.com
            Action: sts:AssumeRole
`;
    const after = await mended(path, text);
    expect(after).toContain("aws:SourceAccount: '111122223333'");
    expect(await conditionsIn(path, after)).toEqual([added]);
  });

  it('is not added twice, nor where the statement is put together of blocks', async () => {
    const there = json('"Condition":{"StringEquals":{"aws:SourceAccount":"444455556666"}},');
    expect(await mended('role.json', there)).toBe(there);
    const blocks = `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["codebuild.amazonaws.com"]
    }
  }
}
`;
    expect(await mended('trust.tf', blocks)).toBe(blocks);
  });
});
