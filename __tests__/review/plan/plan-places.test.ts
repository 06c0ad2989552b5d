import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../../src/domain/finding.js';
import { plainText } from '../../../src/domain/message.js';
import { parseAddress } from '../../../src/review/plan/argument-address.js';
import { markedBy, reviewOf, type Files } from '../access/change.js';

const allow = (action: string, resource = '*'): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: action, Resource: resource }],
  });

/** A plan that makes policies: by their addresses, their text, or null where it is known only after the apply. */
function planOf(policies: Readonly<Record<string, string | null>>, configuration?: object): string {
  const changes = Object.entries(policies).map(([address, policy]) => {
    const [, module, type = '', name = ''] =
      /^(?:(module\..*)\.)?(\w+)\.(\w+)(?:\[.*\])?$/.exec(address) ?? [];
    const change = policy === null ? { after: {}, after_unknown: { policy: true } } : { after: { policy } };
    return { address, type, name, mode: 'managed', ...(module && { module_address: module }), change };
  });
  return JSON.stringify({ format_version: '1.2', resource_changes: changes, configuration }, null, 1);
}

/** The findings of a rule in a review of these files, each with its path and the text that it stands on. */
async function told(rule: string, head: Files): Promise<string[]> {
  const { findings } = await reviewOf({ head, against: 'nothing' });
  return findings.filter((each) => each.rule === rule).map((each) => placed(each, head));
}

function placed(finding: Finding, head: Files): string {
  return `${finding.place.path}: ${markedBy(finding, { head })}`;
}

const pushRule = 'ecr-push-any-repo';
const variable = (name: string): string => `variable "${name}" {}\n`;
const written = (policy: string, name = 'p'): string =>
  `resource "aws_iam_policy" "${name}" {\n  policy = ${policy}\n}\n`;

describe('a finding in a plan', () => {
  it('is told on the argument of the file that does not tell the policy, with its place in the plan beside', async () => {
    const head = {
      'main.tf': variable('policy') + written('var.policy'),
      'plan.json': planOf({ 'aws_iam_policy.p': allow('ecr:PutImage') }),
    };
    expect(await told(pushRule, head)).toEqual(['main.tf: policy = var.policy']);
    const { findings } = await reviewOf({ head, against: 'nothing' });
    const [found] = findings.filter(({ rule }) => rule === pushRule);
    expect(found?.related.map(({ path, message }) => [path, plainText(message)])).toContainEqual([
      'plan.json',
      'In the plan it is here.',
    ]);
    expect(found).toMatchObject({ fix: [], suggestion: null });
  });

  it('makes the file’s policy no hidden one', async () => {
    const main = variable('policy') + variable('other') + written('var.policy') + written('var.other', 'q');
    expect(await told('hidden-policy', { 'main.tf': main })).toHaveLength(2);
    const plan = planOf({ 'aws_iam_policy.p': allow('s3:GetObject'), 'aws_iam_policy.q': null });
    expect(await told('hidden-policy', { 'main.tf': main, 'plan.json': plan })).toEqual([
      'main.tf: var.other',
    ]);
  });

  it.each([
    ['its very text', 'var.x', '"*"', '"*"'],
    [
      'its statement',
      '"ecr:PutImage"',
      'var.x',
      '{ Effect = "Allow", Action = "ecr:PutImage", Resource = var.x }',
    ],
  ])('stands on %s, where the file has that much', async (_, action, resource, place) => {
    const policy = `jsonencode({ Statement = [{ Effect = "Allow", Action = ${action}, Resource = ${resource} }] })`;
    const head = {
      'main.tf': variable('x') + written(policy),
      'plan.json': planOf({ 'aws_iam_policy.p': allow('ecr:PutImage') }),
    };
    expect(await told(pushRule, head)).toEqual([`main.tf: ${place}`]);
  });

  it('is told once where the file says the same, also for many instances', async () => {
    const policy = `jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ecr:PutImage", Resource = "*" }] })`;
    const head = {
      'main.tf': written(policy),
      'plan.json': planOf({
        'aws_iam_policy.p["a"]': allow('ecr:PutImage'),
        'aws_iam_policy.p["b"]': allow('ecr:PutImage'),
      }),
    };
    const alone = await told(pushRule, { 'main.tf': head['main.tf'] });
    expect(alone).toHaveLength(1);
    expect(await told(pushRule, head)).toEqual(alone);
  });

  it('is told beside what the file says where it is another', async () => {
    const policy = `jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })`;
    const head = {
      'main.tf': written(policy),
      'plan.json': planOf({ 'aws_iam_policy.p': allow('ecr:PutImage') }),
    };
    expect(await told(pushRule, head)).toHaveLength(1);
  });

  it('about a policy known only after the apply stands on its argument', async () => {
    const head = {
      'main.tf': written('aws_s3_bucket.b.policy'),
      'plan.json': planOf({ 'aws_iam_policy.p': null }),
    };
    expect(await told('policy-known-after-apply', head)).toEqual([
      'main.tf: policy = aws_s3_bucket.b.policy',
    ]);
  });

  it('stays in the plan where no file declares its resource, or more than one may', async () => {
    const plan = planOf({ 'aws_iam_policy.p': allow('ecr:PutImage') });
    for (const files of [
      { 'a/main.tf': variable('x') },
      { 'a/main.tf': written('var.x'), 'b/main.tf': written('var.x') },
    ]) {
      const found = await told(pushRule, { ...files, 'plan.json': plan });
      expect(found.map((each) => each.split(':')[0])).toEqual(['plan.json']);
    }
  });

  it('is told in the folder of the plan where several declare its resource', async () => {
    const head = {
      'a/main.tf': written('var.x'),
      'a/plan.json': planOf({ 'aws_iam_policy.p': allow('ecr:PutImage') }),
      'b/main.tf': written('var.x'),
    };
    expect(await told(pushRule, head)).toEqual(['a/main.tf: policy = var.x']);
  });

  it('is told in its module’s folder', async () => {
    const call = (source: string): object => ({
      root_module: { module_calls: { ci: { source, module: {} } } },
    });
    const plan = (source: string): string =>
      planOf({ 'module.ci["a.b"].aws_iam_policy.p': allow('ecr:PutImage') }, call(source));
    const files = { 'live/main.tf': written('var.x'), 'modules/ci/main.tf': written('var.x') };
    expect(await told(pushRule, { ...files, 'plan.json': plan('../modules/ci') })).toEqual([
      'modules/ci/main.tf: policy = var.x',
    ]);
    const [remote] = await told(pushRule, { ...files, 'plan.json': plan('acme/ci/aws') });
    expect(remote).toMatch(/^plan\.json: /);
  });
});

describe('an address', () => {
  it.each([
    ['aws_iam_policy.p.policy', '', 'aws_iam_policy.p', '.policy'],
    ['aws_iam_role.r["a.b[c]"].inline_policy[1].policy', '', 'aws_iam_role.r', '.inline_policy[1].policy'],
    ['module.a[0].module.b["]"].aws_iam_policy.p[2]', 'module.a[0].module.b["]"]', 'aws_iam_policy.p', ''],
  ])('is taken apart: %s', (address, module, resource, argument) => {
    expect(parseAddress(address)).toEqual({ module, resource, argument });
  });

  it.each(['', '/Statement/0', '#2/a', 'module.a'])('is none: %s', (pointer) => {
    expect(parseAddress(pointer)).toBeUndefined();
  });
});
