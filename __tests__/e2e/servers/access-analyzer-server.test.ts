import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  AccessAnalyzerClient,
  CheckAccessNotGrantedCommand,
  CheckNoNewAccessCommand,
  CheckNoPublicAccessCommand,
  paginateValidatePolicy,
  ValidatePolicyCommand,
  type PolicyType,
} from '@aws-sdk/client-accessanalyzer';
import { startAccessAnalyzer, type AccessAnalyzerServer } from './access-analyzer-server.js';

let server: AccessAnalyzerServer;
let client: AccessAnalyzerClient;

const finding = (issueCode: string): object => ({
  findingDetails: 'text',
  findingType: 'ERROR',
  issueCode,
  learnMoreLink:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  locations: [
    {
      path: [{ key: 'Statement' }, { index: 0 }, { value: 'Action' }, { substring: { start: 0, length: 2 } }],
      span: { start: { line: 1, column: 0, offset: 0 }, end: { line: 1, column: 2, offset: 2 } },
    },
  ],
});

async function start(options: Parameters<typeof startAccessAnalyzer>[0] = {}): Promise<void> {
  server = await startAccessAnalyzer(options);
  client = new AccessAnalyzerClient({
    region: 'eu-west-1',
    endpoint: server.url,
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 3,
  });
}

const document = (policyDocument: string): ValidatePolicyCommand =>
  new ValidatePolicyCommand({ policyDocument, policyType: 'IDENTITY_POLICY' });

beforeEach(() => start());

afterEach(async () => {
  client.destroy();
  await server.close();
});

test('gives the recorded findings by document, page by page', async () => {
  await server.close();
  const findings = ['ONE', 'TWO', 'THREE'].map(finding);
  await start({ answers: { '{"a":1}': { findings } }, pageSize: 2 });
  const codes: string[][] = [];
  const input = { policyDocument: '{"a":1}', policyType: 'IDENTITY_POLICY', locale: 'EN' } as const;
  for await (const page of paginateValidatePolicy({ client }, { ...input })) {
    codes.push((page.findings ?? []).map(({ issueCode }) => issueCode ?? ''));
  }
  expect(codes).toEqual([['ONE', 'TWO'], ['THREE']]);
  expect((await client.send(document('{}'))).findings).toEqual([]);
  expect(server.calls).toMatchObject([
    { operation: 'ValidatePolicy', input, region: 'eu-west-1', status: 200 },
    { input: { nextToken: 'page-2' } },
    { input: { policyDocument: '{}' } },
  ]);
  expect(server.violations).toEqual([]);
});

test('answers the three checks of access', async () => {
  await server.close();
  await start({
    answers: (operation) =>
      operation === 'CheckNoNewAccess'
        ? {
            result: 'FAIL',
            message: 'New access',
            reasons: [{ description: 'in statement 0', statementIndex: 0 }],
          }
        : undefined,
  });
  const policyType = 'RESOURCE_POLICY';
  const changed = { newPolicyDocument: '{}', existingPolicyDocument: '{}', policyType } as const;
  expect((await client.send(new CheckNoNewAccessCommand(changed))).result).toBe('FAIL');
  const access = [{ actions: ['ecr:DeleteRepository'] }];
  const granted = new CheckAccessNotGrantedCommand({ policyDocument: '{}', access, policyType });
  expect((await client.send(granted)).result).toBe('PASS');
  const open = new CheckNoPublicAccessCommand({ policyDocument: '{}', resourceType: 'AWS::S3::Bucket' });
  expect((await client.send(open)).result).toBe('PASS');
  expect(server.violations).toEqual([]);
});

test.each([
  [
    'an unknown policy type',
    { policyDocument: '{}', policyType: 'TRUST' as PolicyType },
    'policyType is "TRUST"',
  ],
  [
    'a missing document',
    { policyType: 'IDENTITY_POLICY' as const, policyDocument: undefined },
    'policyDocument is required',
  ],
  [
    'a resource type on an identity policy',
    {
      policyDocument: '{}',
      policyType: 'IDENTITY_POLICY',
      validatePolicyResourceType: 'AWS::S3::Bucket',
    } as const,
    'goes with RESOURCE_POLICY only',
  ],
])('refuses and records %s', async (_, input, message) => {
  await expect(client.send(new ValidatePolicyCommand(input))).rejects.toMatchObject({
    name: 'ValidationException',
  });
  expect(server.violations.join()).toContain(message);
});

test('refuses unknown members, unknown operations and requests without a signature', async () => {
  const post = (path: string, headers: Record<string, string>): Promise<Response> =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers,
      body: '{"policyDocument":"{}","policyType":"IDENTITY_POLICY","more":1}',
    });
  expect((await post('/policy/validation', {})).status).toBe(403);
  const authorization =
    'AWS4-HMAC-SHA256 Credential=AKIA/20260105/eu-west-1/access-analyzer/aws4_request, SignedHeaders=host, Signature=0';
  expect((await post('/policy/validation', { authorization, 'x-amz-date': '20260105T090000Z' })).status).toBe(
    400,
  );
  expect((await post('/analyzer', { authorization })).status).toBe(404);
  expect(server.violations).toEqual([
    expect.stringContaining('not signed'),
    'ValidatePolicy: more is not in the model',
    expect.stringContaining('/analyzer is no operation'),
  ]);
});

test('refuses an answer of the test that AWS could not give', async () => {
  await server.close();
  await start({ answers: () => ({ findings: [{ issueCode: 'ONLY' }] }) });
  await expect(client.send(document('{}'))).rejects.toThrow();
  expect(server.violations.join()).toContain(
    "the test's answer to ValidatePolicy: findings.0.findingDetails is required",
  );
});

test('fails as ordered, in the shapes that the SDK understands', async () => {
  server.fail({ error: 'ThrottlingException', times: 2, retryAfterSeconds: 0 });
  await client.send(document('{}'));
  expect(server.calls.map(({ status, attempt }) => [status, attempt])).toEqual([
    [429, 1],
    [429, 2],
    [200, 3],
  ]);
  server.fail({ error: 'AccessDeniedException', message: 'User: x is not authorized' });
  await expect(client.send(document('{}'))).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: 'User: x is not authorized',
    $metadata: { httpStatusCode: 403 },
  });
  server.fail({ error: 'ValidationException' });
  await expect(client.send(document('{}'))).rejects.toMatchObject({ reason: 'fieldValidationFailed' });
  server.fail({ reset: true });
  await client.send(document('{}'));
  server.fail({ operation: 'CheckNoNewAccess', error: 'InternalServerException', times: 3 });
  await client.send(document('{}'));
});

test('counts the calls that are under way at once', async () => {
  await server.close();
  await start({ delay: 40 });
  await Promise.all(Array.from({ length: 5 }, (_, index) => client.send(document(`{"n":${index}}`))));
  expect(server.maxConcurrent).toBe(5);
});
