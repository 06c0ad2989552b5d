import { describe, expect, it } from '@jest/globals';
import { canonical, itemsOf, textOf, valueOf } from '../../src/policy/node.js';
import { partOf, onlyPolicy, readText, stringIn } from './trees.js';

const statement = '{"Effect":"Allow","Action":"ecr:*","Resource":"*"}';
const policy = `{"Version":"2012-10-17","Statement":[${statement}]}`;

describe('a policy is recognised', () => {
  it.each([
    ['as the whole file', policy, ['']],
    ['without a Version', `{"Statement":[${statement}]}`, ['']],
    ['with one statement instead of a list', `{"Statement":${statement}}`, ['']],
    ['with NotAction and NotResource', '{"Statement":[{"NotAction":"a:b","NotResource":"*"}]}', ['']],
    ['with one good statement among others', `{"Statement":[1,{},${statement}]}`, ['']],
    ['with an empty Statement and a Version', '{"Version":"2012-10-17","Statement":[]}', ['']],
    ['with the older Version', '{"Version":"2008-10-17","Statement":[]}', ['']],
    ['with a Statement of the wrong type and a Version', '{"Version":"2012-10-17","Statement":"x"}', ['']],
    ['with nothing but a Version and an Id', '{"Version":"2012-10-17","Id":"x"}', ['']],
    ['with a misspelt Statement and a Version', `{"Version":"2012-10-17","Statment":[${statement}]}`, ['']],
    ['with keys in lower case', policy.toLowerCase(), ['']],
    ['with a Statement in capitals', '{"STATEMENT":[{"EFFECT":"ALLOW","ACTION":"*"}]}', ['']],
    [
      'in what the AWS CLI prints',
      `{"PolicyVersion":{"Document":${policy},"VersionId":"v1"}}`,
      ['/PolicyVersion/Document'],
    ],
    ['in a list', `[${policy},{"a/b~":${policy}}]`, ['/0', '/1/a~1b~0']],
    ['as a string', `{"policyText":${JSON.stringify(policy)},"registryId":"1"}`, ['/policyText']],
    ['in a string in a string', JSON.stringify({ a: JSON.stringify({ Policy: policy }) }), ['/a/Policy']],
    ['under a key __proto__', `{"__proto__":${policy}}`, ['/__proto__']],
    ['in a branch of an If', `{"Fn::If":["C",${policy},{"Ref":"AWS::NoValue"}]}`, ['/Fn::If/1']],
  ])('%s', async (_, text, pointers) => {
    const reading = await readText('a.json', text);
    expect(reading.policies.map(({ pointer }) => pointer)).toEqual(pointers);
    expect(reading.problems).toEqual([]);
  });

  it.each([
    ['an object that is empty', '{}'],
    ['a number', '1'],
    ['package.json', '{"name":"x","version":"2012-10-17","scripts":{"statement":"x"}}'],
    ['SQL', '{"Statement":"SELECT 1","Action":"run","Resource":"db"}'],
    ['SQL in objects', '{"statement":[{"action":"select","resource":"table","condition":"x"}]}'],
    ['a bank statement', '{"Statement":[{"Date":"2020-01-01","Amount":1}]}'],
    ['one key of a statement', '{"Statement":[{"Action":"x"}]}'],
    [
      'an OpenAPI file',
      '{"openapi":"3.0.0","components":{"schemas":{"Policy":{"properties":{"Version":{"type":"string"},"Statement":{"type":"array","items":{"properties":{"Effect":{},"Action":{}}}}}}}}}',
    ],
    [
      'a JSON Schema',
      '{"properties":{"Statement":{"properties":{"Effect":{"enum":["Allow"]},"Action":{}}}}}',
    ],
    [
      'a template without policies',
      '{"AWSTemplateFormatVersion":"2010-09-09","Resources":{"B":{"Type":"AWS::S3::Bucket"}}}',
    ],
    [
      "Terraform's own JSON",
      '{"data":{"aws_iam_policy_document":{"x":{"statement":[{"sid":"a","effect":"Allow","actions":["*"],"resources":["*"]}]}}}}',
    ],
    ['Kubernetes tolerations', '{"tolerations":[{"effect":"NoSchedule","key":"a","operator":"Exists"}]}'],
    ['a statement alone', statement],
    ['a version of something else', '{"Version":"2012-10-17","name":"api","paths":{}}'],
    ['a text about a policy', '{"description":"A Statement with Effect and Action"}'],
    ['a text that only starts like JSON', '{"x":"{ statement }"}'],
  ])('but not %s', async (_, text) => {
    expect(await readText('a.json', text)).toMatchObject({ policies: [], problems: [] });
  });

  it('once, where aliases share it', async () => {
    const { policies } = await readText('a.yaml', `a: &p ${policy}\nb: *p\n`);
    expect(policies.map(({ pointer }) => pointer)).toEqual(['/a']);
  });

  it('in every YAML document, which its pointer names when there are more', async () => {
    const two = await readText('a.yaml', `x: 1\n---\np: ${policy}\n---\n${policy}\n`);
    expect(two.policies.map(({ pointer }) => pointer)).toEqual(['#2/p', '#3']);
    expect((await onlyPolicy('a.yaml', `---\np: ${policy}\n`)).pointer).toBe('/p');
  });
});

describe('the JSON of a policy', () => {
  it('is its very characters in a JSON file', async () => {
    const text = `{ "PolicyDocument" : { "Version": "2012-10-17",\r\n\t"Statement" : ${statement} } }`;
    expect((await onlyPolicy('a.json', text)).json).toBe(text.slice(21, -2));
  });

  it.each([
    ['in YAML', 'a.yaml', policy],
    ['in a string', 'a.json', JSON.stringify({ Policy: policy })],
    ['with a reference', 'a.json', policy.replace('"*"', '{"Ref":"R"}')],
  ])('is not there %s', async (_, path, text) => {
    expect((await onlyPolicy(path, text)).json).toBeUndefined();
  });
});

describe('a policy in a string', () => {
  const inner = JSON.stringify(
    { Version: '2012-10-17', Statement: [{ Sid: 'Tab\tü "x"', Effect: 'Allow', Action: 'ecr:*' }] },
    null,
    2,
  );

  it.each([
    ['a JSON string', 'a.json', JSON.stringify({ policyText: inner }, null, 2)],
    [
      'a JSON string of single escapes',
      'a.json',
      JSON.stringify({ policyText: inner }).replace('ecr', '\\u0065cr'),
    ],
    ['a literal block', 'a.yaml', `Policy: |\n  ${inner.replaceAll('\n', '\n  ')}\n`],
    ['a folded block', 'a.yaml', `Policy: >-\n   ${inner.replaceAll('\n', '\n   ')}\n`],
    ['single quotes', 'a.yaml', `Policy: '${inner.replaceAll('\n', '\n   ')}'\n`],
    ['a block of a Sub', 'a.yaml', `Policy: !Sub |\n  ${inner.replaceAll('\n', '\n  ')}\n`],
  ])('has its places in the file: %s', async (_, path, text) => {
    const { root } = await onlyPolicy(path, text);
    const action = stringIn(root, 'ecr:*');
    expect(text.slice(action.start, action.end)).toMatch(/^\\?"(?:e|\\\\?u0065)cr:\*\\?"$/);
    expect(partOf(text, action, 'cr:*')).toBe('cr:*');
    const sid = stringIn(root, 'Tab\tü "x"');
    expect(partOf(text, sid, 'x')).toBe('x');
    expect(partOf(text, sid, 'ü')).toBe('ü');
    expect(canonical(root)).toBe(canonical((await onlyPolicy('b.json', inner)).root));
  });

  it('has the unknown parts of the Sub that it stands in', async () => {
    const { root } = await onlyPolicy(
      'a.yaml',
      `Policy: !Sub '${policy.replace('"*"', '"arn:aws:s3:::${Bucket}/*"')}'\n`,
    );
    const statements = valueOf(root, 'Statement');
    const [first] = statements ? itemsOf(statements) : [];
    const resource = valueOf(first, 'Resource');
    expect(resource?.type).toBe('template');
    expect(resource && textOf(resource)).toBe('arn:aws:s3:::${Bucket}/*');
  });

  it('is a problem at its place when it is no JSON', async () => {
    const text = JSON.stringify({ Policy: policy.replace('],', '],').replace('"*"}', '"*",}') });
    const { policies, problems, file } = await readText('a.json', text);
    expect(policies).toEqual([]);
    expect(problems).toMatchObject([{ rule: 'JSON_SYNTAX_ERROR', severity: 'error' }]);
    const span = problems[0]?.span ?? { start: 0, end: 0 };
    expect(file.text.slice(span.start, span.end)).toBe(',');
    expect(file.text.slice(span.end, span.end + 1)).toBe('}');
  });

  it('is a problem when it is too deep', async () => {
    const deep = policy.replace('"*"', `${'['.repeat(200)}${']'.repeat(200)}`);
    const { problems } = await readText('a.json', JSON.stringify({ Policy: deep }));
    expect(problems).toMatchObject([{ rule: 'JSON_SYNTAX_ERROR' }]);
  });
});
