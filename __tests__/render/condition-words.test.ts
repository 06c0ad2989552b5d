import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../src/domain/message.js';
import { conditionsText } from '../../src/render/condition-words.js';
import { policyOf } from '../access/evaluation/tables.js';

function wordsOf(condition: object): string {
  const policy = policyOf({
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', Condition: condition }],
  });
  return plainText(conditionsText(policy.statements[0]?.conditions ?? []));
}

describe('a condition in words', () => {
  it.each([
    [{ StringEquals: { 'aws:SourceVpc': 'vpc-1' } }, '`aws:SourceVpc` is `vpc-1`'],
    [{ StringEquals: { 'aws:SourceVpc': ['vpc-1', 'vpc-2'] } }, '`aws:SourceVpc` is `vpc-1` or `vpc-2`'],
    [
      { StringNotEquals: { 'aws:SourceVpc': ['vpc-1', 'vpc-2'] } },
      '`aws:SourceVpc` is not `vpc-1` or `vpc-2`',
    ],
    [
      { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/a' } },
      '`aws:PrincipalArn` is like `arn:aws:iam::*:role/a`',
    ],
    [{ StringLikeIfExists: { 'aws:SourceVpc': 'vpc-*' } }, '`aws:SourceVpc` is like `vpc-*`, or is absent,'],
    [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] } }, 'every value of `aws:TagKeys` is `a`'],
    [{ 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['a'] } }, 'some value of `aws:TagKeys` is `a`'],
    [{ Null: { 'aws:TokenIssueTime': 'true' } }, '`aws:TokenIssueTime` is absent'],
    [{ Null: { 'aws:TokenIssueTime': 'false' } }, '`aws:TokenIssueTime` is given'],
    [{ Bool: { 'aws:SecureTransport': false } }, '`aws:SecureTransport` is `false`'],
    [{ NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, '`aws:SourceIp` is outside of `10.0.0.0/8`'],
    [{ NumericLessThanEquals: { 's3:max-keys': 10 } }, '`s3:max-keys` is at most `10`'],
    [{ StringIs: { 'aws:SourceVpc': 'vpc-1' } }, '`aws:SourceVpc` `StringIs` `vpc-1`'],
    [
      { StringEquals: { 'aws:SourceVpc': ['1', '2', '3', '4', '5', '6'] } },
      '`aws:SourceVpc` is `1` or `2` or `3` or `4` or 2 more',
    ],
    [{ StringEquals: { a: 'b' }, Bool: { c: 'true' } }, '`a` is `b` and `c` is `true`'],
  ])('%j', (condition, words) => {
    expect(wordsOf(condition)).toBe(words);
  });
});
