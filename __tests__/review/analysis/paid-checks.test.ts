import { describe, expect, test } from '@jest/globals';
import { plainText } from '../../../src/domain/message.js';
import type { PolicyKind } from '../../../src/policy/kind.js';
import { policyKinds } from '../../../src/policy/kind.js';
import { analyse } from '../../../src/review/analysis/ask.js';
import { AnalyzerFailure } from '../../../src/review/ports.js';
import { analyzerThat, failedAt, passed, statements, textAt } from './documents.js';
import { allow, none, pair, rules } from './pairs.js';

describe('CheckNoNewAccess', () => {
  const paid = { ...none, noNewAccess: true };

  test('compares the head with the base', async () => {
    const analyzer = analyzerThat({ checkNoNewAccess: () => failedAt(1, 0) });
    const two = statements({ Sid: 'One', Effect: 'Allow' }, { Sid: 'Two', Effect: 'Allow' });
    const document = pair(two, allow('c:d'));
    const analysis = await analyse([document], analyzer, paid);
    expect(analysis).toMatchObject({ calls: 2, paidCalls: 1 });
    expect(analyzer.calls[1]?.question).toEqual({
      newPolicyDocument: two,
      existingPolicyDocument: allow('c:d'),
      policyType: 'IDENTITY_POLICY',
    });
    const [found] = analysis.documents[0]?.head ?? [];
    expect(found).toMatchObject({
      rule: 'CHECK_NO_NEW_ACCESS',
      source: 'access-analyzer',
      severity: 'security-warning',
      statement: { sid: 'One' },
      related: [{ at: { start: document.head.policy.statements[1]?.node.start } }],
    });
    expect(found && plainText(found.message)).toContain('It grants. Statement 1. Statement 0.');
    expect(found && textAt(document.head.policy, found.at)).toContain('"One"');
    expect(rules(analysis)).toEqual([{ head: ['CHECK_NO_NEW_ACCESS'], base: [] }]);
  });

  test.each<readonly [PolicyKind, object]>([
    ['identity', { Effect: 'Deny', Action: '*', Resource: '*' }],
    ['trust', { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' }],
  ])('compares a new document of %s with one that denies everything', async (kind, statement) => {
    const analyzer = analyzerThat();
    await analyse([pair(allow('a:b'), undefined, kind)], analyzer, paid);
    const { question } = analyzer.calls[1] ?? {};
    const { existingPolicyDocument } = question as { existingPolicyDocument: string };
    expect(JSON.parse(existingPolicyDocument)).toEqual({ Version: '2012-10-17', Statement: [statement] });
  });

  test('sends the Resource that a policy of an ECR repository lacks, on both sides', async () => {
    const analyzer = analyzerThat();
    const text = (action: string): string => JSON.stringify({ Statement: [{ Action: action }] });
    await analyse([pair(text('ecr:a'), text('ecr:b'), 'ecr-repository')], analyzer, paid);
    expect(analyzer.calls[1]?.question).toEqual({
      newPolicyDocument: '{"Statement":[{"Action":"ecr:a","Resource":"*"}]}',
      existingPolicyDocument: '{"Statement":[{"Action":"ecr:b","Resource":"*"}]}',
      policyType: 'RESOURCE_POLICY',
    });
  });

  test('is not asked where the texts are the same, and not about service and resource control policies', async () => {
    const analyzer = analyzerThat();
    const pairs = [
      pair(allow('a:b'), allow('a:b')),
      pair(allow('a:b'), undefined, 'service-control'),
      pair(allow('a:b'), undefined, 'resource-control'),
    ];
    expect(await analyse(pairs, analyzer, paid)).toMatchObject({ paidCalls: 0 });
  });
});

describe('CheckAccessNotGranted', () => {
  const paid = { ...none, notGranted: [{ actions: ['s3:PutBucketPolicy'], resources: [] }] };

  test('an entry is one finding, and one that the base has as well was there before', async () => {
    const analyzer = analyzerThat({ checkAccessNotGranted: () => failedAt(0) });
    const analysis = await analyse([pair(allow('a:b'), allow('c:d'))], analyzer, paid);
    expect(analysis).toMatchObject({ calls: 3, paidCalls: 2 });
    expect(analyzer.calls[1]?.question).toMatchObject({ access: { actions: ['s3:PutBucketPolicy'] } });
    expect(rules(analysis)).toEqual([
      { head: ['CHECK_ACCESS_NOT_GRANTED'], base: ['CHECK_ACCESS_NOT_GRANTED'] },
    ]);
    expect(analysis.documents[0]?.head[0]).toMatchObject({ severity: 'error', statement: { index: 0 } });
  });

  test('is not asked of the base where the head passes', async () => {
    const analyzer = analyzerThat();
    expect(await analyse([pair(allow('a:b'), allow('c:d'))], analyzer, paid)).toMatchObject({ paidCalls: 1 });
  });

  test('goes in batches of at most a hundred actions and a hundred resources', async () => {
    const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `x:${index}`);
    const sizes = async (actions: number, resources: number): Promise<readonly (readonly number[])[]> => {
      const analyzer = analyzerThat();
      await analyse([pair(allow('a:b'), undefined)], analyzer, {
        ...none,
        notGranted: [{ actions: many(actions), resources: many(resources) }],
      });
      return analyzer.calls.slice(1).map(({ question }) => {
        const { access } = question as { access: { actions?: string[]; resources?: string[] } };
        return [access.actions?.length ?? 0, access.resources?.length ?? 0];
      });
    };
    expect(await sizes(101, 0)).toEqual([
      [100, 0],
      [1, 0],
    ]);
    expect(await sizes(0, 100)).toEqual([[0, 100]]);
    expect(await sizes(150, 101)).toEqual([
      [100, 100],
      [100, 1],
      [50, 100],
      [50, 1],
    ]);
    expect(await sizes(0, 0)).toEqual([]);
  });

  test('an entry fails where one of its batches does', async () => {
    const analyzer = analyzerThat({
      checkAccessNotGranted: ({ access }) =>
        access.actions?.includes('x:100') === true ? failedAt(0) : passed,
    });
    const actions = Array.from({ length: 101 }, (_, index) => `x:${index}`);
    const analysis = await analyse([pair(allow('a:b'), undefined)], analyzer, {
      ...none,
      notGranted: [{ actions, resources: [] }],
    });
    expect(rules(analysis)).toEqual([{ head: ['CHECK_ACCESS_NOT_GRANTED'], base: [] }]);
  });
});

describe('CheckNoPublicAccess', () => {
  const paid = { ...none, noPublicAccess: true };

  test('is asked about the kinds that AWS knows only', async () => {
    const analyzer = analyzerThat();
    await analyse(
      policyKinds.map((kind) => pair(`{"Sid":"${kind}"}`, undefined, kind)),
      analyzer,
      paid,
    );
    const types = analyzer.calls
      .filter(({ operation }) => operation === 'checkNoPublicAccess')
      .map(({ question }) => (question as { resourceType: string }).resourceType);
    expect(types.sort()).toEqual([
      'AWS::CodeArtifact::Domain',
      'AWS::IAM::AssumeRolePolicyDocument',
      'AWS::KMS::Key',
      'AWS::S3::AccessPoint',
      'AWS::S3::Bucket',
    ]);
  });

  test('a FAIL without a statement stands on the document', async () => {
    const analyzer = analyzerThat({ checkNoPublicAccess: () => failedAt() });
    const document = pair(allow('a:b'), undefined, 's3-bucket');
    const analysis = await analyse([document], analyzer, paid);
    const { start, end } = document.head.policy.root;
    expect(analysis.documents[0]?.head).toMatchObject([
      {
        rule: 'CHECK_NO_PUBLIC_ACCESS',
        severity: 'security-warning',
        statement: undefined,
        at: { start, end },
      },
    ]);
  });

  test('a document that the check refuses is told', async () => {
    const analyzer = analyzerThat({
      checkNoPublicAccess: () => {
        throw new AnalyzerFailure('refused-document', 'UnprocessableEntityException: too complex');
      },
    });
    const analysis = await analyse([pair(allow('a:b'), undefined, 's3-bucket')], analyzer, paid);
    expect(analysis.status).toBe('answered');
    expect(analysis.documents[0]?.head).toMatchObject([
      { rule: 'ACCESS_ANALYZER_REFUSED', title: 'Access Analyzer could not check this policy' },
    ]);
  });
});
