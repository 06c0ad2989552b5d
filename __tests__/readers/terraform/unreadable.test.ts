import { describe, expect, it } from '@jest/globals';
import { readText } from '../trees.js';
import { policyOn } from './samples.js';

describe('a policy that the file does not tell', () => {
  it.each([
    ['a variable without a default', 'var.policy'],
    ["a module's output", 'module.ci.policy'],
    ['a template file', 'templatefile("policy.tftpl", {})'],
    ['a file that is not read as a policy', 'file("policy.tftpl")'],
    ["an existing policy's text", 'data.aws_iam_policy.admin.policy'],
    ['a function of it', 'replace(jsonencode({}), "a", "b")'],
  ])('is a warning at its place: %s', async (_, policy) => {
    const { policies, problems, file } = await readText(
      'main.tf',
      `resource "aws_iam_policy" "p" {\n  policy = ${policy}\n}\n`,
    );
    expect(policies).toEqual([]);
    expect(problems).toMatchObject([{ rule: 'hidden-policy', severity: 'warning' }]);
    expect(problems.map(({ span }) => file.text.slice(span.start, span.end))).toEqual([policy]);
  });

  it.each([
    ['a data document of another file, which is reviewed there', 'data.aws_iam_policy_document.other.json'],
    ['a JSON file, which is reviewed itself', 'file("${path.module}/policy.json")'],
    ['null', 'null'],
    ['an empty text', '""'],
  ])('is nothing where it is %s', async (_, policy) => {
    expect(
      await readText('main.tf', `resource "aws_iam_policy" "p" {\n  policy = ${policy}\n}\n`),
    ).toMatchObject({
      policies: [],
      problems: [],
    });
  });

  it.each([
    ['a statement', 'Statement = concat([{ Effect = "Allow", Action = "*" }], var.more)', 'var.more'],
    ['all statements', 'Statement = var.all', 'var.all'],
    ['an effect', 'Statement = [{ Effect = var.effect, Action = "*" }]', 'var.effect'],
  ])('in part is a warning: %s', async (_, statements, at) => {
    const { policies, problems, file } = await readText(
      'main.tf',
      `resource "aws_iam_policy" "p" {\n  policy = jsonencode({ ${statements} })\n}\n`,
    );
    expect(policies).toHaveLength(1);
    expect(problems).toMatchObject([{ rule: 'hidden-policy' }]);
    expect(problems.map(({ span }) => file.text.slice(span.start, span.end))).toEqual([at]);
  });
});

describe('a policy that cannot be read', () => {
  const good = `resource "aws_iam_policy" "good" {\n  policy = jsonencode(${policyOn('"*"')})\n}\n`;

  it.each([
    ['an open bracket', 'resource "aws_iam_policy" "bad" {\n  policy = jsonencode({\n}\n'],
    ['an open quote', 'resource "aws_iam_policy" "bad" {\n  policy = "{\n}\n'],
    ['an open heredoc', 'resource "aws_iam_policy" "bad" {\n  policy = <<EOT\n{}\n}\n'],
    ['a missing brace', 'data "aws_iam_policy_document" "bad" {\n  statement {\n    actions = ["s3:*"]\n}\n'],
    [
      'a missing comma',
      'resource "aws_iam_policy" "bad" {\n  policy = jsonencode({ Statement = ["a" "b"] })\n}\n',
    ],
  ])('costs no other policy of the file: %s', async (_, bad) => {
    const { policies, problems, file } = await readText(
      'main.tf',
      `${good}${bad}${good.replace('"good"', '"next"')}`,
    );
    expect(policies.map(({ pointer }) => pointer)).toEqual([
      'aws_iam_policy.good.policy',
      'aws_iam_policy.next.policy',
    ]);
    expect(problems).toMatchObject([{ rule: 'unreadable-policy', severity: 'error' }]);
    const lines = problems.map(({ span }) => file.positionAt(span.start).line);
    const first = good.split('\n').length;
    for (const line of lines) expect(line).toBeGreaterThanOrEqual(first);
    for (const line of lines) expect(line).toBeLessThan(first + bad.split('\n').length - 1);
  });

  it('is JSON with a mistake, at its place', async () => {
    const json =
      '{\n    "Version": "2012-10-17",\n    "Statement": [{ "Effect": "Allow", "Action": "*", }]\n  }';
    const { problems, file } = await readText(
      'main.tf',
      `resource "aws_iam_policy" "p" {\n  policy = <<-EOT\n  ${json}\n  EOT\n}\n`,
    );
    expect(problems).toMatchObject([{ rule: 'JSON_SYNTAX_ERROR', severity: 'error' }]);
    expect(problems.map(({ span }) => file.positionAt(span.start))).toEqual([{ line: 5, column: 53 }]);
  });

  it('is nothing where the block holds no policy', async () => {
    expect((await readText('main.tf', 'resource "aws_instance" "i" {\n  a = [\n}\n')).problems).toEqual([]);
  });

  it('has a key twice', async () => {
    const text = `resource "aws_iam_policy" "p" {\n  policy = jsonencode({ Version = "2012-10-17", Statement = [], Statement = [] })\n}\n`;
    expect((await readText('main.tf', text)).problems).toMatchObject([{ rule: 'duplicate-key' }]);
  });
});
