import { describe, expect, test } from '@jest/globals';
import { createAnalyzer } from '../../../src/adapters/aws/analyzer.js';
import { AnalyzerFailure } from '../../../src/review/ports.js';
import { listen } from '../../e2e/servers/loopback.js';
import { analyzer, keys, question, start, withServer } from './server.js';

withServer();

describe('a failure', () => {
  test('by a missing permission names it, and ends the asking', async () => {
    const started = await start({ delay: 5 });
    const message =
      'User: arn:aws:sts::111122223333:assumed-role/review/x is not authorized to perform: access-analyzer:ValidatePolicy';
    started.fail({ error: 'AccessDeniedException', message, times: 100 });
    const aws = await analyzer();
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => aws.validate(question(`{"n":${index}}`))),
    );
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 'rejected', reason: { reason: 'denied' } });
    }
    expect(started.calls.length).toBeLessThanOrEqual(8);
    await expect(aws.validate(question())).rejects.toThrow(
      /role\/review lacks the permission access-analyzer:ValidatePolicy/,
    );
  });

  test('by one document does not end the asking', async () => {
    const started = await start();
    started.fail({ error: 'ValidationException', message: 'bad text' });
    const aws = await analyzer();
    await expect(aws.validate(question('x'))).rejects.toMatchObject({
      reason: 'refused-document',
      message: 'ValidationException: bad text',
    });
    expect(await aws.validate(question())).toEqual([]);
  });

  test('by throttling to the last try', async () => {
    const started = await start();
    process.env['AWS_MAX_ATTEMPTS'] = '2';
    started.fail({ error: 'ThrottlingException', times: 9, retryAfterSeconds: 0 });
    await expect((await analyzer()).validate(question())).rejects.toMatchObject({ reason: 'throttled' });
    expect(started.calls).toHaveLength(2);
  });

  test('by a host that is not there', async () => {
    const gone = await listen(() => Promise.resolve());
    await gone.close();
    Object.assign(process.env, keys, { AWS_ENDPOINT_URL_ACCESSANALYZER: gone.url, AWS_MAX_ATTEMPTS: '2' });
    await expect((await analyzer()).validate(question())).rejects.toMatchObject({
      reason: 'unreachable',
      message: expect.stringContaining('ECONNREFUSED') as unknown,
    });
  });

  test('by a finding that this version cannot understand', async () => {
    const body = { findings: [{ issueCode: 'NEW', findingType: 'CATASTROPHE' }] };
    const odd = await listen((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      return Promise.resolve();
    });
    Object.assign(process.env, keys, { AWS_ENDPOINT_URL: odd.url });
    await expect((await analyzer()).validate(question())).rejects.toMatchObject({ reason: 'failed' });
    await odd.close();
  });

  test('by a region that is missing comes before any request', async () => {
    Object.assign(process.env, keys);
    await expect(createAnalyzer({ region: undefined, allowInstanceMetadata: false })).rejects.toMatchObject({
      constructor: AnalyzerFailure,
      reason: 'no-region',
    });
  });
});

describe('instance metadata', () => {
  async function ask(
    allowInstanceMetadata: boolean,
  ): Promise<{ readonly requests: number; readonly failure: unknown }> {
    let requests = 0;
    const machine = await listen((_, response) => {
      requests += 1;
      response.writeHead(404).end();
      return Promise.resolve();
    });
    process.env['AWS_EC2_METADATA_SERVICE_ENDPOINT'] = machine.url;
    process.env['AWS_PROFILE'] = 'no-such-profile';
    const failure: unknown = await createAnalyzer({ region: 'eu-west-1', allowInstanceMetadata }).then(
      (aws) => aws.validate(question()).catch((error: unknown) => error),
    );
    await createAnalyzer({ region: undefined, allowInstanceMetadata }).catch(() => undefined);
    await machine.close();
    return { requests, failure };
  }

  test('is never asked when it is not allowed, neither for credentials nor for a region', async () => {
    expect(await ask(false)).toMatchObject({ requests: 0, failure: { reason: 'no-credentials' } });
  });

  test('is asked when it is allowed', async () => {
    expect((await ask(true)).requests).toBeGreaterThan(0);
  });
});
