import { describe, expect, it } from '@jest/globals';
import { onlyPolicy, readText } from './trees.js';

const all = '"Resource":"*"';
const someone = '"Principal":{"AWS":"111122223333"}';

function policy(...parts: readonly string[]): string {
  return `{"Version":"2012-10-17","Statement":[{"Effect":"Allow",${parts.join(',')}}]}`;
}

function action(...names: readonly string[]): string {
  return `"Action":${JSON.stringify(names)}`;
}

function object(text: string): unknown {
  return JSON.parse(text);
}

describe('the kind of a policy by its content', () => {
  it.each([
    ['trust', policy(someone, action('sts:AssumeRole'))],
    [
      'trust',
      policy('"Principal":{"Federated":"x"}', action('sts:AssumeRoleWithWebIdentity', 'sts:TagSession')),
    ],
    ['resource', policy(someone, action('sts:AssumeRole'), all)],
    ['identity', policy(action('sts:AssumeRole'), all)],
    ['ecr-repository', policy(someone, action('ecr:BatchGetImage'))],
    ['ecr-repository', policy('"NotPrincipal":"*"', '"NotAction":"ecr:*"')],
    ['ecr-registry', policy(someone, action('ecr:ReplicateImage'), all)],
    ['ecr-public-repository', policy(someone, action('ecr-public:*'))],
    [
      'codeartifact-domain',
      policy(someone, action('codeartifact:ReadFromRepository', 'codeartifact:GetAuthorizationToken'), all),
    ],
    ['codeartifact-domain', policy(someone, action('codeartifact:CreateRepository'), all)],
    ['codeartifact-domain', policy(someone, action('codeartifact:ListRepositoriesInDomain'), all)],
    ['codeartifact-repository', policy(someone, action('codeartifact:ReadFromRepository'), all)],
    ['s3-bucket', policy(someone, action('s3:GetObject'), all)],
    ['s3-bucket', policy(someone, action('S3:GetObject'), all)],
    ['kms-key', policy(someone, action('kms:*'), all)],
    ['resource', policy(someone, action('sqs:*'), all)],
    ['resource', policy(someone, action('*'), all)],
    ['identity', policy(action('ecr:*', 's3:*', 'codeartifact:*'), all)],
    ['identity', '{"Version":"2012-10-17","Statement":[]}'],
    ['trust', policy(someone, action('sts:AssumeRole')).toLowerCase()],
  ])('is %s: %s', async (kind, text) => {
    expect((await onlyPolicy('a.json', text)).kind).toBe(kind);
  });
});

describe('the kind of a policy by its template', () => {
  it.each([
    ['AWS::IAM::Role', 'AssumeRolePolicyDocument', 'trust'],
    ['AWS::IAM::Role', 'Policies', 'identity'],
    ['AWS::IAM::ManagedPolicy', 'PolicyDocument', 'identity'],
    ['AWS::IAM::UserPolicy', 'PolicyDocument', 'identity'],
    ['AWS::ECR::Repository', 'RepositoryPolicyText', 'ecr-repository'],
    ['AWS::ECR::RegistryPolicy', 'PolicyText', 'ecr-registry'],
    ['AWS::ECR::PublicRepository', 'RepositoryPolicyText', 'ecr-public-repository'],
    ['AWS::CodeArtifact::Domain', 'PermissionsPolicyDocument', 'codeartifact-domain'],
    ['AWS::CodeArtifact::Repository', 'PermissionsPolicyDocument', 'codeartifact-repository'],
    ['AWS::S3::BucketPolicy', 'PolicyDocument', 's3-bucket'],
    ['AWS::S3::AccessPoint', 'Policy', 's3-access-point'],
    ['AWS::KMS::Key', 'KeyPolicy', 'kms-key'],
    ['AWS::EC2::VPCEndpoint', 'PolicyDocument', 'vpc-endpoint'],
    ['AWS::SQS::QueuePolicy', 'PolicyDocument', 'resource'],
    ['Custom::Anything', 'Policy', 'identity'],
  ])('%s %s is %s', async (type, property, kind) => {
    const value =
      property === 'Policies'
        ? [{ PolicyDocument: object(policy(action('a:b'), all)) }]
        : object(policy(action('a:b'), all));
    const text = JSON.stringify({ Resources: { R: { Type: type, Properties: { [property]: value } } } });
    expect((await onlyPolicy('a.json', text)).kind).toBe(kind);
  });

  it.each([
    ['SERVICE_CONTROL_POLICY', 'service-control'],
    ['RESOURCE_CONTROL_POLICY', 'resource-control'],
    ['TAG_POLICY', 'identity'],
  ])('of an organization is by its Type: %s', async (type, kind) => {
    const text = `Resources:\n  P:\n    Type: AWS::Organizations::Policy\n    Properties:\n      Type: ${type}\n      Content: ${policy(action('a:b'), all)}\n`;
    expect((await onlyPolicy('a.yaml', text)).kind).toBe(kind);
  });

  it('is by content where the template is not the whole file', async () => {
    const text = JSON.stringify({
      x: {
        Resources: {
          R: { Type: 'AWS::KMS::Key', Properties: { K: object(policy(action('a:b'), all)) } },
        },
      },
    });
    expect((await onlyPolicy('a.json', text)).kind).toBe('identity');
  });
});

describe('what the configuration declares', () => {
  it('goes before everything else', async () => {
    const declared = { kind: 'service-control' as const, attachedTo: ['arn:aws:iam::111122223333:role/x'] };
    const { policies } = await readText('a.json', policy(someone, action('sts:AssumeRole')), declared);
    expect(policies).toMatchObject([declared]);
  });

  it('leaves the kind to the content where it names none', async () => {
    const { policies } = await readText('a.json', policy(someone, action('sts:AssumeRole')), {
      kind: undefined,
      attachedTo: [],
    });
    expect(policies).toMatchObject([{ kind: 'trust', attachedTo: [] }]);
  });
});
