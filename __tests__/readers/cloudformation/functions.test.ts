import { describe, expect, it } from '@jest/globals';
import { canonical, textOf, valueOf, type Node } from '../../../src/policy/node.js';
import { onlyPolicy, partOf } from '../trees.js';

/** The Resource of a policy in a template, in both formats. */
async function resource(json: string): Promise<Node> {
  const { root } = await onlyPolicy(
    't.json',
    `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Resource":${json}}}`,
  );
  return resourceOf(root);
}

async function yamlResource(yaml: string): Promise<{ readonly node: Node; readonly text: string }> {
  const text = `Version: 2012-10-17\nStatement:\n  Effect: Allow\n  Resource: ${yaml}\n`;
  const { root } = await onlyPolicy('t.yaml', text);
  return { node: resourceOf(root), text };
}

function resourceOf(root: Node): Node {
  const found = valueOf(valueOf(root, 'Statement'), 'Resource');
  if (!found) throw new Error('no Resource');
  return found;
}

describe('a CloudFormation function in a policy', () => {
  it.each([
    ['Ref', '!Ref Bucket', '{"Ref":"Bucket"}', '?"Bucket"'],
    ['GetAtt', '!GetAtt Bucket.Arn', '{"Fn::GetAtt":["Bucket","Arn"]}', '?"Bucket.Arn"'],
    ['GetAtt of a list', '!GetAtt [Bucket, Arn]', '{"Fn::GetAtt":"Bucket.Arn"}', '?"Bucket.Arn"'],
    ['Sub with a name', '!Sub "${Bucket.Arn}/*"', '{"Fn::Sub":"${Bucket.Arn}/*"}', '?"${Bucket.Arn}/*"'],
    ['Sub of one name', '!Sub "${Bucket}"', '{"Fn::Sub":"${Bucket}"}', '?"Bucket"'],
    ['Sub without names', '!Sub "a/*"', '{"Fn::Sub":"a/*"}', '"a/*"'],
    [
      'Sub with a literal',
      '!Sub "a/${!aws:username}/*"',
      '{"Fn::Sub":"a/${!aws:username}/*"}',
      '"a/${aws:username}/*"',
    ],
    [
      'Sub with values',
      '!Sub ["${A}-${B}-${C}", {A: x, B: !Ref P}]',
      '{"Fn::Sub":["${A}-${B}-${C}",{"A":"x","B":{"Ref":"P"}}]}',
      '?"x-${P}-${C}"',
    ],
    ['Sub that never ends', '!Sub "a${b"', '{"Fn::Sub":"a${b"}', '"a${b"'],
    [
      'Join',
      '!Join ["", ["arn:", !Ref P, ":s3"]]',
      '{"Fn::Join":["",["arn:",{"Ref":"P"},":s3"]]}',
      '?"arn:${P}:s3"',
    ],
    ['Join of texts', '!Join ["/", [a, b]]', '{"Fn::Join":["/",["a","b"]]}', '"a/b"'],
    [
      'Join of a reference',
      '!Join ["/", !Ref Parts]',
      '{"Fn::Join":["/",{"Ref":"Parts"}]}',
      '?"Join /, Ref Parts"',
    ],
    ['If', '!If [IsProd, a, b]', '{"Fn::If":["IsProd","a","b"]}', '["a","b"]'],
    [
      'ImportValue',
      '!ImportValue shared-bucket',
      '{"Fn::ImportValue":"shared-bucket"}',
      '?"ImportValue shared-bucket"',
    ],
    [
      'FindInMap',
      '!FindInMap [M, !Ref R, k]',
      '{"Fn::FindInMap":["M",{"Ref":"R"},"k"]}',
      '?"FindInMap M, Ref R, k"',
    ],
    ['a list with one', '[!Ref A, b]', '[{"Ref":"A"},"b"]', '[?"A","b"]'],
    ['NoValue in a list', '[!Ref AWS::NoValue, b]', '[{"Ref":"AWS::NoValue"},"b"]', '["b"]'],
  ])('%s is the same in YAML and JSON', async (_, yaml, json, expected) => {
    expect(canonical(await resource(json))).toBe(expected);
    expect(canonical((await yamlResource(yaml)).node)).toBe(expected);
  });

  it('has its tag in its span', async () => {
    const { node, text } = await yamlResource('!Sub # the bucket\n    "${Bucket.Arn}/*"');
    expect(text.slice(node.start, node.end)).toBe('!Sub # the bucket\n    "${Bucket.Arn}/*"');
  });

  it.each([
    '!Sub "a/${!aws:username}/*"',
    "!Sub 'a/${!aws:username}/*'",
    '!Sub |-\n    a/${!aws:username}/*',
  ])('knows the places of a literal name: %s', async (yaml) => {
    const { node, text } = await yamlResource(yaml);
    if (node.type !== 'string') throw new Error(node.type);
    expect(partOf(text, node, 'aws:username')).toBe('aws:username');
    expect(partOf(text, node, '/*')).toBe('/*');
  });

  it('puts a value from a list of values in its place', async () => {
    const { node, text } = await yamlResource('!Join [":", [arn, "aws", s3]]');
    if (node.type !== 'string') throw new Error(node.type);
    expect(textOf(node)).toBe('arn:aws:s3');
    expect(partOf(text, node, 'aws')).toBe('aws');
    expect(partOf(text, node, 's3')).toBe('s3');
  });

  it('leaves a Condition of a statement alone', async () => {
    const { root, json } = await onlyPolicy(
      't.json',
      '{"Version":"2012-10-17","Statement":[{"Condition":{"Bool":{"a":"true"}}}]}',
    );
    expect(canonical(root)).toBe(
      '{"Statement":[{"Condition":{"Bool":{"a":"true"}}}],"Version":"2012-10-17"}',
    );
    expect(json).toBeDefined();
  });

  it('has the statements of both branches of an If', async () => {
    const { root, json } = await onlyPolicy(
      't.yaml',
      `Version: 2012-10-17
Statement:
  - {Sid: A, Effect: Allow, Action: "*"}
  - !If [C, {Sid: B, Effect: Allow, Action: "*"}, !Ref AWS::NoValue]
  - !If [C, [{Sid: D, Effect: Deny}], {Sid: E, Effect: Deny}]
`,
    );
    const statements = valueOf(root, 'Statement');
    const sids =
      statements?.type === 'array'
        ? statements.items.map((item) => textOf(valueOf(item, 'Sid') ?? item))
        : [];
    expect(sids).toEqual(['A', 'B', 'D', 'E']);
    expect(json).toBeUndefined();
  });
});
