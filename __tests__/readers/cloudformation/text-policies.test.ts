import { describe, expect, it } from '@jest/globals';
import { nodesOf, onlyPolicy, readText, stringIn } from '../trees.js';
import { forms, shown, type Json } from './forms.js';

const statement = (resource: string): string =>
  `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "${resource}"}]}`;

function permissionSet(policy: Json): Json {
  return {
    Parameters: { Stage: { Type: 'String', Default: 'dev' } },
    Resources: {
      Bucket: { Type: 'AWS::S3::Bucket' },
      Set: { Type: 'AWS::SSO::PermissionSet', Properties: { Name: 's', InlinePolicy: policy } },
    },
  };
}

const [before = '', after = ''] = statement('|').split('|');

describe.each(forms)('a policy that is put together as a text, in %s', (_, read) => {
  it.each<[string, Json, string, string]>([
    ['a text', statement('arn:aws:s3:::a/*'), 'arn:aws:s3:::a/*', ''],
    [
      'Sub',
      { 'Fn::Sub': statement('arn:aws:s3:::${Bucket}/${Stage}/*') },
      'arn:aws:s3:::<Bucket>/dev/*',
      '/Fn::Sub',
    ],
    [
      'Sub with a policy variable',
      { 'Fn::Sub': statement('arn:aws:s3:::a/${!aws:username}') },
      'arn:aws:s3:::a/${aws:username}',
      '/Fn::Sub',
    ],
    [
      'Sub with values',
      { 'Fn::Sub': [statement('arn:aws:s3:::${B}/*'), { B: { Ref: 'Stage' } }] },
      'arn:aws:s3:::dev/*',
      '/Fn::Sub',
    ],
    [
      'Join',
      { 'Fn::Join': ['', [before, { 'Fn::GetAtt': ['Bucket', 'Arn'] }, '/*', after]] },
      'arn:aws:s3:::<Bucket>/*',
      '/Fn::Join',
    ],
    [
      'ToJsonString',
      { 'Fn::ToJsonString': JSON.parse(statement('arn:aws:s3:::a/*')) as Json },
      'arn:aws:s3:::a/*',
      '/Fn::ToJsonString',
    ],
  ])('%s', async (_name, policy, resource, step) => {
    const { policies, problems } = await read(permissionSet(policy));
    expect(problems).toEqual([]);
    expect(policies.map(({ pointer }) => pointer)).toEqual([`/Resources/Set/Properties/InlinePolicy${step}`]);
    expect(policies.map(({ root }) => shown(root))).toEqual([
      {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: resource }],
      },
    ]);
  });

  it('is a problem where it is no JSON', async () => {
    const { policies, problems } = await read(
      permissionSet({
        'Fn::Sub': statement('arn:aws:s3:::${Bucket}/*').replace('], ', ' ').replace(']}', '}'),
      }),
    );
    expect(policies).toEqual([]);
    expect(problems).toMatchObject([{ rule: 'JSON_SYNTAX_ERROR' }]);
  });
});

describe('the places of what functions give', () => {
  it.each([
    ['a name of a resource', '!GetAtt Images.Arn', 'arn:aws:ecr:*:*:repository/app'],
    ['a parameter', '!Ref Arn', 'arn:aws:s3:::a'],
    ['a mapping', '!FindInMap [M, a, b]', 'arn:aws:s3:::mapped'],
  ])('%s stands where it is referred to', async (_, reference, value) => {
    const text = `Parameters: { Arn: { Type: String, Default: "arn:aws:s3:::a" } }
Mappings: { M: { a: { b: "arn:aws:s3:::mapped" } } }
Resources:
  Images: { Type: AWS::ECR::Repository, Properties: { RepositoryName: app } }
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "*", Resource: ${reference} }] }
`;
    const node = stringIn((await onlyPolicy('t.yaml', text)).root, value);
    expect(text.slice(node.start, node.end)).toBe(reference);
  });

  it('are all within the policy that they are in', async () => {
    const text = `Resources:
  Images: { Type: AWS::ECR::Repository, Properties: { RepositoryName: app } }
  Function:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
        - S3CrudPolicy: { BucketName: !Ref Images }
        - Statement:
            - !If [A, { Effect: Deny, Action: "*", Resource: !Join ["", [!GetAtt Images.Arn, "*"]] }, !Ref AWS::NoValue]
            - { Effect: Allow, Action: "*", Resource: !Sub "\${Images}x\${AWS::Partition}" }
`;
    const { policies } = await readText('t.yaml', text);
    expect(policies).toHaveLength(2);
    for (const { root } of policies) {
      expect(root.end).toBeGreaterThan(root.start);
      for (const { start, end } of nodesOf(root)) {
        expect(start).toBeGreaterThanOrEqual(root.start);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(root.end);
      }
    }
  });
});
