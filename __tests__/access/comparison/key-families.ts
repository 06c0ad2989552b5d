/** Condition keys of one sort: how they are compared, what policies write, and what requests carry. */
export interface Family {
  /** A key with one value, and one with several. */
  readonly key: string;
  readonly many: string;
  readonly names: readonly string[];
  readonly written: readonly string[];
  readonly given: readonly string[];
}

export const families: readonly Family[] = [
  {
    key: 'aws:PrincipalTag/t',
    many: 'aws:TagKeys',
    names: ['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
    written: ['a', 'A', 'b', 'example', 'another'],
    given: ['a', 'A', 'b', 'B', 'example', 'EXAMPLE', 'another', 'other', 'a/b', 'zz'],
  },
  {
    key: 'aws:PrincipalTag/t',
    many: 'aws:TagKeys',
    names: ['StringLike', 'StringNotLike'],
    written: ['a*', '*b', '?', 'e*', '*', 'a', 'a/${*}', '*ex*', '??*'],
    given: ['a', 'A', 'b', 'ab', 'a/b', 'a/*', 'example', 'e', 'zz', 'a:b'],
  },
  {
    key: 'aws:SourceArn',
    many: 'x:Arns',
    names: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
    written: ['arn:aws:sns:*:111122223333:*', 'arn:aws:sns:eu-west-1:*:a', 'arn:aws:s?s:*:*:a:?'],
    given: [
      'arn:aws:sns:eu-west-1:111122223333:a',
      'arn:aws:sns:us-east-1:444455556666:a:b',
      'arn:aws:sqs:eu-west-1:111122223333:q',
    ],
  },
  {
    key: 's3:max-keys',
    many: 'x:Numbers',
    names: ['NumericEquals', 'NumericNotEquals', 'NumericLessThan', 'NumericLessThanEquals'].concat([
      'NumericGreaterThan',
      'NumericGreaterThanEquals',
    ]),
    written: ['0', '5', '10', '10.0', '-1'],
    given: ['0', '5', '5.5', '10', '11', '-1', '-2', '7'],
  },
  {
    key: 'aws:CurrentTime',
    many: 'x:Dates',
    names: ['DateEquals', 'DateNotEquals', 'DateLessThan', 'DateLessThanEquals'].concat([
      'DateGreaterThan',
      'DateGreaterThanEquals',
    ]),
    written: ['2026-01-01T00:00:00Z', '2026-06-01', '2027-01-01T00:00:00Z'],
    given: [
      '2025-12-31T23:59:59Z',
      '2026-01-01T00:00:00Z',
      '2026-06-01T00:00:00Z',
      '2026-09-01',
      '2028-01-01',
    ],
  },
  {
    key: 'aws:SourceIp',
    many: 'x:Addresses',
    names: ['IpAddress', 'NotIpAddress'],
    written: ['203.0.113.0/25', '203.0.113.0/24', '128.0.0.0/1', '203.0.113.7', '203.0.113.128/25'],
    given: ['203.0.113.7', '203.0.113.8', '203.0.113.200', '198.51.100.1', '10.0.0.1'],
  },
  {
    key: 'aws:SecureTransport',
    many: 'x:Booleans',
    names: ['Bool'],
    written: ['true', 'false'],
    given: ['true', 'false'],
  },
  {
    key: 'x:Binary',
    many: 'x:Binaries',
    names: ['BinaryEquals'],
    written: ['YQ==', 'Yg=='],
    given: ['YQ==', 'Yg==', 'Yw=='],
  },
];
