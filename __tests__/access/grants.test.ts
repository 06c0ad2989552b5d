import { describe, expect, it } from '@jest/globals';
import { grantsAmong, grantsMeet, grantsOf, mayAlsoAllow, ofSameKind } from '../../src/access/grants.js';
import { policyWith, tableOf } from './access-tables.js';

interface GrantsRow {
  readonly name: string;
  readonly statements: object[];
  readonly action: string;
  /** The resources of the grants that are left; null where none is named. */
  readonly grants: (string | null)[];
}

const repository = (name: string) => `arn:aws:ecr:eu-west-1:111122223333:repository/${name}`;
const allow = (Action: unknown, Resource: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

describe('the grants of an action', () => {
  it.each(tableOf('grants.json') as GrantsRow[])('by $name', ({ statements, action, grants }) => {
    const found = grantsOf(policyWith(statements), action);
    expect(found.map(({ resource }) => resource?.text ?? null)).toEqual(grants);
  });

  it('name the literal action before a pattern', () => {
    const [grant] = grantsOf(policyWith([allow(['ecr:*', 'ecr:PutImage'], '*')]), 'ecr:PutImage');
    expect(grant?.actionItem?.text).toBe('ecr:PutImage');
  });

  it('carry what a Deny with NotResource leaves of them', () => {
    const denial = { Effect: 'Deny', Action: '*', NotResource: repository('b') };
    const [grant] = grantsOf(policyWith([allow('ecr:*', '*'), denial]), 'ecr:PutImage');
    expect(grant?.limits.map(({ items }) => items.map(({ text }) => text))).toEqual([[repository('b')]]);
  });

  it('of several policies are taken back by a Deny of any', () => {
    const policies = [
      policyWith([allow('ecr:PutImage', repository('a'))], 'identity', 'a.json'),
      policyWith(
        [
          allow('ecr:PutImage', repository('b')),
          { Effect: 'Deny', Action: 'ecr:*', Resource: repository('a') },
        ],
        'identity',
        'b.json',
      ),
    ];
    expect(grantsAmong(policies, 'ecr:PutImage').map(({ resource }) => resource?.text)).toEqual([
      repository('b'),
    ]);
  });
});

describe('policies that are read together', () => {
  it('are of one kind, each once', () => {
    const policy = policyWith([], 'identity', 'a.json');
    const other = policyWith([], 'identity', 'b.json');
    expect(ofSameKind(policy, [policy, other, policyWith([], 'trust', 'c.json')])).toEqual([policy, other]);
  });
});

describe('what may be allowed as well', () => {
  const table: [string, object[], boolean][] = [
    ['the same resource', [allow('ecr:UploadLayerPart', repository('a'))], true],
    ['another resource', [allow('ecr:UploadLayerPart', repository('b'))], false],
    ['a pattern that shares a resource', [allow('ecr:Upload*', repository('*'))], true],
    ['all resources but it', [{ Effect: 'Allow', Action: 'ecr:*', NotResource: repository('*') }], false],
    ['all resources but another', [{ Effect: 'Allow', Action: 'ecr:*', NotResource: repository('b') }], true],
    ['all actions but others', [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }], true],
    [
      'what a Deny takes back',
      [allow('ecr:*', '*'), { Effect: 'Deny', Action: 'ecr:UploadLayerPart', Resource: '*' }],
      false,
    ],
    [
      'a policy variable that may be it',
      [allow('ecr:UploadLayerPart', repository('${aws:PrincipalTag/repository}'))],
      true,
    ],
    [
      'a policy variable in another folder',
      [allow('ecr:UploadLayerPart', repository('home/${aws:username}'))],
      false,
    ],
  ];

  it.each(table)('on %s', (_, statements, expected) => {
    const policy = policyWith([allow('ecr:PutImage', repository('a')), ...statements]);
    const [grant] = grantsOf(policy, 'ecr:PutImage').filter(({ statement }) => statement.index === 0);
    if (!grant) throw new Error('no grant');
    expect(mayAlsoAllow([policy], grant, 'ecr:UploadLayerPart')).toBe(expected);
  });
});

describe('two grants meet', () => {
  const meet = (left: object, right: object, ...more: object[]) => {
    const policy = policyWith([left, right, ...more]);
    const [push] = grantsOf(policy, 'ecr:PutImage');
    const [deletion] = grantsOf(policy, 'ecr:BatchDeleteImage');
    return push !== undefined && deletion !== undefined && grantsMeet(push, deletion);
  };
  const to = (AWS: unknown, Action: string) => ({ Effect: 'Allow', Principal: { AWS }, Action });
  const root = (account: string) => `arn:aws:iam::${account}:root`;

  it('where their resources do', () => {
    expect(meet(allow('ecr:PutImage', repository('a')), allow('ecr:BatchDeleteImage', repository('*')))).toBe(
      true,
    );
    expect(meet(allow('ecr:PutImage', repository('a')), allow('ecr:BatchDeleteImage', repository('b')))).toBe(
      false,
    );
    expect(
      meet(allow('ecr:PutImage', repository('a/*')), allow('ecr:BatchDeleteImage', repository('*/b'))),
    ).toBe(true);
  });

  it('within what a Deny leaves', () => {
    const deny = (name: string) => ({
      Effect: 'Deny',
      Action: 'ecr:BatchDeleteImage',
      NotResource: repository(name),
    });
    expect(meet(allow('ecr:PutImage', repository('a')), allow('ecr:BatchDeleteImage', '*'), deny('a'))).toBe(
      true,
    );
    expect(meet(allow('ecr:PutImage', repository('a')), allow('ecr:BatchDeleteImage', '*'), deny('b'))).toBe(
      false,
    );
  });

  it('where their principals do', () => {
    const role = 'arn:aws:iam::111122223333:role/build';
    expect(meet(to(role, 'ecr:PutImage'), to(role, 'ecr:BatchDeleteImage'))).toBe(true);
    expect(meet(to(role, 'ecr:PutImage'), to('111122223333', 'ecr:BatchDeleteImage'))).toBe(true);
    expect(meet(to(root('111122223333'), 'ecr:PutImage'), to('111122223333', 'ecr:BatchDeleteImage'))).toBe(
      true,
    );
    expect(meet(to(role, 'ecr:PutImage'), to('*', 'ecr:BatchDeleteImage'))).toBe(true);
    expect(
      meet(to(role, 'ecr:PutImage'), to('arn:aws:iam::111122223333:role/clean', 'ecr:BatchDeleteImage')),
    ).toBe(false);
    expect(meet(to(role, 'ecr:PutImage'), to(root('444455556666'), 'ecr:BatchDeleteImage'))).toBe(false);
  });
});
