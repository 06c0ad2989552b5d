/**
 * Actions that belong to those who set up repositories and registries, by what they put in a build's hands. Exact names,
 * so that somebody who knows the services can compare them with
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html
 */

/** Writing the policies that say who may read and publish. */
export const accessControl: readonly string[] = [
  'ecr:SetRepositoryPolicy',
  'ecr:DeleteRepositoryPolicy',
  'ecr:PutRegistryPolicy',
  'ecr:DeleteRegistryPolicy',
  'ecr-public:SetRepositoryPolicy',
  'ecr-public:DeleteRepositoryPolicy',
  'codeartifact:PutDomainPermissionsPolicy',
  'codeartifact:DeleteDomainPermissionsPolicy',
  'codeartifact:PutRepositoryPermissionsPolicy',
  'codeartifact:DeleteRepositoryPermissionsPolicy',
  's3:PutBucketPolicy',
  's3:DeleteBucketPolicy',
];

/** Making tags mutable. https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html */
export const mutabilityControl: readonly string[] = ['ecr:PutImageTagMutability'];

/** Copying images to other registries. https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html */
export const replicationControl: readonly string[] = ['ecr:PutReplicationConfiguration'];

/** Letting in images of other registries. https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html */
export const upstreamControl: readonly string[] = [
  'ecr:CreatePullThroughCacheRule',
  'ecr:UpdatePullThroughCacheRule',
];

/** What keeps, scans and signs images, and how new repositories are made. */
export const guardrailControl: readonly string[] = [
  'ecr:PutLifecyclePolicy',
  'ecr:DeleteLifecyclePolicy',
  'ecr:PutImageScanningConfiguration',
  'ecr:PutRegistryScanningConfiguration',
  'ecr:PutAccountSetting',
  'ecr:PutSigningConfiguration',
  'ecr:DeleteSigningConfiguration',
  'ecr:CreateRepositoryCreationTemplate',
  'ecr:UpdateRepositoryCreationTemplate',
];

/**
 * Whether versions of a package may be published, and whether they may come from upstream.
 * https://docs.aws.amazon.com/codeartifact/latest/ug/package-origin-controls.html
 */
export const originControl: readonly string[] = [
  'codeartifact:PutPackageOriginConfiguration',
  'codeartifact:UpdatePackageGroup',
  'codeartifact:UpdatePackageGroupOriginConfiguration',
];

/** Where a repository takes packages from. https://docs.aws.amazon.com/codeartifact/latest/ug/repos-upstream.html */
export const packageUpstreamControl: readonly string[] = [
  'codeartifact:AssociateExternalConnection',
  'codeartifact:AssociateWithDownstreamRepository',
  'codeartifact:CreateRepository',
  'codeartifact:UpdateRepository',
];

/** The sets of Amazon ECR's powers, each of which a check of its own tells: their patterns are told there. */
export const powerSets: readonly (readonly string[])[] = [
  accessControl,
  mutabilityControl,
  replicationControl,
  upstreamControl,
  guardrailControl,
];
