import type { PolicyKind } from '../policy/kind.js';
import type { ObjectNode } from '../policy/node.js';
import { valueOf } from '../policy/node.js';
import { organizationKinds } from './organization-kinds.js';

/** The property of a CloudFormation resource in which a policy stands. */
export interface TemplateProperty {
  /** `AWS::ECR::Repository`. */
  readonly type: string;
  /** The resource's own property, `RepositoryPolicyText`, also where the policy stands deeper in it. */
  readonly property: string;
  readonly properties: ObjectNode;
}

/**
 * What kind of policy each resource type's documents are. A property's own row goes before its type's.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
const kinds: ReadonlyMap<string, PolicyKind> = new Map<string, PolicyKind>([
  ['AWS::IAM::Role.AssumeRolePolicyDocument', 'trust'],
  ['AWS::IAM::Role', 'identity'],
  ['AWS::IAM::ManagedPolicy', 'identity'],
  ['AWS::IAM::Policy', 'identity'],
  ['AWS::IAM::RolePolicy', 'identity'],
  ['AWS::IAM::UserPolicy', 'identity'],
  ['AWS::IAM::GroupPolicy', 'identity'],
  ['AWS::IAM::User', 'identity'],
  ['AWS::IAM::Group', 'identity'],
  ['AWS::SSO::PermissionSet', 'identity'],
  ['AWS::Serverless::Function.AssumeRolePolicyDocument', 'trust'],
  ['AWS::Serverless::Function', 'identity'],
  ['AWS::ECR::Repository.RepositoryPolicyText', 'ecr-repository'],
  ['AWS::ECR::RepositoryCreationTemplate', 'ecr-repository'],
  ['AWS::ECR::RegistryPolicy', 'ecr-registry'],
  ['AWS::ECR::PublicRepository', 'ecr-public-repository'],
  ['AWS::CodeArtifact::Domain', 'codeartifact-domain'],
  ['AWS::CodeArtifact::Repository', 'codeartifact-repository'],
  ['AWS::S3::BucketPolicy', 's3-bucket'],
  ['AWS::S3::AccessPoint', 's3-access-point'],
  ['AWS::KMS::Key', 'kms-key'],
  ['AWS::KMS::ReplicaKey', 'kms-key'],
  ['AWS::EC2::VPCEndpoint', 'vpc-endpoint'],
  ['AWS::SecretsManager::ResourcePolicy', 'resource'],
  ['AWS::SNS::TopicPolicy', 'resource'],
  ['AWS::SNS::TopicInlinePolicy', 'resource'],
  ['AWS::SQS::QueuePolicy', 'resource'],
  ['AWS::SQS::QueueInlinePolicy', 'resource'],
]);

/** The kind that a template's resource tells; undefined where its type says nothing. */
export function templateKind({ type, property, properties }: TemplateProperty): PolicyKind | undefined {
  if (type === 'AWS::Organizations::Policy') {
    const policyType = valueOf(properties, 'Type');
    return policyType?.type === 'string' ? organizationKinds.get(policyType.value) : undefined;
  }
  return kinds.get(`${type}.${property}`) ?? kinds.get(type);
}
