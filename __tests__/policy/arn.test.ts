import { describe, expect, it } from '@jest/globals';
import { arnCovers, arnMatches, arnsOverlap, parseArn } from '../../src/policy/arn.js';

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
    ['s3:::b', 'arn:aws:s3:::b', false],
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
    expect(arnsOverlap('arn:aws:s3:::a', '*')).toBe(true);
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
