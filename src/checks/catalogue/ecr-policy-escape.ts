import type { Grant } from '../../access/grants.js';
import { isOfBuckets } from '../../access/s3-resource-level.js';
import { message } from '../../domain/message.js';
import type { TextItem } from '../../policy/document.js';
import { isWholeService, isWrittenFor } from '../action-pattern.js';
import type { Check, CheckContext } from '../check.js';
import { pipelinePowers } from '../pipeline-powers.js';
import { accessControl } from '../power-sets.js';

/**
 * Who may write the policy of a repository or bucket can let in anyone, and no bound of the role's own policies holds.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/security_iam_service-with-iam.html
 */
export const ecrPolicyEscape: Check = {
  id: 'ecr-policy-escape',
  title: 'A pipeline can rewrite who has access',
  severity: 'security-warning',
  kinds: ['identity'],
  services: ['ecr', 'ecr-public', 'codeartifact', 's3'],

  *find(context) {
    for (const power of pipelinePowers(context, accessControl, (grant, item) =>
      counts(context, grant, item),
    )) {
      const { what, because, at, value, statement, subject } = power;
      yield {
        ...{ at, value, statement, subject },
        message: message`${what} can change the policy that says who may read and publish here. Whoever takes over one build can let in any account, and the access stays when the build is mended. ${because}`,
        help: message`Remove it from this role, and leave such policies to the role that sets up repositories and buckets.`,
      };
    }
  },
};

/** Narrower patterns of ECR's actions are told once for all that they take in, see ecr-wildcard-reaches-put. */
function counts(context: CheckContext, { action, resource }: Grant, item: TextItem): boolean {
  if (action.startsWith('ecr:'))
    return isWholeService(item) || isWrittenFor(context.services, item, accessControl);
  return !action.startsWith('s3:') || isArtifactBucket(context, resource);
}

/** A policy that reads some bucket is not thereby a pipeline's: the config or the role itself must say so. */
function isArtifactBucket({ actor, knowledge }: CheckContext, resource: TextItem | undefined): boolean {
  const buckets = knowledge.artifactBuckets;
  if (!buckets) return actor().source !== 'content';
  return !resource || isOfBuckets(resource, buckets);
}
