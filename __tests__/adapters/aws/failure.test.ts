import { describe, expect, test } from '@jest/globals';
import { toFailure } from '../../../src/adapters/aws/failure.js';
import { AnalyzerFailure } from '../../../src/review/ports.js';

const attempted = { operation: 'CheckNoNewAccess', region: 'eu-west-1' };

function named(name: string, text = 'the words of AWS'): Error {
  return Object.assign(new Error(text), { name });
}

describe('an error of the SDK', () => {
  test.each([
    ['CredentialsProviderError', 'no-credentials'],
    ['UnrecognizedClientException', 'bad-credentials'],
    ['InvalidClientTokenId', 'bad-credentials'],
    ['ExpiredToken', 'bad-credentials'],
    ['ExpiredTokenException', 'bad-credentials'],
    ['InvalidSignatureException', 'bad-credentials'],
    ['SignatureDoesNotMatch', 'bad-credentials'],
    ['InvalidIdentityToken', 'bad-credentials'],
    ['AccessDeniedException', 'denied'],
    ['ThrottlingException', 'throttled'],
    ['TooManyRequestsException', 'throttled'],
    ['TimeoutError', 'unreachable'],
    ['ValidationException', 'refused-document'],
    ['InvalidParameterException', 'refused-document'],
    ['UnprocessableEntityException', 'refused-document'],
    ['InternalServerException', 'failed'],
    ['SomethingNew', 'failed'],
  ])('%s is %s, in words that repeat AWS’s', (name, reason) => {
    const failure = toFailure(named(name), attempted);
    expect(failure).toBeInstanceOf(AnalyzerFailure);
    expect(failure).toMatchObject({
      reason,
      message: expect.stringContaining('the words of AWS') as unknown,
    });
  });

  test.each([
    'ENOTFOUND',
    'ECONNREFUSED',
    'ECONNRESET',
    'ETIMEDOUT',
    'EAI_AGAIN',
    'CERT_HAS_EXPIRED',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ])('with the code %s is unreachable, also as a cause', (code) => {
    const error = Object.assign(new Error('no way'), { code });
    expect(toFailure(error, attempted)).toMatchObject({ reason: 'unreachable' });
    expect(toFailure(new Error('outer', { cause: error }), attempted)).toMatchObject({
      reason: 'unreachable',
    });
    expect(toFailure(error, attempted).message).toContain('eu-west-1');
    expect(toFailure(error, attempted).message).toContain(code);
  });

  test('whose causes go in a circle, and what is no error, is a failure all the same', () => {
    const circle = new Error('round');
    circle.cause = circle;
    expect(toFailure(circle, attempted)).toMatchObject({ reason: 'failed' });
    expect(toFailure('text', attempted)).toMatchObject({ reason: 'failed' });
  });
});

test('every reason has a message of its own', () => {
  const names = [
    'CredentialsProviderError',
    'ExpiredToken',
    'AccessDenied',
    'Throttling',
    'TimeoutError',
    'Other',
    'ValidationException',
  ];
  const messages = names.map((name) => toFailure(named(name), attempted).message.replaceAll(name, ''));
  expect(new Set(messages).size).toBe(names.length);
});

test('an answer that is none of AWS’s is told with its status', () => {
  const error = Object.assign(named('Unknown', 'UnknownError'), { $metadata: { httpStatusCode: 407 } });
  expect(toFailure(error, attempted).message).toContain('(Unknown, HTTP status 407: UnknownError)');
});

describe('a denial', () => {
  test('names the permission, and the role as one would edit it', () => {
    const text =
      'User: arn:aws:sts::111122223333:assumed-role/review/session is not authorized to perform: access-analyzer:CheckNoNewAccess';
    const { message } = toFailure(named('AccessDeniedException', text), attempted);
    expect(message).toMatch(
      /^The role arn:aws:iam::111122223333:role\/review lacks the permission access-analyzer:CheckNoNewAccess/,
    );
  });

  test('names the user', () => {
    const text = 'User: arn:aws:iam::111122223333:user/ci is not authorized';
    expect(toFailure(named('AccessDenied', text), attempted).message).toMatch(
      /^arn:aws:iam::111122223333:user\/ci lacks/,
    );
  });

  test('of the role itself is about the credentials', () => {
    const error = named('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity');
    expect(toFailure(error, attempted)).toMatchObject({ reason: 'bad-credentials' });
    expect(toFailure(error, attempted).message).toContain('trust policy');
  });
});
