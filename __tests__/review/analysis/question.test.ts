import { describe, expect, test } from '@jest/globals';
import type { PolicyKind } from '../../../src/policy/kind.js';
import { policyKinds } from '../../../src/policy/kind.js';
import { questionOf } from '../../../src/review/analysis/question.js';
import { policy, statements } from './documents.js';

function sent(text: string, kind: PolicyKind = 'identity'): unknown {
  return JSON.parse(questionOf(policy(text, kind), undefined).asked.policyDocument);
}

function sentStatement(statement: object, kind: PolicyKind = 'identity'): unknown {
  const document = sent(statements(statement), kind);
  return (document as { Statement: unknown[] }).Statement[0];
}

describe('the type of a question', () => {
  const special: Partial<Record<PolicyKind, readonly [string, string?]>> = {
    identity: ['IDENTITY_POLICY'],
    trust: ['RESOURCE_POLICY', 'AWS::IAM::AssumeRolePolicyDocument'],
    's3-bucket': ['RESOURCE_POLICY', 'AWS::S3::Bucket'],
    's3-access-point': ['RESOURCE_POLICY', 'AWS::S3::AccessPoint'],
    'service-control': ['SERVICE_CONTROL_POLICY'],
    'resource-control': ['RESOURCE_CONTROL_POLICY'],
  };

  test.each(policyKinds)('of %s', (kind) => {
    const [policyType, resourceType] = special[kind] ?? ['RESOURCE_POLICY'];
    expect(questionOf(policy('{}', kind), '{}').asked).toEqual({
      policyDocument: '{}',
      policyType,
      resourceType,
    });
  });
});

test('the text is the author’s own where the file holds it as JSON', () => {
  const text = ' { "Statement" : [] } ';
  expect(questionOf(policy(text), text).asked.policyDocument).toBe(text);
  expect(questionOf(policy(text), undefined).asked.policyDocument).toBe('{"Statement":[]}');
});

describe('a Resource is added', () => {
  test.each<PolicyKind>(['ecr-repository', 'ecr-public-repository'])(
    'to statements of %s that have none',
    (kind) => {
      const text = statements(
        { Effect: 'Allow' },
        { Effect: 'Deny', NotResource: 'a' },
        { Effect: 'Deny', Resource: 'b' },
      );
      expect(sent(text, kind)).toMatchObject({
        Statement: [{ Effect: 'Allow', Resource: '*' }, { NotResource: 'a' }, { Resource: 'b' }],
      });
      expect(questionOf(policy(text, kind), text).completed.size).toBe(1);
    },
  );

  test('to a single statement, and to nothing else of the document', () => {
    expect(sent('{"Statement":{"Condition":{"a":{"b":"c"}}}}', 'ecr-repository')).toEqual({
      Statement: { Condition: { a: { b: 'c' } }, Resource: '*' },
    });
  });

  test('to no other kind', () => {
    expect(sentStatement({ Effect: 'Allow' }, 'trust')).toEqual({ Effect: 'Allow' });
    expect(sentStatement({ Effect: 'Allow' }, 'ecr-registry')).toEqual({ Effect: 'Allow' });
  });
});

describe('what cannot be known is sent as a text of its form', () => {
  test('for each element of a statement', () => {
    expect(
      sentStatement({
        Effect: '<<e>>',
        Action: '<<a>>',
        Resource: ['<<r>>'],
        Principal: '<<p>>',
        Condition: '<<c>>',
      }),
    ).toEqual({
      Effect: 'Allow',
      Action: 'sts:GetCallerIdentity',
      Resource: [expect.stringMatching(/^arn:aws:s3:::unknown-\w+$/)],
      Principal: { AWS: expect.stringMatching(/^arn:aws:iam::9\d{11}:root$/) },
      Condition: {},
    });
  });

  test('for each type of principal', () => {
    const types = ['AWS', 'Service', 'Federated', 'CanonicalUser'];
    const Principal = Object.fromEntries(types.map((type) => [type, '<<p>>']));
    expect(sentStatement({ Principal })).toEqual({
      Principal: {
        AWS: expect.stringMatching(/^arn:aws:iam::9\d{11}:root$/),
        Service: 'ec2.amazonaws.com',
        Federated: expect.stringMatching(/:saml-provider\/unknown-/),
        CanonicalUser: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
  });

  test.each([
    ['NumericLessThan', /^1$/],
    ['DateGreaterThan', /^\d{4}-\d\d-\d\dT/],
    ['Bool', /^true$/],
    ['NotIpAddress', /^203\.0\.113\.0\/24$/],
    ['BinaryEquals', /^[A-Za-z0-9+/=]+$/],
    ['ArnLike', /^arn:aws:/],
    ['StringEquals', /^unknown-/],
  ])('for a value of %s', (operator, form) => {
    expect(sentStatement({ Condition: { [operator]: { key: '<<v>>' } } })).toEqual({
      Condition: { [operator]: { key: expect.stringMatching(form) } },
    });
  });

  test.each([
    ['arn:<<p>>:iam:<<r>>:<<a>>:role/<<n>>', /^arn:aws:iam:us-east-1:9\d{11}:role\/unknown-\w+$/],
    ['<<bucket.arn>>/*', /^arn:aws:s3:::unknown-\w+\/\*$/],
    [
      'arn:<<AWS::Partition>>:s3:::b-<<AWS::Region>>-<<AWS::AccountId>>',
      /^arn:aws:s3:::b-us-east-1-123456789012$/,
    ],
  ])('within a resource: %s', (Resource, form) => {
    expect(sentStatement({ Resource })).toEqual({ Resource: expect.stringMatching(form) });
  });

  test('within an action, and within a subject', () => {
    expect(sentStatement({ Action: 's3:<<verb>>' })).toEqual({
      Action: expect.stringMatching(/^s3:unknown-/),
    });
    const Condition = { StringLike: { sub: 'repo:<<o>>/<<r>>:*' } };
    expect(sentStatement({ Condition })).toEqual({
      Condition: { StringLike: { sub: expect.stringMatching(/^repo:unknown-\w+\/unknown-\w+:\*$/) } },
    });
  });

  test('a whole statement becomes one that allows nothing', () => {
    const text = '{"Version":"<<v>>","Statement":["<<s>>"]}';
    expect(sent(text)).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Action: 'sts:GetCallerIdentity', Resource: '*' }],
    });
    expect(sent(text, 'trust')).toMatchObject({ Statement: [{ Action: 'sts:AssumeRole', Principal: '*' }] });
    expect(sent(text, 'ecr-repository')).toMatchObject({ Statement: [{ Principal: '*', Resource: '*' }] });
  });

  test('the same name is the same text in every document, another name is another', () => {
    const one = sentStatement({ Sid: 'first', Resource: ['<<a>>', '<<b>>'] }) as { Resource: string[] };
    const two = sentStatement({ Resource: ['<<b>>'] }) as { Resource: string[] };
    expect(one.Resource[1]).toBe(two.Resource[0]);
    expect(one.Resource[0]).not.toBe(one.Resource[1]);
  });
});
