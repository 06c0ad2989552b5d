import { describe, expect, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { createAnalyzer } from '../../../src/adapters/aws/analyzer.js';
import { analyzer, question, start, withServer } from './server.js';

withServer();

function awsFinding(issueCode: string): object {
  const span = { start: { line: 1, column: 0, offset: 0 }, end: { line: 1, column: 1, offset: 1 } };
  const path = [{ value: 'Statement' }, { index: 0 }, { key: 'Action' }];
  const part = [...path, { substring: { start: 1, length: 2 } }];
  const [findingDetails, learnMoreLink] = ['details', 'https://docs.aws.amazon.com/page'];
  const locations = [
    { path, span },
    { path: part, span },
  ];
  return { findingDetails, findingType: 'WARNING', issueCode, learnMoreLink, locations };
}

describe('ValidatePolicy', () => {
  test('gives the findings of all pages, in English', async () => {
    const findings = ['ONE', 'TWO', 'THREE'].map(awsFinding);
    const { calls } = await start({ answers: { '{"a":1}': { findings } }, pageSize: 2 });
    const found = await (await analyzer()).validate(question('{"a":1}'));
    expect(found.map(({ issueCode }) => issueCode)).toEqual(['ONE', 'TWO', 'THREE']);
    expect(found[0]).toEqual({
      issueCode: 'ONE',
      findingType: 'WARNING',
      details: 'details',
      learnMoreLink: 'https://docs.aws.amazon.com/page',
      locations: [
        [{ value: 'Statement' }, { index: 0 }, { key: 'Action' }],
        [{ value: 'Statement' }, { index: 0 }, { key: 'Action' }, { substring: { start: 1, length: 2 } }],
      ],
    });
    expect(calls).toMatchObject([
      {
        operation: 'ValidatePolicy',
        region: 'eu-west-1',
        input: { locale: 'EN', policyType: 'IDENTITY_POLICY' },
      },
      { operation: 'ValidatePolicy', input: { nextToken: 'page-2' } },
    ]);
  });

  test('sends the resource type', async () => {
    const { calls } = await start();
    const typed = {
      policyDocument: '{}',
      policyType: 'RESOURCE_POLICY',
      resourceType: 'AWS::S3::Bucket',
    } as const;
    expect(await (await analyzer()).validate(typed)).toEqual([]);
    expect(calls).toMatchObject([{ input: { validatePolicyResourceType: 'AWS::S3::Bucket' } }]);
  });

  test('of a resource type that the SDK does not know is our own mistake', async () => {
    await start();
    await expect(
      (await analyzer()).validate({ ...question(), resourceType: 'AWS::ECR::Repository' }),
    ).rejects.toThrow(TypeError);
  });
});

test('the three checks say whether they passed, and on which statement not', async () => {
  const fail = {
    result: 'FAIL',
    message: 'no',
    reasons: [{ description: 'there', statementIndex: 1 }, { description: 'and there' }],
  };
  const { calls } = await start({
    answers: (operation) => (operation === 'CheckNoNewAccess' ? fail : undefined),
  });
  const aws = await analyzer();
  const policyType = 'RESOURCE_POLICY';
  expect(
    await aws.checkNoNewAccess({ newPolicyDocument: '{"n":1}', existingPolicyDocument: '{}', policyType }),
  ).toEqual({
    passed: false,
    message: 'no',
    reasons: [
      { description: 'there', statementIndex: 1 },
      { description: 'and there', statementIndex: undefined },
    ],
  });
  const access = { actions: ['s3:PutBucketPolicy'], resources: ['arn:aws:s3:::b'] };
  expect(await aws.checkAccessNotGranted({ policyDocument: '{}', policyType, access })).toMatchObject({
    passed: true,
  });
  expect(
    await aws.checkAccessNotGranted({ policyDocument: '{}', policyType, access: { actions: ['a:b'] } }),
  ).toMatchObject({ passed: true });
  expect(
    await aws.checkNoPublicAccess({ policyDocument: '{}', resourceType: 'AWS::KMS::Key' }),
  ).toMatchObject({
    passed: true,
  });
  expect(calls.map(({ input }) => input)).toMatchObject([
    { newPolicyDocument: '{"n":1}', existingPolicyDocument: '{}', policyType },
    { access: [access] },
    { access: [{ actions: ['a:b'] }] },
    { resourceType: 'AWS::KMS::Key' },
  ]);
});

test('at most four calls are under way at once, over all operations', async () => {
  const started = await start({ delay: 20 });
  const aws = await analyzer();
  await Promise.all(
    Array.from({ length: 10 }, async (_, index) => {
      await Promise.all([
        aws.validate(question(`{"n":${index}}`)),
        aws.checkNoPublicAccess({ policyDocument: '{}', resourceType: 'AWS::S3::Bucket' }),
      ]);
    }),
  );
  expect(started.calls).toHaveLength(20);
  expect(started.maxConcurrent).toBe(4);
});

describe('a passing trouble is tried again:', () => {
  test('throttling', async () => {
    const started = await start();
    started.fail({ error: 'ThrottlingException', times: 2, retryAfterSeconds: 0 });
    expect(await (await analyzer()).validate(question())).toEqual([]);
    expect(started.calls.map(({ status }) => status)).toEqual([429, 429, 200]);
  });

  test('a connection that is cut, and an internal error', async () => {
    const started = await start();
    started.fail({ reset: true });
    started.fail({ error: 'InternalServerException' });
    expect(await (await analyzer()).validate(question())).toEqual([]);
    expect(started.calls).toHaveLength(3);
  });

  test('a document that cannot be processed, once', async () => {
    const started = await start();
    const aws = await analyzer();
    const open = { policyDocument: '{}', resourceType: 'AWS::S3::Bucket' };
    started.fail({ error: 'UnprocessableEntityException', times: 1 });
    expect(await aws.checkNoPublicAccess(open)).toMatchObject({ passed: true });
    started.fail({ error: 'UnprocessableEntityException', times: 3, message: 'too complex' });
    await expect(aws.checkNoPublicAccess(open)).rejects.toMatchObject({
      reason: 'refused-document',
      message: 'UnprocessableEntityException: too complex',
    });
    expect(started.calls.map(({ status }) => status)).toEqual([422, 200, 422, 422]);
  });
});

test('the region of the profile counts when nothing else is set', async () => {
  const { calls } = await start();
  writeFileSync(process.env['AWS_CONFIG_FILE'] ?? '', '[default]\nregion = ap-southeast-2\n');
  await (await createAnalyzer({ region: undefined, allowInstanceMetadata: false })).validate(question());
  expect(calls).toMatchObject([{ region: 'ap-southeast-2' }]);
});
