import { describe, expect, it } from '@jest/globals';
import { canonical, itemsOf, textOf, valueOf, type Node } from '../../../src/policy/node.js';
import { readText } from '../trees.js';
import { statementsOf } from './samples.js';

describe('a data document', () => {
  async function documentOf(body: string, more = ''): Promise<Node> {
    const text = `resource "aws_iam_policy" "p" {\n  policy = data.aws_iam_policy_document.d.json\n}\ndata "aws_iam_policy_document" "d" {\n${body}\n}\n${more}`;
    const { policies } = await readText('main.tf', text);
    const found = policies.find(({ pointer }) => pointer === 'aws_iam_policy.p.policy');
    if (!found) throw new Error('no policy');
    return found.root;
  }

  it.each([
    [
      'the defaults',
      'statement {\n actions = ["a:b"]\n}',
      '{"Statement":[{"Action":["a:b"],"Effect":"Allow"}],"Version":"2012-10-17"}',
    ],
    [
      'its version and id',
      'version = "2008-10-17"\npolicy_id = "x"',
      '{"Id":"x","Statement":[],"Version":"2008-10-17"}',
    ],
    [
      'the Not- elements',
      'statement {\n effect = "Deny"\n not_actions = ["a:b"]\n not_resources = ["x"]\n}',
      '{"Statement":[{"Effect":"Deny","NotAction":["a:b"],"NotResource":["x"]}],"Version":"2012-10-17"}',
    ],
    [
      'everyone',
      'statement {\n principals {\n type = "*"\n identifiers = ["*"]\n}\n}',
      '{"Statement":[{"Effect":"Allow","Principal":"*"}],"Version":"2012-10-17"}',
    ],
    [
      'not_principals',
      'statement {\n not_principals {\n type = "AWS"\n identifiers = ["a"]\n}\n}',
      '{"Statement":[{"Effect":"Allow","NotPrincipal":{"AWS":["a"]}}],"Version":"2012-10-17"}',
    ],
    [
      'principals of one type in two blocks',
      'statement {\n principals {\n type = "AWS"\n identifiers = ["a"]\n}\n principals {\n type = "AWS"\n identifiers = ["b"]\n}\n}',
      '{"Statement":[{"Effect":"Allow","Principal":{"AWS":["a","b"]}}],"Version":"2012-10-17"}',
    ],
    [
      'policy variables',
      'statement {\n resources = ["a/&{aws:username}"]\n}',
      '{"Statement":[{"Effect":"Allow","Resource":["a/${aws:username}"]}],"Version":"2012-10-17"}',
    ],
    [
      'conditions of one operator',
      'statement {\n condition {\n test = "Bool"\n variable = "a"\n values = ["x"]\n}\n condition {\n test = "Bool"\n variable = "b"\n values = ["y"]\n}\n}',
      '{"Statement":[{"Condition":{"Bool":{"a":["x"],"b":["y"]}},"Effect":"Allow"}],"Version":"2012-10-17"}',
    ],
    [
      'a dynamic statement as one',
      'dynamic "statement" {\n for_each = var.all\n content {\n actions = statement.value\n}\n}',
      '{"Statement":[{"Action":?"statement.value","Effect":"Allow"}],"Version":"2012-10-17"}',
    ],
    [
      'a dynamic condition as one that nobody can read',
      'statement {\n dynamic "condition" {\n for_each = var.all\n content {\n test = "Bool"\n variable = "a"\n values = ["x"]\n}\n}\n}',
      '{"Statement":[{"Condition":{"Bool":?"dynamic condition var.all"},"Effect":"Allow"}],"Version":"2012-10-17"}',
    ],
  ])('has %s', async (_, body, expected) => {
    expect(canonical(await documentOf(body))).toBe(expected);
  });

  it('has the statements of its sources, overridden by their Sids', async () => {
    const source = (name: string, sids: readonly string[], action: string): string =>
      `data "aws_iam_policy_document" "${name}" {\n${sids.map((sid) => ` statement {\n sid = "${sid}"\n actions = ["${action}"]\n}\n`).join('')}}\n`;
    const root = await documentOf(
      `source_policy_documents = [data.aws_iam_policy_document.a.json, var.unknown]
override_policy_documents = [data.aws_iam_policy_document.b.json]
statement {\n sid = "Two"\n actions = ["own:x"]\n}`,
      source('a', ['One', 'Two'], 'a:x') + source('b', ['One', 'Three'], 'b:x'),
    );
    expect(statementsOf(root).map((each) => textOf(valueOf(each, 'Sid') ?? each))).toEqual([
      'One',
      'Two',
      '${var.unknown}',
      'Three',
    ]);
    const actions = statementsOf(root).flatMap((each) => itemsOf(valueOf(each, 'Action') ?? each));
    expect(actions.map(textOf)).toEqual(['b:x', 'own:x', '${var.unknown}', 'b:x']);
  });

  it('that is its own source has an unknown in its place', async () => {
    const root = await documentOf('source_policy_documents = [data.aws_iam_policy_document.d.json]');
    expect(canonical(root)).toContain('?"data.aws_iam_policy_document.d.json"');
  });
});
