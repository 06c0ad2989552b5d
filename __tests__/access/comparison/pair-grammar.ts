import fc from 'fast-check';
import type { RequestPrincipal } from '../../../src/access/evaluation/request.js';
import type { PolicyKind } from '../../../src/policy/kind.js';

/**
 * Pairs of policies from small pools, so that their statements collide often, with every construct of the language; and
 * requests near their patterns. Values of a request are of the sort that its key has: a Bool key has no third value.
 */
export interface Pair {
  readonly kind: PolicyKind;
  readonly base: readonly object[][];
  readonly head: readonly object[][];
}

export interface SampledRequest {
  readonly principal: RequestPrincipal;
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, readonly string[]>>;
}

/** What an independent evaluator does otherwise than AWS's documents, or what these leave open, is left out for it. */
export interface Scope {
  readonly plain: boolean;
}

const account = '111122223333';
const actions = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 'ecr:PutImage', 'iam:PassRole'];
const actionPatterns = [
  ...actions,
  ...['*', 's3:*', 's3:Get*', 's3:?utObject', 'S3:getobject', 's3:*Object', 'ecr:*', '*:*'],
];
const resources = [
  'arn:aws:s3:::bucket',
  'arn:aws:s3:::bucket/a',
  'arn:aws:s3:::bucket/ab',
  'arn:aws:s3:::bucket/anna/a',
  'arn:aws:s3:::bucket/bob/a',
  'arn:aws:s3:::bucket/bob/b',
  'arn:aws:s3:::other/a',
  'arn:aws:s3:::other/example',
  'arn:aws:ecr:eu-west-1:111122223333:repository/a',
  'arn:aws:ecr:us-east-1:444455556666:repository/a:b',
  'arn:aws-cn:s3:::bucket/a',
];
const wildResources = [
  ...['*', 'arn:aws:s3:::bucket*', 'arn:aws:s3:::bucket/*', 'arn:aws:s3:::bucket/a*', 'arn:aws:s3:::b*/*a'],
  ...['arn:aws:s3:::*', 'arn:*:s3:::bucket/?', 'arn:aws:s3:::bucket/??', 'arn:aws:s3:::*/example'],
  ...['arn:aws:ecr:*:111122223333:repository/*', 'arn:aws:ecr:eu-*:*:repository/a', 'arn:aws:*:*:*:*:b'],
];
const oddResources = ['arn:aws:s3', 'arn:aws:s3:::*:*', 'not-an-arn', 'arn:aws:s3:::bucket/a${*}'];
const variableResources = [
  'arn:aws:s3:::bucket/${aws:username}/*',
  'arn:aws:s3:::bucket/${aws:username}/a',
  "arn:aws:s3:::bucket/${aws:username, 'bob'}/*",
  'arn:aws:s3:::${aws:PrincipalTag/bucket}/*',
];

interface Family {
  readonly key: string;
  readonly many: string;
  readonly names: readonly string[];
  readonly written: readonly string[];
  readonly given: readonly string[];
}

const families: readonly Family[] = [
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
    given: ['2025-12-31T23:59:59Z', '2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z', '2026-09-01', '2028-01-01'],
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

const variableTexts = ['${aws:username}', "${aws:username, 'a'}", 'a${aws:username}'];

const pick = <Value>(values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);
const listed = (texts: fc.Arbitrary<string>, maxLength = 3): fc.Arbitrary<string | string[]> =>
  fc.oneof(texts, fc.array(texts, { minLength: 1, maxLength }));

function comparison({ plain }: Scope): fc.Arbitrary<object> {
  return pick(families).chain(({ key, many, names, written }) =>
    fc
      .record({
        name: pick(names),
        ifExists: pick(['', '', 'IfExists']),
        set: pick(['', '', 'ForAllValues:', 'ForAnyValue:']),
        values: listed(pick(written)),
        variable: pick(plain ? [''] : ['', '', '', ...variableTexts]),
      })
      .map(({ name, ifExists, set, values, variable }) => {
        const reads = /^String/.test(name) && variable !== '';
        return {
          [`${set}${name}${ifExists}`]: { [set ? many : key]: reads ? [variable, ...[values].flat()] : values },
        };
      }),
  );
}

const nullTest = fc
  .record({ family: pick(families), value: pick(['true', 'false']) })
  .map(({ family, value }) => ({ Null: { [family.key]: value } }));

const principalTest = pick<object>([
  { ArnLike: { 'aws:PrincipalArn': [`arn:aws:iam::${account}:role/*`, 'arn:aws:iam::*:user/bob'] } },
  { ArnNotEquals: { 'aws:PrincipalArn': `arn:aws:iam::${account}:role/build` } },
  { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/ci/*' } },
  { StringEquals: { 'aws:PrincipalAccount': account } },
  { StringNotEqualsIfExists: { 'aws:PrincipalAccount': [account] } },
]);

function condition(scope: Scope, who: boolean): fc.Arbitrary<object> {
  const tests = who
    ? fc.oneof({ weight: 5, arbitrary: comparison(scope) }, nullTest, principalTest)
    : fc.oneof({ weight: 6, arbitrary: comparison(scope) }, nullTest);
  return fc
    .oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      { weight: 3, arbitrary: fc.array(tests, { minLength: 1, maxLength: 2 }) },
    )
    .map((each): object => {
      const all = each.reduce<object>((joined, one) => ({ ...joined, ...one }), {});
      return Object.keys(all).length > 0 ? { Condition: all } : {};
    });
}

const principal = fc.oneof(
  fc.constant<unknown>('*'),
  fc.record({
    AWS: listed(
      pick([
        ...['*', account, `arn:aws:iam::${account}:root`, `arn:aws:iam::${account}:user/bob`],
        ...[`arn:aws:iam::${account}:role/build`, `arn:aws:iam::${account}:role/ci/build`, '444455556666'],
        ...[`arn:aws:sts::${account}:assumed-role/build/run-7`, `arn:aws:sts::${account}:federated-user/eve`],
      ]),
    ),
  }),
  fc.constant<unknown>({ Service: 'cloudtrail.amazonaws.com' }),
  fc.constant<unknown>({ Federated: 'cognito-identity.amazonaws.com' }),
);

function element(
  name: string,
  texts: fc.Arbitrary<string>,
  negatedOnce: number,
): fc.Arbitrary<Record<string, unknown>> {
  return fc.oneof(
    { weight: negatedOnce, arbitrary: listed(texts).map((value) => ({ [name]: value })) },
    { weight: 1, arbitrary: listed(texts).map((value) => ({ [`Not${name}`]: value })) },
  );
}

function statement(scope: Scope, who: boolean): fc.Arbitrary<object> {
  const resource = scope.plain
    ? pick([...resources, ...wildResources])
    : pick([...resources, ...wildResources, ...oddResources, ...variableResources]);
  return fc
    .record({
      effect: pick(['Allow', 'Allow', 'Allow', 'Deny']),
      principal: who
        ? fc.oneof(
            { weight: 6, arbitrary: principal.map((value): object => ({ Principal: value })) },
            { weight: scope.plain ? 0 : 1, arbitrary: principal.map((value): object => ({ NotPrincipal: value })) },
          )
        : fc.constant({}),
      action: element('Action', pick(actionPatterns), 4),
      resource: element('Resource', resource, 4),
      condition: condition(scope, who),
    })
    .map(({ effect, principal: whom, action, resource: what, condition: when }): object => ({
      Effect: effect,
      ...whom,
      ...action,
      ...what,
      ...when,
    }));
}

/** Head is often what base is, with a statement more, less or in its place: changes are small. */
export function pairs(scope: Scope): fc.Arbitrary<Pair> {
  return pick<PolicyKind>(['identity', 'identity', 's3-bucket']).chain((kind) => {
    const one = statement(scope, kind !== 'identity');
    const list = fc.array(one, { minLength: 1, maxLength: 3 });
    return fc
      .record({ base: list, more: list, keep: fc.nat({ max: 3 }), two: fc.boolean() })
      .map(({ base, more, keep, two }): Pair => {
        const head = [...base.slice(0, keep), ...more];
        const split = two && head.length > 1 ? [head.slice(0, 1), head.slice(1)] : [head];
        return { kind, base: [base], head: split };
      });
  });
}

const principals: readonly RequestPrincipal[] = [
  { type: 'AWS', arn: `arn:aws:iam::${account}:user/bob` },
  { type: 'AWS', arn: `arn:aws:iam::${account}:role/build` },
  { type: 'AWS', arn: `arn:aws:iam::${account}:role/ci/build` },
  { type: 'AWS', arn: `arn:aws:sts::${account}:assumed-role/build/run-7` },
  { type: 'AWS', arn: `arn:aws:sts::${account}:assumed-role/build/run-8` },
  { type: 'AWS', arn: `arn:aws:sts::${account}:federated-user/eve` },
  { type: 'AWS', arn: `arn:aws:iam::${account}:root` },
  { type: 'AWS', arn: 'arn:aws:iam::444455556666:role/build' },
  { type: 'AWS', arn: 'arn:aws:iam::999988887777:user/anna' },
  { type: 'Service', name: 'cloudtrail.amazonaws.com' },
  { type: 'Service', name: 'config.amazonaws.com' },
  { type: 'Federated', name: 'cognito-identity.amazonaws.com' },
  { type: 'Anonymous' },
];

const values: readonly (readonly [string, readonly string[]])[] = [
  ...families.map(({ key, given }) => [key.toLowerCase(), given] as const),
  ['aws:username', ['bob', 'anna', 'a', 'b']],
  ['aws:principaltag/bucket', ['bucket', 'other']],
];

const context = fc
  .tuple(
    ...values.map(([key, given]) =>
      fc.option(pick(given), { nil: undefined, freq: 2 }).map((value) => [key, value && [value]] as const),
    ),
    ...families.map(({ many, given }) =>
      fc
        .option(fc.uniqueArray(pick(given), { minLength: 1, maxLength: 3 }), { nil: undefined, freq: 2 })
        .map((list) => [many.toLowerCase(), list] as const),
    ),
  )
  .map((entries): Record<string, readonly string[]> => {
    const known = entries.flatMap(([key, list]) => (list ? [[key, list] as const] : []));
    return Object.fromEntries(known);
  });

/** Requests that the policies of {@link pairs} tell apart. */
export const requests: fc.Arbitrary<SampledRequest> = fc.record({
  principal: pick(principals),
  action: pick(actions),
  resource: pick([...resources, '*']),
  context,
});
