import { describe, expect, it } from '@jest/globals';
import {
  arnCovers,
  arnMatches,
  arnSegments,
  arnsOverlap,
  isEverything,
  isWholeArn,
  parseArn,
} from '../../src/policy/arn.js';

describe('arnMatches, segment by segment', () => {
  it.each([
    ['*', 'arn:aws:s3:::b/k', true],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::b/k', true],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::b', false],
    ['arn:aws:s3:::b*', 'arn:aws:s3:::b/k', true],
    // A wildcard stays in its segment, but the last segment may hold colons.
    ['arn:aws:ecs:*:*:task-definition/a:*', 'arn:aws:ecs:eu-west-1:111122223333:task-definition/a:7', true],
    ['arn:aws:cloudformation:*:stack/X/*', 'arn:aws:cloudformation:eu-west-1:111122223333:stack/X/1', false],
    ['arn:aws:ecr:*:111122223333:repository/app', 'arn:aws:ecr:eu-west-1:111122223333:repository/app', true],
    // AWS completes an ARN of fewer fields with wildcards.
    ['arn:aws:s3', 'arn:aws:s3:::b', true],
    ['arn:aws:sqs', 'arn:aws:s3:::b', false],
    ['arn:aws', 'arn:aws:s3:::b', true],
    ['s3:::b', 'arn:aws:s3:::b', false],
    // Every one of the six segments may have wildcards, also the first.
    ['*:aws:sqs:*:*:q', 'arn:aws:sqs:eu-west-1:111122223333:q', true],
    ['*:aws:sqs:*:*:q', 'arn:aws:sqs:eu-west-1:111122223333:x:q', false],
    // A request for no resource has the resource `*`.
    ['*', '*', true],
    ['**', 'arn:aws:s3:::b', true],
    ['arn:aws:s3:::*', '*', false],
    ['arn:*:*:*:*:*', '*', false],
  ])('%s matches %s: %s', (pattern, arn, expected) => {
    expect(arnMatches(pattern, arn)).toBe(expected);
  });
});

describe('arnCovers and arnsOverlap', () => {
  it('compares patterns segment by segment', () => {
    expect(
      arnCovers('arn:aws:ecr:*:*:repository/*', 'arn:aws:ecr:eu-west-1:111122223333:repository/a*'),
    ).toBe(true);
    expect(arnCovers('arn:aws:ecr:eu-west-1:*:repository/*', 'arn:aws:ecr:*:*:repository/*')).toBe(false);
    expect(
      arnsOverlap('arn:aws:ecr:*:111122223333:repository/a*', 'arn:aws:ecr:eu-west-1:*:repository/*b'),
    ).toBe(true);
    expect(arnsOverlap('arn:aws:ecr:us-east-1:*:repository/*', 'arn:aws:ecr:eu-west-1:*:repository/*')).toBe(
      false,
    );
    expect(arnCovers('*', 'arn:aws:s3:::*')).toBe(true);
    expect(arnCovers('arn:*:*:*:*:*', '*')).toBe(false);
  });

  it.each(['*', '**'])('knows that %s is every resource', (everything) => {
    expect(arnsOverlap('arn:aws:s3:::a', everything)).toBe(true);
    expect(arnsOverlap(everything, 'arn:aws:s3:::a')).toBe(true);
    expect(arnCovers(everything, 'arn:aws:s3:::a*')).toBe(true);
    expect(isEverything(everything)).toBe(true);
  });

  it.each(['', '*a', 'a*', '?', '${*}'])('knows that %p is not', (text) => {
    expect(isEverything(text)).toBe(false);
  });
});

describe('parseArn', () => {
  it('keeps a colon inside of a variable and of the resource', () => {
    expect(parseArn('arn:${AWS::Partition}:s3:::${aws:username}:x')).toEqual({
      partition: '${AWS::Partition}',
      service: 's3',
      region: '',
      account: '',
      resource: '${aws:username}:x',
    });
  });

  it('knows no ARN in anything else', () => {
    expect(parseArn('*')).toBeUndefined();
    expect(parseArn('arn:aws:s3')?.resource).toBe('*');
    expect(parseArn('aws:arn:s3:::b')).toBeUndefined();
  });
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
describe('the segments of an ARN', () => {
  it.each([
    ['arn:aws:s3:::b/k', ['arn', 'aws', 's3', '', '', 'b/k']],
    ['arn:aws:sns:eu-west-1:111122223333:t:1', ['arn', 'aws', 'sns', 'eu-west-1', '111122223333', 't:1']],
    // AWS completes the missing fields with wildcards.
    ['arn:aws', ['arn', 'aws', '*', '*', '*', '*']],
    ['arn:aws:s3', ['arn', 'aws', 's3', '*', '*', '*']],
    ['arn:aws:s3:::', ['arn', 'aws', 's3', '', '', '']],
    // A colon within a variable parts nothing; other braces hold nothing together.
    ['arn:aws:s3:::${aws:username}', ['arn', 'aws', 's3', '', '', '${aws:username}']],
    ['arn:${AWS::Partition}:s3:::b', ['arn', '${AWS::Partition}', 's3', '', '', 'b']],
    ['arn:aws:x{:y}::r', ['arn', 'aws', 'x{', 'y}', '', 'r']],
    ['arn:aws:x$:y}::r', ['arn', 'aws', 'x$', 'y}', '', 'r']],
    // A brace that is never closed opens no variable.
    ['arn:aws:${x:y::r', ['arn', 'aws', '${x', 'y', '', 'r']],
    // What is no ARN has none.
    ['*', []],
    ['arn', []],
    ['s3:::b', []],
    ['', []],
  ])('%p', (text, segments) => {
    expect(arnSegments(text)).toEqual(segments);
  });

  it.each([
    ['arn:aws:s3:::b', true],
    ['arn:aws:s3:::b:c', true],
    ['arn:aws:s3::b', false],
    ['arn', false],
    ['a:b:c:d:e:f', false],
    ['*', false],
  ])('%p has all of them: %p', (text, expected) => {
    expect(isWholeArn(text)).toBe(expected);
  });
});
