import type { PolicyKind } from '../../policy/kind.js';

/** An attribute of a resource in which a policy stands; nested blocks by a dot. */
export interface PolicyAttribute {
  readonly path: string;
  readonly kind: PolicyKind;
}

const resource = (path: string, kind: PolicyKind): readonly PolicyAttribute[] => [{ path, kind }];

/**
 * Where the AWS provider's resources have policies, and of what kind these are.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
export const policyAttributes: ReadonlyMap<string, readonly PolicyAttribute[]> = new Map([
  ['aws_iam_policy', resource('policy', 'identity')],
  [
    'aws_iam_role',
    [
      { path: 'assume_role_policy', kind: 'trust' },
      { path: 'inline_policy.policy', kind: 'identity' },
    ],
  ],
  ['aws_iam_role_policy', resource('policy', 'identity')],
  ['aws_iam_user_policy', resource('policy', 'identity')],
  ['aws_iam_group_policy', resource('policy', 'identity')],
  ['aws_ssoadmin_permission_set_inline_policy', resource('inline_policy', 'identity')],
  ['aws_ecr_repository_policy', resource('policy', 'ecr-repository')],
  ['aws_ecr_repository_creation_template', resource('repository_policy', 'ecr-repository')],
  ['aws_ecr_registry_policy', resource('policy', 'ecr-registry')],
  ['aws_ecrpublic_repository_policy', resource('policy', 'ecr-public-repository')],
  ['aws_codeartifact_domain_permissions_policy', resource('policy_document', 'codeartifact-domain')],
  ['aws_codeartifact_repository_permissions_policy', resource('policy_document', 'codeartifact-repository')],
  ['aws_s3_bucket', resource('policy', 's3-bucket')],
  ['aws_s3_bucket_policy', resource('policy', 's3-bucket')],
  ['aws_s3_access_point', resource('policy', 's3-access-point')],
  ['aws_s3control_access_point_policy', resource('policy', 's3-access-point')],
  ['aws_kms_key', resource('policy', 'kms-key')],
  ['aws_kms_external_key', resource('policy', 'kms-key')],
  ['aws_kms_replica_key', resource('policy', 'kms-key')],
  ['aws_kms_key_policy', resource('policy', 'kms-key')],
  ['aws_vpc_endpoint', resource('policy', 'vpc-endpoint')],
  ['aws_vpc_endpoint_policy', resource('policy', 'vpc-endpoint')],
  ['aws_organizations_policy', resource('content', 'service-control')],
  ['aws_secretsmanager_secret_policy', resource('policy', 'resource')],
  ['aws_sns_topic', resource('policy', 'resource')],
  ['aws_sns_topic_policy', resource('policy', 'resource')],
  ['aws_sqs_queue', resource('policy', 'resource')],
  ['aws_sqs_queue_policy', resource('policy', 'resource')],
]);

/**
 * The kinds of an organization's policies; those of other types, such as TAG_POLICY, are not written in IAM's language.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies.html
 */
export const organizationKinds: ReadonlyMap<string, PolicyKind> = new Map<string, PolicyKind>([
  ['SERVICE_CONTROL_POLICY', 'service-control'],
  ['RESOURCE_CONTROL_POLICY', 'resource-control'],
]);
