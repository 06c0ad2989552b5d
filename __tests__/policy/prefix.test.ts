import { describe, expect, it } from '@jest/globals';
import { prefixOf, servicesOf } from '../../src/policy/prefix.js';
import { statementWith } from '../access/access-tables.js';

describe('the prefix', () => {
  it.each([
    ['ecr:PutImage', 'ecr'],
    ['ECR:PutImage', 'ecr'],
    ['aws:RequestTag/a:b', 'aws'],
    ['ecr:', 'ecr'],
    ['a:b', 'a'],
    [':PutImage', undefined],
    ['PutImage', undefined],
    ['*', undefined],
    ['', undefined],
  ])('of %p is %p', (name, prefix) => {
    expect(prefixOf(name)).toBe(prefix);
  });
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
describe('the services of a statement', () => {
  it.each<[object, string[] | 'all']>([
    [{ Action: 'ecr:PutImage' }, ['ecr']],
    [{ Action: ['ecr:*', 'S3:GetObject', 's3:Put?bject'] }, ['ecr', 's3']],
    [{ Action: 'PutImage' }, ['putimage']],
    // A wildcard or a variable before the colon may be any service.
    [{ Action: '*' }, 'all'],
    [{ Action: ['ecr:PutImage', '*:Get*'] }, 'all'],
    [{ Action: 'ec?:PutImage' }, 'all'],
    [{ Action: '${aws:username}:PutImage' }, 'all'],
    // So may what NotAction leaves.
    [{ NotAction: 'iam:*' }, 'all'],
    [{}, 'all'],
  ])('%j', (statement, services) => {
    const found = servicesOf(statementWith({ Effect: 'Allow', ...statement, Resource: '*' }));
    expect(found === 'all' ? found : [...found]).toEqual(services);
  });
});
