import fc from 'fast-check';
import type { RequestPrincipal } from '../../../src/access/evaluation/request.js';
import type { PolicyKind } from '../../../src/policy/kind.js';

/**
 * Policies and requests that meet often enough: small worlds of names, patterns near them, every operator. What is left
 * out is what @cloud-copilot/iam-simulate (0.1.173) does otherwise than AWS's documents, or what those leave open; the
 * tables of this folder have it:
 *
 * - NotPrincipal: its source says that this is not researched.
 * - Root users: it has no rule for them.
 * - Federated users: it takes the session's name for the name of the user who federated.
 * - Wildcards in the service of an action: IAM refuses them, it lets them match nothing, here they are patterns.
 * - A request for `*`: it takes it for "any resource", not for an action without resource.
 * - ARNs of fewer than six segments: it completes them by the kind of the policy; `*` in an ARN condition never matches.
 * - Wildcards before the first `/` or `:` of the last segment: it takes that part for a fixed resource type.
 * - Upper case in the first five segments: it compares them without case.
 * - Versions before 2012-10-17: it reads variables all the same.
 * - Negated operators with a variable that has no value: it lets them fail, AWS lets them hold.
 * - NotResource with a variable that has no value: it lets the statement fail, AWS lets the variable match no resource.
 * - Values that their operator cannot read, empty texts, several values without a set operator: AWS leaves them open.
 * - Seconds since 1970 beside dates: it compares them with milliseconds.
 * - 0.0.0.0/0: its mask of no bits is one of all bits.
 * - A single IP address of the other family: it lets NotIpAddress fail. IPv6 addresses: it compares their spelling.
 * - aws:PrincipalArn and aws:PrincipalAccount: it does not derive them, so the context gives them.
 * - KMS keys and roles without their policy: it says no, or lets the identity decide; here that is left open.
 */
export interface Case {
  readonly principal: RequestPrincipal;
  readonly sameAccount: boolean;
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string | string[]>>;
  readonly identity: object[];
  readonly resourcePolicy: object | undefined;
  readonly kind: PolicyKind;
  readonly boundary: object | undefined;
}

const account = '111122223333';
const arn = (service: string, resource: string) => `arn:aws:${service}::${account}:${resource}`;

const worlds = [
  {
    kind: 's3-bucket',
    actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
    resources: ['arn:aws:s3:::bucket/anna/a', 'arn:aws:s3:::bucket/bob/b', 'arn:aws:s3:::other'],
  },
  {
    kind: 'ecr-registry',
    actions: ['ecr:PutImage', 'ecr:BatchGetImage', 'ecr:DeleteRepository'],
    resources: [
      `arn:aws:ecr:eu-west-1:${account}:repository/anna/a`,
      `arn:aws:ecr:us-east-1:${account}:repository/b`,
    ],
  },
  { kind: 'kms-key', actions: ['kms:Decrypt'], resources: [`arn:aws:kms:eu-west-1:${account}:key/k`] },
  { kind: 'trust', actions: ['sts:AssumeRole'], resources: [arn('iam', 'role/release')] },
] as const satisfies { kind: PolicyKind; actions: readonly string[]; resources: readonly string[] }[];

const actionPatterns = fc.constantFrom(
  ...worlds.flatMap(({ actions }): readonly string[] => actions),
  ...['*', 's3:*', 's3:Get*', 's3:?utObject', 'S3:getobject', 'ecr:*', 'ecr:*Image', 'kms:*', 'sts:*'],
);
const plainResources = fc.constantFrom(
  ...worlds.flatMap(({ resources }): readonly string[] => resources),
  ...['*', 'arn:aws:s3:::bucket/*', 'arn:aws:s3:::*', 'arn:*:s3:::bucket/anna/?', 'arn:aws:s3:::b*/*a'],
  "arn:aws:s3:::bucket/${aws:username, 'bob'}/*",
  ...['arn:aws:ecr:*:111122223333:repository/*', 'arn:aws:ecr:eu-*:*:repository/*/a', 'arn:aws:*:*:*:key/*'],
  ...['arn:aws:s3:::bucket/a${*}', 'arn:aws:iam::*:role/rel*'],
);

const resourcePatterns = fc.oneof(
  { weight: 8, arbitrary: plainResources },
  fc.constant('arn:aws:s3:::bucket/${aws:username}/*'),
);

const text = fc.constantFrom('a', 'b', 'A', 'a/b', 'abc', 'x:y');
const textPattern = fc.constantFrom('a', 'a*', '*b', '?', 'A', '*', 'x:*', 'a/${*}');
const variable = fc.constantFrom('${aws:username}', "${aws:username, 'a'}", 'x${$}');
const arns = fc.constantFrom(
  'arn:aws:sns:eu-west-1:111122223333:a',
  'arn:aws:sns:us-east-1:444455556666:a:b',
);
const arnPattern = fc.constantFrom(
  'arn:aws:sns:*:111122223333:*',
  'arn:aws:sns:eu-west-1:*:a',
  'arn:aws:sns:*:*:a:?',
  'arn:aws:s?s:*:444455556666:*',
  'arn:aws:sns:*:*:${aws:username}',
);
const numbers = fc.constantFrom('0', '5', '10', '10.5', '-1');
const dates = fc.constantFrom('2026-01-01T00:00:00Z', '2026-06-01', '2027-01-01T00:00:00Z');
const addresses = fc.constantFrom('203.0.113.7', '203.0.113.200', '198.51.100.1');
const ranges = fc.constantFrom('203.0.113.0/25', '203.0.113.0/24', '128.0.0.0/1', '203.0.113.7');
const booleans = fc.constantFrom('true', 'false');
const binaries = fc.constantFrom('YQ==', 'Yg==');

/** Keys by what they hold: one that has a single value, and one that may have several. */
const families = [
  { key: 'aws:PrincipalTag/t', many: 'aws:TagKeys', given: text },
  { key: 'aws:SourceArn', many: 'x:Arns', given: arns },
  { key: 's3:max-keys', many: 'x:Numbers', given: numbers },
  { key: 'aws:CurrentTime', many: 'x:Dates', given: dates },
  { key: 'aws:SourceIp', many: 'x:Addresses', given: addresses },
  { key: 'aws:SecureTransport', many: 'x:Booleans', given: booleans },
  { key: 'x:Binary', many: 'x:Binaries', given: binaries },
] as const;

const operators: readonly (readonly [family: number, values: fc.Arbitrary<string>, names: string[]])[] = [
  [0, fc.oneof(text, variable), ['StringEquals', 'StringEqualsIgnoreCase']],
  [0, fc.oneof(textPattern, variable), ['StringLike']],
  [0, text, ['StringNotEquals', 'StringNotEqualsIgnoreCase']],
  [0, textPattern, ['StringNotLike']],
  [1, fc.oneof(arns, arnPattern), ['ArnEquals', 'ArnLike']],
  [1, fc.oneof(arns, fc.constant('arn:aws:sns:*:111122223333:*')), ['ArnNotEquals', 'ArnNotLike']],
  [2, numbers, ['', 'Not'].map((not) => `Numeric${not}Equals`)],
  [
    2,
    numbers,
    ['LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'].map((to) => `Numeric${to}`),
  ],
  [
    3,
    dates,
    [
      'DateEquals',
      'DateNotEquals',
      'DateLessThan',
      'DateLessThanEquals',
      'DateGreaterThan',
      'DateGreaterThanEquals',
    ],
  ],
  [4, ranges, ['IpAddress', 'NotIpAddress']],
  [5, booleans, ['Bool']],
  [6, binaries, ['BinaryEquals']],
];

const comparison = fc.constantFrom(...operators).chain(([family, values, names]) => {
  const keys = families[family];
  if (!keys) throw new Error('no such family');
  return fc
    .record({
      name: fc.constantFrom(...names),
      ifExists: fc.constantFrom('', '', 'IfExists'),
      set: fc.constantFrom('', '', 'ForAllValues:', 'ForAnyValue:'),
      values: fc.array(values, { minLength: 1, maxLength: 3 }),
    })
    .map(({ name, ifExists, set, values }) => ({
      [`${set}${name}${ifExists}`]: { [set ? keys.many : keys.key]: values },
    }));
});
const nullTest = fc
  .tuple(fc.constantFrom(...families), booleans)
  .map(([{ key }, value]) => ({ Null: { [key]: value } }));
const principalTest = fc.constantFrom<object>(
  { ArnLike: { 'aws:PrincipalArn': [arn('iam', 'role/*'), arn('iam', 'user/bob')] } },
  { ArnNotEquals: { 'aws:PrincipalArn': [arn('iam', 'role/build')] } },
  { StringEquals: { 'aws:PrincipalAccount': account } },
  { StringNotEqualsIfExists: { 'aws:PrincipalAccount': [account] } },
);
const condition = fc
  .array(fc.oneof({ weight: 6, arbitrary: comparison }, nullTest, principalTest), { maxLength: 2 })
  .map((each): object => Object.assign({}, ...each) as object);

const context = fc
  .tuple(
    ...families.map(({ key, many, given }) =>
      fc.record(
        { [key]: given, [many]: fc.uniqueArray(given, { minLength: 1, maxLength: 3 }) },
        { requiredKeys: [] },
      ),
    ),
    fc.record({ 'aws:username': fc.constantFrom('anna', 'a') }, { requiredKeys: [] }),
  )
  .map(
    (parts): Record<string, string | string[]> =>
      Object.assign({}, ...parts) as Record<string, string | string[]>,
  );

const listed = (patterns: fc.Arbitrary<string>) =>
  fc.oneof(patterns, fc.array(patterns, { minLength: 1, maxLength: 3 }));
const either = (name: string, patterns: fc.Arbitrary<string>, exceptions: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 3, arbitrary: listed(patterns).map((value) => ({ [name]: value })) },
    listed(exceptions).map((value) => ({ [`Not${name}`]: value })),
  );

const principalElement = fc.oneof(
  fc.constant<unknown>('*'),
  fc.record({
    AWS: listed(
      fc.constantFrom(
        '*',
        account,
        arn('iam', 'root'),
        arn('iam', 'user/anna'),
        arn('iam', 'role/build'),
        arn('iam', 'role/ci/build'),
        arn('sts', 'assumed-role/build/run-7'),
        '444455556666',
      ),
    ),
  }),
  fc.constant<unknown>({ Service: 'cloudtrail.amazonaws.com' }),
  fc.constant<unknown>({ Federated: 'cognito-identity.amazonaws.com' }),
);

const effect = fc.constantFrom('Allow', 'Allow', 'Deny');
const parts = {
  effect,
  action: either('Action', actionPatterns, actionPatterns),
  resource: either('Resource', resourcePatterns, plainResources),
  condition,
};
const statement = fc.record(parts).map(({ effect, action, resource, condition }): object => ({
  Effect: effect,
  ...action,
  ...resource,
  Condition: condition,
}));
const resourceStatement = (kind: PolicyKind) =>
  fc
    .record({ ...parts, principal: principalElement })
    .map(({ effect, action, resource, condition, principal }): object => ({
      Effect: effect,
      Principal: principal,
      ...action,
      ...(kind === 'trust' ? {} : resource),
      Condition: condition,
    }));
const policy = (statements: fc.Arbitrary<object>) =>
  fc
    .array(statements, { minLength: 1, maxLength: 4 })
    .map((Statement): object => ({ Version: '2012-10-17', Statement }));

const awsPrincipals = fc
  .constantFrom('user/anna', 'role/build', 'role/ci/build', 'assumed-role/build/run-7')
  .map((resource): RequestPrincipal => ({
    type: 'AWS',
    arn: arn(resource.startsWith('assumed-role') ? 'sts' : 'iam', resource),
  }));
const others: fc.Arbitrary<RequestPrincipal> = fc.constantFrom(
  { type: 'Anonymous' },
  { type: 'Service', name: 'cloudtrail.amazonaws.com' },
);

/** One request with all the policies that it meets. */
export const cases: fc.Arbitrary<Case> = fc.constantFrom(...worlds).chain(({ kind, actions, resources }) =>
  fc.oneof({ weight: 5, arbitrary: awsPrincipals }, others).chain((principal) => {
    const own = principal.type === 'AWS';
    return fc.record({
      principal: fc.constant(principal),
      sameAccount: own ? fc.boolean() : fc.constant(false),
      action: fc.constantFrom<string>(...actions),
      resource: fc.constantFrom<string>(...resources),
      context,
      identity: own ? fc.array(policy(statement), { maxLength: 2 }) : fc.constant([]),
      resourcePolicy: fc.option(policy(resourceStatement(kind)), { nil: undefined, freq: 3 }),
      kind: fc.constant(kind),
      boundary: own ? fc.option(policy(statement), { nil: undefined, freq: 1 }) : fc.constant(undefined),
    });
  }),
);
