import { describe, expect, it } from '@jest/globals';
import { SourceText } from '../../../src/domain/source.js';
import { canonical, textOf, valueOf } from '../../../src/policy/node.js';
import { parseHcl } from '../../../src/readers/terraform/body.js';
import { readTerraform } from '../../../src/readers/terraform/read-terraform.js';
import { policyOn, statementsOf } from './samples.js';

describe('a module of several files', () => {
  const other = new SourceText(
    'other.tf',
    `locals {\n  bucket = "acme"\n}\ndata "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["s3:*"]\n    resources = ["arn:aws:s3:::\${local.bucket}"]\n  }\n}\n`,
  );
  const read = (text: string): ReturnType<typeof readTerraform> =>
    readTerraform(new SourceText('main.tf', text), undefined, [
      { file: other, body: parseHcl(other.text).body },
    ]);

  it('gives the values of the other files, with the places of the references', () => {
    const text = `resource "aws_iam_policy" "p" {\n  policy = jsonencode(${policyOn('"arn:aws:s3:::${local.bucket}/*"')})\n}\n`;
    const [policy] = read(text).policies;
    const [first] = statementsOf(policy?.root ?? { type: 'null', start: 0, end: 0 });
    const resource = valueOf(first, 'Resource');
    expect(resource && textOf(resource)).toBe('arn:aws:s3:::acme/*');
    expect(text.slice(resource?.start, resource?.end)).toBe('"arn:aws:s3:::${local.bucket}/*"');
  });

  it('gives the data documents of the other files', () => {
    const text = 'resource "aws_iam_policy" "p" {\n  policy = data.aws_iam_policy_document.d.json\n}\n';
    const [policy] = read(text).policies;
    expect(policy && canonical(policy.root)).toBe(
      '{"Statement":[{"Action":["s3:*"],"Effect":"Allow","Resource":["arn:aws:s3:::acme"]}],"Version":"2012-10-17"}',
    );
    const places = statementsOf(policy?.root ?? { type: 'null', start: 0, end: 0 }).map(({ start, end }) =>
      text.slice(start, end),
    );
    expect(places).toEqual(['data.aws_iam_policy_document.d.json']);
  });
});
