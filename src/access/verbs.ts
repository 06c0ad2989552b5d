import type { Verb } from '../domain/review.js';
import { verbs } from '../domain/review.js';

/**
 * What each action does to an artifact. An action that stands nowhere here does none of the four, and one action of a
 * verb is enough: a part of a push is an exposure too.
 */
export const verbActions: Readonly<Record<Verb, readonly string[]>> = {
  read: [
    ...of('ecr', 'BatchGetImage GetDownloadUrlForLayer'),
    ...of('ecr-public', 'BatchGetImage GetDownloadUrlForLayer'),
    ...of('codeartifact', 'ReadFromRepository GetPackageVersionAsset GetPackageVersionReadme'),
    ...of('s3', 'GetObject GetObjectVersion'),
  ],
  publish: [
    ...of('ecr', 'PutImage ReplicateImage BatchImportUpstreamImage'),
    ...of('ecr-public', 'PutImage'),
    ...of('codeartifact', 'PublishPackageVersion CopyPackageVersions PutPackageMetadata'),
    ...of('s3', 'PutObject ReplicateObject RestoreObject'),
  ],
  delete: [
    ...of('ecr', 'BatchDeleteImage DeleteRepository'),
    ...of('ecr-public', 'BatchDeleteImage DeleteRepository'),
    ...of(
      'codeartifact',
      'DeletePackage DeletePackageVersions DisposePackageVersions DeleteRepository DeleteDomain',
    ),
    ...of('s3', 'DeleteObject DeleteObjectVersion DeleteBucket'),
  ],
  administer: [
    ...of('ecr', 'SetRepositoryPolicy DeleteRepositoryPolicy PutRegistryPolicy DeleteRegistryPolicy'),
    ...of(
      'ecr',
      'PutReplicationConfiguration PutImageTagMutability PutLifecyclePolicy DeleteLifecyclePolicy',
    ),
    ...of('ecr', 'CreatePullThroughCacheRule UpdatePullThroughCacheRule DeletePullThroughCacheRule'),
    ...of(
      'ecr',
      'CreateRepositoryCreationTemplate UpdateRepositoryCreationTemplate DeleteRepositoryCreationTemplate',
    ),
    ...of('ecr', 'PutSigningConfiguration DeleteSigningConfiguration PutImageScanningConfiguration'),
    ...of('ecr', 'PutRegistryScanningConfiguration PutAccountSetting'),
    ...of('ecr-public', 'SetRepositoryPolicy DeleteRepositoryPolicy'),
    ...of('codeartifact', 'PutDomainPermissionsPolicy DeleteDomainPermissionsPolicy'),
    ...of(
      'codeartifact',
      'PutRepositoryPermissionsPolicy DeleteRepositoryPermissionsPolicy UpdateRepository',
    ),
    ...of('codeartifact', 'AssociateExternalConnection DisassociateExternalConnection'),
    ...of(
      'codeartifact',
      'AssociateWithDownstreamRepository PutPackageOriginConfiguration UpdatePackageGroup',
    ),
    ...of('codeartifact', 'UpdatePackageGroupOriginConfiguration UpdatePackageVersionsStatus'),
    ...of('s3', 'PutBucketPolicy DeleteBucketPolicy PutBucketAcl PutObjectAcl PutBucketVersioning'),
    ...of('s3', 'PutLifecycleConfiguration PutReplicationConfiguration PutBucketPublicAccessBlock'),
    ...of('s3', 'PutEncryptionConfiguration BypassGovernanceRetention'),
  ],
};

/** Everything that changes artifacts or who may: all verbs but read. */
export const changingActions: readonly string[] = [
  ...verbActions.publish,
  ...verbActions.delete,
  ...verbActions.administer,
];

function of(service: string, names: string): string[] {
  return names.split(' ').map((name) => `${service}:${name}`);
}

/** What is done to an artifact by an action, whatever its case; undefined for an action that is no verb. */
export function verbOf(action: string): Verb | undefined {
  return verbByAction.get(action.toLowerCase());
}

const verbByAction: ReadonlyMap<string, Verb> = new Map(
  verbs.flatMap((verb) => verbActions[verb].map((action) => [action.toLowerCase(), verb] as const)),
);

/** All actions that are a verb. */
export const artifactActions: readonly string[] = verbs.flatMap((verb) => verbActions[verb]);
