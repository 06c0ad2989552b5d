import { describe, expect, it } from '@jest/globals';
import type { Message, MessagePart } from '../../../src/domain/message.js';
import type { Change } from './change.js';
import { accessFindingsOf, reviewOf } from './change.js';

/** Text that must not reach a reader as anything but code. */
const evil = '`@octocat` [x](https://evil.example) ##[error]';
const artifact = `arn:aws:ecr:eu-west-1:111122223333:repository/${evil}`;
const path = 'iam/@octocat.json';

const base = [
  { Sid: evil, Effect: 'Deny', Action: 'ecr:PutImage', Resource: '*' },
  { Effect: 'Allow', Action: 'ecr:PutImage', Resource: '*' },
];
const allow = { Effect: 'Allow', Action: ['ecr:PutImage', 'ecr:BatchGetImage'], Resource: artifact };
const condition = { StringEquals: { 'aws:PrincipalTag/@octocat': evil } };

const changes: readonly (readonly [string, Change])[] = [
  ['a Deny by its Sid', { base: { [path]: base }, head: { [path]: base.slice(1) } }],
  ['a path, a resource and a condition', { head: { [path]: [{ ...allow, Condition: condition }] } }],
  [
    'a condition that is removed',
    {
      base: { [path]: [{ ...allow, Sid: evil, Condition: condition }] },
      head: { [path]: [{ ...allow, Sid: evil }] },
    },
  ],
  [
    'the name of the contract’s artifacts',
    {
      config: {
        artifacts: [{ name: evil, resources: ['arn:aws:ecr:*:*:repository/*'], publish: [], read: [] }],
        policies: [{ files: '**', 'attached-to': 'arn:aws:iam::111122223333:role/build' }],
      },
      head: { [path]: [allow] },
    },
  ],
  [
    'a principal',
    { head: { 'p.json': [{ Effect: 'Allow', Principal: { AWS: [evil, '*'] }, Action: 'ecr:PutImage' }] } },
  ],
];

describe('the author’s text in findings about access', () => {
  it.each(changes)('is code: %s', async (_, change) => {
    const findings = accessFindingsOf(await reviewOf(change));
    expect(findings.length).toBeGreaterThan(0);
    for (const { message, help, title } of findings) {
      expect(prose([...message, ...help])).not.toMatch(/octocat|evil|##\[/);
      expect(title).not.toContain('octocat');
    }
  });
});

function prose(parts: Message): string {
  return parts.filter((part: MessagePart) => typeof part === 'string').join(' ');
}
