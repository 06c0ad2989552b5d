import fc from 'fast-check';
import type { PolicyKind } from '../../../src/policy/kind.js';

/** A pair of templates: their policies hold parameters, written as CloudFormation does. */
export interface TemplatePair {
  readonly kind: PolicyKind;
  readonly base: readonly object[];
  readonly head: readonly object[];
}

/** Values for the parameters of {@link templatePairs}. */
export type Parameters = Readonly<Record<string, string>>;

const pick = <Value>(values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);
const sub = (text: string): unknown => ({ 'Fn::Sub': text });
const ref = (name: string): unknown => ({ Ref: name });

const buckets = ['a', 'b', 'a/x', 'other'];
const arns = ['arn:aws:s3:::a', 'arn:aws:s3:::b/x', 'arn:aws:s3:::*'];
const texts = ['a', 'b', 'ax', '*'];
const roles = ['arn:aws:iam::111122223333:role/r', 'arn:aws:iam::444455556666:root', '111122223333'];

export const parameters: fc.Arbitrary<Parameters> = fc.record({
  B: pick(buckets),
  C: pick(buckets),
  Arn: pick(arns),
  Tag: pick(texts),
  Verb: pick(['Get', 'Put', '*']),
  Limit: pick(['1', '5', '9']),
  Net: pick(['10.0.0.0/8', '10.1.0.0/16', '0.0.0.0/0']),
  On: pick(['true', 'false']),
  Role: pick(roles),
  Name: pick(['r', 's']),
});

const resources: readonly unknown[] = [
  ...['*', 'arn:aws:s3:::a/*', 'arn:aws:s3:::a', 'arn:aws:s3:::*', 'arn:aws:s3:::a/x/?', 'arn:aws:s3:::b/*x'],
  ...[sub('arn:aws:s3:::${B}'), sub('arn:aws:s3:::${B}/*'), sub('arn:aws:s3:::${B}/x/*'), sub('${Arn}/*')],
  ...[sub('arn:aws:s3:::${C}/*'), sub('arn:aws:s3:::${B}/${C}'), ref('Arn'), sub('arn:aws:s3:::${B}/?')],
  ...[sub('arn:aws:s3:::${B}/example*'), sub('arn:aws:s3:::${B}/${!aws:username}/*')],
];
const actions: readonly unknown[] = [
  ...['s3:GetObject', 's3:PutObject', 's3:*', 's3:Get*', sub('s3:${Verb}Object'), sub('s3:${Verb}*')],
];
const conditions: readonly object[] = [
  {},
  {},
  { StringEquals: { 'aws:PrincipalTag/t': ref('Tag') } },
  { StringNotEquals: { 'aws:PrincipalTag/t': ref('Tag') } },
  { StringLike: { 'aws:PrincipalTag/t': [sub('${Tag}*'), 'b'] } },
  { StringLike: { 'aws:PrincipalTag/t': ['a*', 'e*'] } },
  { StringLike: { 'aws:PrincipalTag/t': '*' } },
  { StringNotLike: { 'aws:PrincipalTag/t': ['a', sub('${Tag}x')] } },
  { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['a', ref('Tag')] } },
  { 'ForAllValues:StringLike': { 'aws:TagKeys': [sub('${Tag}*'), 'b'] } },
  { NumericLessThan: { 's3:max-keys': ref('Limit') } },
  { NumericLessThan: { 's3:max-keys': '5' } },
  { NumericGreaterThanEqualsIfExists: { 's3:max-keys': ref('Limit') } },
  { IpAddress: { 'aws:SourceIp': ref('Net') } },
  { IpAddress: { 'aws:SourceIp': '10.1.0.0/16' } },
  { NotIpAddress: { 'aws:SourceIp': [ref('Net'), '192.0.2.0/24'] } },
  { Bool: { 'aws:SecureTransport': ref('On') } },
  { Bool: { 'aws:SecureTransport': 'true' } },
  { Null: { 'aws:SourceIp': ref('On') } },
  { ArnLike: { 'aws:SourceArn': [ref('Arn'), 'arn:aws:s3:::a'] } },
  { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } },
];
const whoTests: readonly object[] = [
  ...conditions,
  { ArnLike: { 'aws:PrincipalArn': ref('Role') } },
  { StringEquals: { 'aws:PrincipalAccount': '111122223333' } },
  { ArnNotLike: { 'aws:PrincipalArn': sub('arn:aws:iam::111122223333:role/${Name}') } },
];
const principals: readonly unknown[] = [
  '*',
  { AWS: '111122223333' },
  { AWS: 'arn:aws:iam::111122223333:role/r' },
  { AWS: [ref('Role'), '444455556666'] },
  { AWS: ref('Role') },
  { AWS: sub('arn:aws:iam::111122223333:role/${Name}') },
  { Service: sub('${Name}.amazonaws.com') },
  { Service: 'r.amazonaws.com' },
];

function statement(who: boolean): fc.Arbitrary<object> {
  return fc
    .record({
      Effect: pick(['Allow', 'Allow', 'Deny']),
      action: fc.oneof({ weight: 5, arbitrary: fc.constant('Action') }, fc.constant('NotAction')),
      actions: fc.array(pick(actions), { minLength: 1, maxLength: 2 }),
      resource: fc.oneof({ weight: 5, arbitrary: fc.constant('Resource') }, fc.constant('NotResource')),
      resources: fc.array(pick(resources), { minLength: 1, maxLength: 2 }),
      whom: fc.oneof({ weight: 6, arbitrary: fc.constant('Principal') }, fc.constant('NotPrincipal')),
      principal: pick(principals),
      Condition: pick(who ? whoTests : conditions),
    })
    .map(
      ({ Effect, action, actions: verbs, resource, resources: on, whom, principal, Condition }): object => ({
        Effect,
        ...(who ? { [whom]: principal } : {}),
        [action]: verbs,
        [resource]: on,
        Condition,
      }),
    );
}

/** Head is often what base is, with a statement more, less or in its place. */
export const templatePairs: fc.Arbitrary<TemplatePair> = pick([false, false, true]).chain((who) => {
  const list = fc.array(statement(who), { minLength: 1, maxLength: 2 });
  return fc.record({ base: list, more: list, keep: fc.nat({ max: 2 }) }).map(({ base, more, keep }) => ({
    kind: who ? 's3-bucket' : 'identity',
    base,
    head: [...base.slice(0, keep), ...more],
  }));
});

/** The same with values in the place of the parameters. */
export function filledIn(node: unknown, values: Parameters): unknown {
  if (Array.isArray(node)) return node.map((each: unknown) => filledIn(each, values));
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node);
  const [only] = entries;
  if (only && entries.length === 1 && only[0] === 'Ref') return values[String(only[1])];
  if (only && entries.length === 1 && only[0] === 'Fn::Sub')
    return String(only[1]).replace(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) =>
      literal ? `\${${name}}` : (values[name] ?? name),
    );
  return Object.fromEntries(entries.map(([key, value]) => [key, filledIn(value, values)]));
}
