import { describe, expect, it } from '@jest/globals';
import { onlyPolicy, readText } from '../trees.js';
import { policyOn, readTable } from './samples.js';

interface ResourceCase {
  readonly resource: string;
  readonly argument: string;
  readonly kind: string;
  readonly body?: string;
  readonly attachedTo: readonly string[];
}

const resources = readTable('resources.json') as ResourceCase[];

describe('a policy of a resource', () => {
  it.each(resources)(
    '$resource.$argument is $kind on $attachedTo',
    async ({ resource, argument, body = '', ...expected }) => {
      const policy = `jsonencode(${policyOn('"*"')})`;
      const found = await onlyPolicy(
        'main.tf',
        `resource "${resource}" "x" {\n${body}\n${argument} = ${policy}\n}\n`,
      );
      expect(found).toMatchObject({ ...expected, pointer: `${resource}.x.${argument}` });
    },
  );

  it('has the index of its block in its address', async () => {
    const inline = `inline_policy {\n  policy = jsonencode(${policyOn('"*"')})\n}\n`;
    const { policies } = await readText(
      'main.tf',
      `resource "aws_iam_role" "r" {\n  name = "build"\n${inline}${inline}}\n`,
    );
    expect(policies.map(({ pointer, kind, attachedTo }) => [pointer, kind, attachedTo])).toEqual([
      ['aws_iam_role.r.inline_policy[0].policy', 'identity', ['arn:aws:iam::*:role/build']],
      ['aws_iam_role.r.inline_policy[1].policy', 'identity', ['arn:aws:iam::*:role/build']],
    ]);
  });

  it('hangs on what it is attached to in the same file', async () => {
    const { policies } = await readText(
      'main.tf',
      `resource "aws_iam_policy" "p" {\n  policy = jsonencode(${policyOn('"*"')})\n}
resource "aws_iam_role" "build" {\n  name = "build"\n}
resource "aws_iam_role" "deploy" {\n  name = "deploy"\n  managed_policy_arns = [aws_iam_policy.p.arn]\n}
resource "aws_iam_role_policy_attachment" "a" {\n  role = aws_iam_role.build.name\n  policy_arn = aws_iam_policy.p.arn\n}
resource "aws_iam_policy_attachment" "b" {\n  users = ["ci"]\n  groups = ["devs"]\n  policy_arn = aws_iam_policy.p.arn\n}\n`,
    );
    const all = ['role/build', 'role/deploy', 'user/ci', 'group/devs'].map(
      (each) => `arn:aws:iam::*:${each}`,
    );
    expect(policies.map(({ attachedTo }) => [...attachedTo].sort())).toEqual([[...all].sort()]);
  });

  it('is not there in an organization policy of another language', async () => {
    const text = `resource "aws_organizations_policy" "t" {\n  type = "TAG_POLICY"\n  content = jsonencode({ tags = {} })\n}\n`;
    expect(await readText('main.tf', text)).toMatchObject({ policies: [], problems: [] });
  });

  it('is each of the two that a condition may give', async () => {
    const text = `resource "aws_iam_policy" "p" {\n  policy = var.a ? jsonencode(${policyOn('"x"')}) : jsonencode(${policyOn('"y"')})\n}\n`;
    const { policies } = await readText('main.tf', text);
    expect(policies.map(({ pointer }) => pointer)).toEqual([
      'aws_iam_policy.p.policy',
      'aws_iam_policy.p.policy#2',
    ]);
  });
});

describe('a policy that is recognised by what it says', () => {
  it.each([
    ['an input of a module', `module "m" {\n  policy = jsonencode(${policyOn('"*"')})\n}`, 'module.m.policy'],
    ['an unused local', `locals {\n  policy = ${policyOn('"*"')}\n}`, 'local.policy'],
    [
      'a resource of another provider',
      `resource "x_y" "z" {\n  a {\n    b = [jsonencode(${policyOn('"*"')})]\n  }\n}`,
      'x_y.z.a.b',
    ],
    [
      'an output',
      `output "o" {\n  value = <<EOT\n{"Version":"2012-10-17","Statement":[]}\nEOT\n}`,
      'output.o.value',
    ],
    [
      'an unused data document',
      `data "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["s3:*"]\n  }\n}`,
      'data.aws_iam_policy_document.d.json',
    ],
  ])('%s', async (_, text, pointer) => {
    expect(await onlyPolicy('main.tf', `${text}\n`)).toMatchObject({
      pointer,
      kind: 'identity',
      attachedTo: [],
    });
  });

  it.each([
    ['no policy', 'locals {\n  statement = "x"\n  a = { Statement = "SELECT 1" }\n}\n'],
    ['an empty file', ''],
    ['JSON of another kind', 'resource "a" "b" {\n  c = jsonencode({ a = 1 })\n}\n'],
  ])('but not %s', async (_, text) => {
    expect(await readText('policy.tf', text)).toMatchObject({ policies: [], problems: [] });
  });
});
