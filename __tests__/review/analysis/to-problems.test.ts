import { describe, expect, test } from '@jest/globals';
import type { PolicyKind } from '../../../src/policy/kind.js';
import { questionOf } from '../../../src/review/analysis/question.js';
import { toProblems } from '../../../src/review/analysis/to-problems.js';
import type { AnalyzerFinding, PathStep } from '../../../src/review/ports.js';
import type { RawFinding } from '../../../src/review/raw-finding.js';
import { analyzerFinding, policy, statements, textAt } from './documents.js';

function problems(
  text: string,
  wanted: Partial<AnalyzerFinding>,
  kind: PolicyKind = 'identity',
): readonly RawFinding[] {
  const document = policy(text, kind);
  return toProblems(document, questionOf(document, undefined), [analyzerFinding(wanted)]);
}

const at = (...steps: readonly PathStep[]): readonly PathStep[] => [
  { value: 'Statement' },
  { index: 0 },
  ...steps,
];
const action = at({ value: 'Action' });
const resource = at({ value: 'Resource' });

const plain = statements(
  { Sid: 'Read', Effect: 'Allow', Action: 's3:Gett', Resource: '*' },
  { Effect: 'Allow', Action: 's3:*', Resource: '*' },
);

test('one finding of AWS is one finding, at its first place, the others related', () => {
  const document = policy(plain);
  const second: readonly PathStep[] = [{ value: 'Statement' }, { index: 1 }, { value: 'Action' }];
  const [found, ...rest] = toProblems(document, questionOf(document, plain), [
    analyzerFinding({ locations: [action, second] }),
  ]);
  expect(rest).toEqual([]);
  expect(found).toMatchObject({
    rule: 'INVALID_ACTION',
    source: 'access-analyzer',
    severity: 'error',
    title: 'Invalid action',
    message: [{ quoted: 'The action s3:Gett does not exist.' }],
    docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/page.html#anchor',
    statement: { index: 0, sid: 'Read' },
    value: 's3:Gett',
    fix: [],
  });
  expect(found && textAt(document, found.at)).toBe('"s3:Gett"');
  expect(found?.related.map((each) => textAt(document, each.at))).toEqual(['"s3:*"']);
});

test.each([
  ['ERROR', 'error'],
  ['SECURITY_WARNING', 'security-warning'],
  ['WARNING', 'warning'],
  ['SUGGESTION', 'suggestion'],
] as const)('%s is %s', (findingType, severity) => {
  expect(problems(plain, { findingType })).toMatchObject([{ severity }]);
});

test.each([
  ['PASS_ROLE_WITH_STAR_IN_RESOURCE', 'Pass role with star in resource'],
  ['INVALID_ARN_ACCOUNT', 'Invalid ARN account'],
  ['SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED', 'Specific GitHub repo and branch recommended'],
  ['UNIQUE_SIDS_REQUIRED', 'Unique Sids required'],
])('%s is called "%s"', (issueCode, title) => {
  expect(problems(plain, { issueCode })).toMatchObject([{ title }]);
});

test.each([
  '',
  'http://docs.aws.amazon.com/a',
  'https://docs.aws.amazon.com.evil.example/a',
  'javascript:alert(1)',
])('links the page of the checks where AWS’s link is "%s"', (learnMoreLink) => {
  expect(
    problems(plain, { learnMoreLink, issueCode: 'MISSING_VERSION', findingType: 'WARNING' })[0]?.docs,
  ).toBe(
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-missing-version',
  );
});

test('a finding without a place, or about the document, has no statement', () => {
  expect(problems(plain, { locations: [] })).toMatchObject([{ statement: undefined, value: undefined }]);
  expect(problems(plain, { locations: [[{ key: 'Version' }]] })).toMatchObject([
    { statement: undefined, value: 'Version' },
  ]);
  expect(problems(plain, { locations: [[{ value: 'Statement' }]] })).toMatchObject([
    { statement: undefined },
  ]);
});

test('a single statement in the list’s place is the finding’s statement', () => {
  const single = '{"Statement":{"Sid":"Only","Action":"s3:Gett"}}';
  const path: readonly PathStep[] = [{ value: 'Statement' }, { value: 'Action' }];
  expect(problems(single, { locations: [path] })).toMatchObject([
    { statement: { sid: 'Only' }, value: 's3:Gett' },
  ]);
  expect(problems(single, { locations: [action] })).toMatchObject([
    { statement: { sid: 'Only' }, value: 's3:Gett' },
  ]);
});

describe('a finding about what was sent in the author’s place is left out:', () => {
  test('at a value of which nothing is known', () => {
    const text = statements({ Effect: 'Allow', Action: '<<a>>', Resource: '*' });
    expect(problems(text, { findingType: 'SUGGESTION', locations: [action] })).toEqual([]);
    expect(problems(text, { findingType: 'SUGGESTION', locations: [resource, action] })).toEqual([]);
    expect(problems(text, { findingType: 'SUGGESTION', locations: [resource] })).toHaveLength(1);
  });

  test('within a statement of which nothing is known', () => {
    expect(problems('{"Statement":["<<s>>"]}', { locations: [action] })).toEqual([]);
  });

  test('about the form of a text that is known in part, but not about what it grants', () => {
    const text = statements({ Action: 'iam:PassRole', Resource: 'arn:aws:iam::<<account>>:role/*' });
    expect(problems(text, { issueCode: 'INVALID_ARN_ACCOUNT', locations: [resource] })).toEqual([]);
    const granting = {
      issueCode: 'PASS_ROLE_WITH_STAR_IN_RESOURCE',
      findingType: 'SECURITY_WARNING',
    } as const;
    expect(problems(text, { ...granting, locations: [resource] })).toMatchObject([
      { value: 'arn:aws:iam::${account}:role/*' },
    ]);
  });

  test('at a part of a text that holds the unknown, but not beside it', () => {
    const text = statements({ Action: 'iam:PassRole', Resource: 'arn:aws:s4:::<<bucket>>' });
    const part = (start: number, length: number): Partial<AnalyzerFinding> => ({
      locations: [[...resource, { substring: { start, length } }]],
    });
    expect(problems(text, part(8, 2))).toHaveLength(1);
    expect(problems(text, part(11, 4))).toEqual([]);
  });

  test('where one element is judged by another that is not known', () => {
    const text = statements({
      Action: ['s3:GetObject', '<<a>>'],
      Condition: { Bool: { 'aws:SecureTransport': 'x' } },
    });
    const key = at({ value: 'Condition' }, { value: 'Bool' }, { key: 'aws:SecureTransport' });
    expect(problems(text, { issueCode: 'UNSUPPORTED_ACTION_FOR_CONDITION_KEY', locations: [key] })).toEqual(
      [],
    );
    expect(problems(text, { issueCode: 'TYPE_MISMATCH_BOOLEAN', locations: [key] })).toHaveLength(1);
  });

  test('where a condition is missed that is there and not known', () => {
    const principal = at({ value: 'Principal' }, { value: 'Federated' });
    const missing = {
      issueCode: 'MISSING_GITHUB_REPO_CONDITION_KEY',
      findingType: 'SECURITY_WARNING',
      locations: [principal],
    } as const;
    const open = { Effect: 'Allow', Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/x' } };
    expect(problems(statements(open), missing, 'trust')).toHaveLength(1);
    expect(problems(statements({ ...open, Condition: '<<c>>' }), missing, 'trust')).toEqual([]);
  });

  test('at the Resource that was added to the policy of an ECR repository', () => {
    const text = statements({ Effect: 'Allow', Principal: '*', Action: 'ecr:*' });
    expect(problems(text, { locations: [resource] }, 'ecr-repository')).toEqual([]);
    expect(problems(text, { locations: [action, at({ key: 'Resource' })] }, 'ecr-repository')).toEqual([]);
    expect(problems(text, { locations: [action] }, 'ecr-repository')).toHaveLength(1);
  });
});
