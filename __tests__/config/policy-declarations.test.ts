import { describe, expect, it } from '@jest/globals';
import { highestPlaceholder, policyDeclarations } from '../../src/config/policy-declarations.js';

const role = 'arn:aws:iam::111122223333:role/';
const declared = policyDeclarations([
  { files: ['iam/special/policy.json'], kind: 'trust', attachedTo: undefined },
  { files: ['iam/*/policy.json', 'roles/*.json'], kind: 'identity', attachedTo: `${role}{1}` },
  { files: ['teams/**/*-role.json'], kind: undefined, attachedTo: `${role}{1}/{2}-{2}` },
  { files: ['iam/**'], kind: 'resource', attachedTo: undefined },
]);

describe('a declared policy', () => {
  it.each([
    ['iam/build/policy.json', 'identity', [`${role}build`]],
    ['roles/deploy.json', 'identity', [`${role}deploy`]],
    ['iam/special/policy.json', 'trust', []],
    ['iam/other.json', 'resource', []],
    ['teams/a/b/x-role.json', undefined, [`${role}a/b/x-x`]],
  ])('%s is %s, attached to %j', (path, kind, attachedTo) => {
    expect(declared(path)).toEqual({ kind, attachedTo });
  });

  it('is none without a matching entry', () => {
    expect(declared('other/x.json')).toBeUndefined();
    expect(policyDeclarations([])('iam/x.json')).toBeUndefined();
  });

  it.each([
    'iam/*/policy.json',
    'iam/a?/policy.json',
    'iam/a:b/policy.json',
    'iam/${x}/policy.json',
    'iam/a b/policy.json',
    'teams/x-role.json',
  ])('is attached to nothing known where a name in %s can be no name in an ARN', (path) => {
    expect(declared(path)?.attachedTo).toEqual([]);
  });

  it('takes a name with a dollar sign for no replacement pattern', () => {
    expect(declared('iam/$&/policy.json')?.attachedTo).toEqual([]);
  });
});

describe('the highest placeholder', () => {
  it.each([
    ['arn', 0],
    ['{1}', 1],
    ['{2}/{10}-{3}', 10],
    ['{x}{}', 0],
  ])('of %s is %d', (text, highest) => {
    expect(highestPlaceholder(text)).toBe(highest);
  });
});
