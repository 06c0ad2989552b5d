import fc from 'fast-check';
import type { RequestPrincipal } from '../../../src/access/evaluation/request.js';
import type { PolicyKind } from '../../../src/policy/kind.js';
import type { Family } from './key-families.js';
import { families } from './key-families.js';

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
/** The independent evaluator takes what stands before the first `/` or `:` of the last segment for a fixed type. */
const isFixedType = (pattern: string): boolean =>
  pattern === '*' || !/^(?:[^:]*:){5}[^/:]*[*?][^/:]*[/:]/.test(pattern);
const oddResources = ['arn:aws:s3', 'arn:aws:s3:::*:*', 'not-an-arn', 'arn:aws:s3:::bucket/a${*}'];
const variableResources = [
  'arn:aws:s3:::bucket/${aws:username}/*',
  'arn:aws:s3:::bucket/${aws:username}/a',
  "arn:aws:s3:::bucket/${aws:username, 'bob'}/*",
  'arn:aws:s3:::${aws:PrincipalTag/bucket}/*',
];

const variableTexts = ['${aws:username}', "${aws:username, 'a'}", 'a${aws:username}'];

const pick = <Value>(values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);
const listed = (texts: fc.Arbitrary<string>, maxLength = 3): fc.Arbitrary<string | string[]> =>
  fc.oneof(texts, fc.array(texts, { minLength: 1, maxLength }));

/** What one pair is about: few things of each sort, so that its statements meet. */
interface Scene {
  readonly plain: boolean;
  readonly who: boolean;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly families: readonly Family[];
}

function comparison({ plain, families: few }: Scene): fc.Arbitrary<object> {
  return pick(few).chain(({ key, many, names, written }) =>
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
          [`${set}${name}${ifExists}`]: {
            [set ? many : key]: reads ? [variable, ...[values].flat()] : values,
          },
        };
      }),
  );
}

const nullTest = ({ families: few }: Scene): fc.Arbitrary<object> =>
  fc
    .record({ family: pick(few), value: pick(['true', 'false']) })
    .map(({ family, value }) => ({ Null: { [family.key]: value } }));

const principalTest = pick<object>([
  { ArnLike: { 'aws:PrincipalArn': [`arn:aws:iam::${account}:role/*`, 'arn:aws:iam::*:user/bob'] } },
  { ArnNotEquals: { 'aws:PrincipalArn': `arn:aws:iam::${account}:role/build` } },
  { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/ci/*' } },
  { StringEquals: { 'aws:PrincipalAccount': account } },
  { StringNotEqualsIfExists: { 'aws:PrincipalAccount': [account] } },
]);

function condition(scene: Scene): fc.Arbitrary<object> {
  const tests = scene.who
    ? fc.oneof({ weight: 5, arbitrary: comparison(scene) }, nullTest(scene), principalTest)
    : fc.oneof({ weight: 6, arbitrary: comparison(scene) }, nullTest(scene));
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

function statement(scene: Scene): fc.Arbitrary<object> {
  const whom = fc.oneof(
    { weight: 6, arbitrary: principal.map((value): object => ({ Principal: value })) },
    { weight: 1, arbitrary: principal.map((value): object => ({ NotPrincipal: value })) },
  );
  return fc
    .record({
      effect: pick(['Allow', 'Allow', 'Allow', 'Deny']),
      who: scene.who ? whom : fc.constant({}),
      action: element('Action', pick(scene.actions), 4),
      resource: element('Resource', pick(scene.resources), 4),
      when: condition(scene),
    })
    .map(({ effect, who, action, resource, when }): object => ({
      Effect: effect,
      ...who,
      ...action,
      ...resource,
      ...when,
    }));
}

function scenes({ plain }: Scope): fc.Arbitrary<Scene> {
  const wild = plain
    ? wildResources.filter(isFixedType)
    : [...wildResources, ...oddResources, ...variableResources, ...variableResources];
  return fc.record({
    plain: fc.constant(plain),
    who: pick(plain ? [false] : [false, false, true]),
    actions: fc.uniqueArray(pick(plain ? actionPatterns.filter((each) => each !== '*:*') : actionPatterns), {
      minLength: 1,
      maxLength: 4,
    }),
    resources: fc.uniqueArray(pick([...resources, ...wild]), { minLength: 1, maxLength: 5 }),
    families: fc.uniqueArray(pick(families), { minLength: 1, maxLength: 2 }),
  });
}

/** Head is often what base is, with a statement more, less or in its place: changes are small. */
export function pairs(scope: Scope): fc.Arbitrary<Pair> {
  return scenes(scope).chain((scene) => {
    const list = fc.array(statement(scene), { minLength: 1, maxLength: 3 });
    return fc
      .record({ base: list, more: list, keep: fc.nat({ max: 3 }), two: fc.boolean() })
      .map(({ base, more, keep, two }): Pair => {
        const head = [...base.slice(0, keep), ...more];
        const split = two && head.length > 1 ? [head.slice(0, 1), head.slice(1)] : [head];
        return { kind: scene.who ? 's3-bucket' : 'identity', base: [base], head: split };
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

/** Requests that the policies of {@link pairs} tell apart: the same for the same seed. */
export function requestsNear(pair: Pair, seed: number, count: number): SampledRequest[] {
  const random = randomOf(seed);
  const one = <Value>(from: readonly Value[]): Value => {
    const found = from[Math.floor(random() * from.length)];
    if (found === undefined) throw new Error('nothing to choose from');
    return found;
  };
  const text = JSON.stringify(pair).toLowerCase();
  const keys = values.filter(([key]) => text.includes(key));
  const sets = families.filter(({ many }) => text.includes(many.toLowerCase()));
  return Array.from({ length: count }, () => {
    const context = new Map<string, readonly string[]>();
    for (const [key, given] of keys) if (random() < 0.7) context.set(key, [one(given)]);
    for (const { many, given } of sets) {
      const list = new Set(Array.from({ length: Math.floor(random() * 4) }, () => one(given)));
      if (list.size > 0) context.set(many.toLowerCase(), [...list]);
    }
    return {
      principal: one(principals),
      action: one(actions),
      resource: one([...resources, '*']),
      context: Object.fromEntries(context),
    };
  });
}

/** Numbers of a linear congruential generator: enough to choose by, and the same on every machine. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
