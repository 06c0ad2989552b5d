import { describe, expect, it } from '@jest/globals';
import { ConditionKeyTable } from '../../src/policy/condition-key-table.js';

const keys = [
  'aws:SourceIp',
  'aws:RequestTag/${TagKey}',
  'aws:PrincipalTag/tag-key',
  'aws:ResourceTag/tag-key',
  'ec2:ResourceTag/',
  's3:ExistingObjectTag/<key>',
  's3:ExistingObjectTag/<key>/${Part}',
  'secretsmanager:ResourceTag/tag-key',
  'x:tag-key',
  'z:a/tag-key/fixed',
  'z:a/fixed',
  'x:${A}/${B}',
  'y:<a>',
  'y:long-<a>',
].map((key) => ({ key, type: 'String' }));

/** AWS's spellings of a key whose last part the author chooses, in its Service Authorization Reference. */
describe('a condition key', () => {
  it.each([
    ['aws:SourceIp', 'aws:SourceIp'],
    ['AWS:sourceip', 'aws:SourceIp'],
    ['aws:RequestTag/Team', 'aws:RequestTag/${TagKey}'],
    ['aws:requesttag/a/b', 'aws:RequestTag/${TagKey}'],
    ['aws:RequestTag/${TagKey}', 'aws:RequestTag/${TagKey}'],
    ['aws:PrincipalTag/Team', 'aws:PrincipalTag/tag-key'],
    ['ec2:ResourceTag/Team', 'ec2:ResourceTag/'],
    ['s3:ExistingObjectTag/Team', 's3:ExistingObjectTag/<key>'],
    // The part that is free has at least one character.
    ['aws:RequestTag/', undefined],
    ['aws:RequestTag', undefined],
    ['s3:ExistingObjectTag/', undefined],
    // Only after a slash, and at the end, `tag-key` is a word for something else.
    ['x:tag-key', 'x:tag-key'],
    ['x:other', undefined],
    ['z:a/other/fixed', undefined],
    ['z:a/other-fixed', undefined],
    ['x:other/fixed', 'x:${A}/${B}'],
    // The template that says most of the key is the one.
    ['s3:ExistingObjectTag/a/b', 's3:ExistingObjectTag/<key>/${Part}'],
    ['y:long-winded', 'y:long-<a>'],
    ['y:short', 'y:<a>'],
    ['aws:NoSuchKey', undefined],
    ['', undefined],
  ])('%p is found as %p', (name, key) => {
    expect(new ConditionKeyTable(keys).find(name)?.key).toBe(key);
  });
});
