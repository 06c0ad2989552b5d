import type { PolicyKind } from '../../policy/kind.js';

/** An attribute of a resource in which a policy stands; nested blocks by a dot. */
export interface PolicyAttribute {
  readonly path: string;
  readonly kind: PolicyKind;
}

const attribute = (path: string, kind: PolicyKind): readonly PolicyAttribute[] => [{ path, kind }];

/**
 * Where the AWS provider's resources have policies, and of what kind these are.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
export const policyAttributes: ReadonlyMap<string, readonly PolicyAttribute[]> = new Map([
  ['aws_iam_policy', attribute('policy', 'identity')],
  [
    'aws_iam_role',
    [
      { path: 'assume_role_policy', kind: 'trust' },
      { path: 'inline_policy.policy', kind: 'identity' },
    ],
  ],
  ['aws_iam_role_policy', attribute('policy', 'identity')],
  ['aws_iam_user_policy', attribute('policy', 'identity')],
  ['aws_iam_group_policy', attribute('policy', 'identity')],
  ['aws_ssoadmin_permission_set_inline_policy', attribute('inline_policy', 'identity')],
  ['aws_ecr_repository_policy', attribute('policy', 'ecr-repository')],
  ['aws_ecr_repository_creation_template', attribute('repository_policy', 'ecr-repository')],
  ['aws_ecr_registry_policy', attribute('policy', 'ecr-registry')],
  ['aws_ecrpublic_repository_policy', attribute('policy', 'ecr-public-repository')],
  ['aws_codeartifact_domain_permissions_policy', attribute('policy_document', 'codeartifact-domain')],
  ['aws_codeartifact_repository_permissions_policy', attribute('policy_document', 'codeartifact-repository')],
  ['aws_s3_bucket', attribute('policy', 's3-bucket')],
  ['aws_s3_bucket_policy', attribute('policy', 's3-bucket')],
  ['aws_s3_access_point', attribute('policy', 's3-access-point')],
  ['aws_s3control_access_point_policy', attribute('policy', 's3-access-point')],
  ['aws_kms_key', attribute('policy', 'kms-key')],
  ['aws_kms_external_key', attribute('policy', 'kms-key')],
  ['aws_kms_replica_key', attribute('policy', 'kms-key')],
  ['aws_kms_key_policy', attribute('policy', 'kms-key')],
  ['aws_vpc_endpoint', attribute('policy', 'vpc-endpoint')],
  ['aws_vpc_endpoint_policy', attribute('policy', 'vpc-endpoint')],
  ['aws_organizations_policy', attribute('content', 'service-control')],
  ['aws_secretsmanager_secret_policy', attribute('policy', 'resource')],
  ['aws_sns_topic', attribute('policy', 'resource')],
  ['aws_sns_topic_policy', attribute('policy', 'resource')],
  ['aws_sqs_queue', attribute('policy', 'resource')],
  ['aws_sqs_queue_policy', attribute('policy', 'resource')],
]);
