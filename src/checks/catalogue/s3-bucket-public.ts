import { isOfBuckets } from '../../access/s3-resource-level.js';
import type { PublicGrant } from '../../access/public-access.js';
import { code, message } from '../../domain/message.js';
import type { Check, CheckContext } from '../check.js';
import { publicPolicyProblems } from '../public-policy.js';

/**
 * What S3 itself calls a public bucket policy, by the same rules.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export const s3BucketPublic: Check = {
  id: 's3-bucket-public',
  title: 'Artifact bucket is public',
  severity: 'security-warning',
  kinds: ['s3-bucket', 's3-access-point'],
  services: ['s3'],
  find: (context) =>
    publicPolicyProblems(
      context,
      {
        service: 's3',
        read: 'Where Block Public Access is not on, anyone on the Internet can list or download what builds leave here.',
        change:
          'Where Block Public Access is not on, anyone on the Internet can replace or delete what deployments take from here.',
        help: message`Name the roles or accounts, or add a condition such as ${code('StringEquals')} on ${code('aws:PrincipalOrgID')} or ${code('aws:SourceVpce')}. A bucket for public downloads can be allowed in the config of this check.`,
      },
      (grant) => isArtifactBucket(context, grant),
    ),
};

/** Without a list in the config, every bucket with a policy is one; so is one whose name cannot be read off. */
function isArtifactBucket({ policy, knowledge }: CheckContext, { statement }: PublicGrant): boolean {
  const buckets = knowledge.artifactBuckets;
  if (!buckets || policy.kind !== 's3-bucket') return true;
  const { resource } = statement;
  if (!resource || resource.negated) return true;
  return resource.items.some((item) => isOfBuckets(item, buckets));
}
