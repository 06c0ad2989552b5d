import { describe, expect, it } from '@jest/globals';
import { readPlan } from '../../src/readers/terraform-plan.js';

const statement = (action: string): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });

function plan(...changes: readonly object[]): Uint8Array {
  return Buffer.from(
    JSON.stringify({ format_version: '1.2', terraform_version: '1.9.0', resource_changes: changes }, null, 1),
  );
}

describe('readPlan', () => {
  it('pairs a policy before and after by the address of its attribute', () => {
    const reading = readPlan(
      'plan.json',
      plan({
        address: 'module.ci.aws_iam_role_policy.build["a"]',
        change: {
          actions: ['update'],
          before: { policy: statement('s3:GetObject') },
          after: { policy: statement('s3:*') },
          after_unknown: {},
        },
      }),
    );
    if ('skipped' in reading) throw new Error(reading.skipped);
    const pointer = 'module.ci.aws_iam_role_policy.build["a"].policy';
    expect(reading.base.policies.map((each) => each.pointer)).toEqual([pointer]);
    expect(reading.head.policies.map((each) => [each.pointer, each.kind])).toEqual([[pointer, 'identity']]);
    expect(reading.head.problems).toEqual([]);
  });

  it('finds nested attributes, and places that are the plan file\u2019s own', () => {
    const bytes = plan({
      address: 'aws_iam_role.build',
      change: { before: null, after: { inline_policy: [{ name: 'a', policy: statement('ecr:PutImage') }] } },
    });
    const reading = readPlan('plan.json', bytes);
    if ('skipped' in reading) throw new Error(reading.skipped);
    const [found] = reading.head.policies;
    expect(found?.pointer).toBe('aws_iam_role.build.inline_policy[0].policy');
    expect(reading.head.file.text.slice(found?.root.start, found?.root.end)).toContain('ecr:PutImage');
  });

  it('tells of a policy that is known only after the apply', () => {
    const reading = readPlan(
      'plan.json',
      plan({
        address: 'aws_ecr_repository_policy.a',
        change: { before: null, after: {}, after_unknown: { policy: true, id: true } },
      }),
    );
    expect(reading).toMatchObject({
      head: { problems: [{ rule: 'policy-known-after-apply', severity: 'warning' }] },
    });
  });

  it.each([
    ['another JSON file', '{"a": 1}', 'unreadable-policy'],
    ['a truncated plan', '{"format_version": "1.2", "resource_changes": [', 'JSON_SYNTAX_ERROR'],
  ])('refuses %s', (_name, text, rule) => {
    expect(readPlan('plan.json', Buffer.from(text))).toMatchObject({
      head: { problems: [{ rule, severity: 'error' }] },
    });
  });
});
