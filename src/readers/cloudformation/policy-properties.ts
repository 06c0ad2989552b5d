import type { PolicyKind } from '../../policy/kind.js';
import type { ObjectNode } from '../../policy/node.js';
import { valueOf } from '../../policy/node.js';
import { organizationKinds } from '../organization-kinds.js';

/** A property of a resource in which a policy stands. */
export interface PolicyProperty {
  /** The resource's own property, `Policies`. */
  readonly name: string;
  /** The property of its items that is the policy; undefined where the property is one, or a list of them. */
  readonly inner: string | undefined;
  readonly kind: PolicyKind;
}

const property = (name: string, kind: PolicyKind): PolicyProperty => ({ name, inner: undefined, kind });
const inlinePolicies: PolicyProperty = { name: 'Policies', inner: 'PolicyDocument', kind: 'identity' };

/**
 * Where CloudFormation's and SAM's resources have policies, and of what kind these are.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
 */
const byType: ReadonlyMap<string, readonly PolicyProperty[]> = new Map([
  ['AWS::IAM::Role', [property('AssumeRolePolicyDocument', 'trust'), inlinePolicies]],
  ['AWS::IAM::User', [inlinePolicies]],
  ['AWS::IAM::Group', [inlinePolicies]],
  ['AWS::IAM::ManagedPolicy', [property('PolicyDocument', 'identity')]],
  ['AWS::IAM::Policy', [property('PolicyDocument', 'identity')]],
  ['AWS::IAM::RolePolicy', [property('PolicyDocument', 'identity')]],
  ['AWS::IAM::UserPolicy', [property('PolicyDocument', 'identity')]],
  ['AWS::IAM::GroupPolicy', [property('PolicyDocument', 'identity')]],
  ['AWS::SSO::PermissionSet', [property('InlinePolicy', 'identity')]],
  [
    'AWS::Serverless::Function',
    [property('AssumeRolePolicyDocument', 'trust'), property('Policies', 'identity')],
  ],
  ['AWS::Serverless::StateMachine', [property('Policies', 'identity')]],
  ['AWS::ECR::Repository', [property('RepositoryPolicyText', 'ecr-repository')]],
  ['AWS::ECR::RepositoryCreationTemplate', [property('RepositoryPolicy', 'ecr-repository')]],
  ['AWS::ECR::RegistryPolicy', [property('PolicyText', 'ecr-registry')]],
  ['AWS::ECR::PublicRepository', [property('RepositoryPolicyText', 'ecr-public-repository')]],
  ['AWS::CodeArtifact::Domain', [property('PermissionsPolicyDocument', 'codeartifact-domain')]],
  ['AWS::CodeArtifact::Repository', [property('PermissionsPolicyDocument', 'codeartifact-repository')]],
  ['AWS::S3::BucketPolicy', [property('PolicyDocument', 's3-bucket')]],
  ['AWS::S3::AccessPoint', [property('Policy', 's3-access-point')]],
  ['AWS::KMS::Key', [property('KeyPolicy', 'kms-key')]],
  ['AWS::KMS::ReplicaKey', [property('KeyPolicy', 'kms-key')]],
  ['AWS::EC2::VPCEndpoint', [property('PolicyDocument', 'vpc-endpoint')]],
  ['AWS::SecretsManager::ResourcePolicy', [property('ResourcePolicy', 'resource')]],
  ['AWS::SNS::TopicPolicy', [property('PolicyDocument', 'resource')]],
  ['AWS::SNS::TopicInlinePolicy', [property('PolicyDocument', 'resource')]],
  ['AWS::SQS::QueuePolicy', [property('PolicyDocument', 'resource')]],
  ['AWS::SQS::QueueInlinePolicy', [property('PolicyDocument', 'resource')]],
]);

/** The policies that a resource may have. Those of an organization are of the kind that the resource says. */
export function policyProperties(
  type: string,
  properties: ObjectNode | undefined,
): readonly PolicyProperty[] {
  if (type !== 'AWS::Organizations::Policy') return byType.get(type) ?? [];
  const policyType = valueOf(properties, 'Type');
  const kind = policyType?.type === 'string' ? organizationKinds.get(policyType.value) : undefined;
  return kind ? [property('Content', kind)] : [];
}

/** The kind of what stands in a resource's property; undefined where its type does not tell. */
export function templateKind(
  type: string,
  name: string,
  properties: ObjectNode | undefined,
): PolicyKind | undefined {
  return policyProperties(type, properties).find((each) => each.name === name)?.kind;
}
