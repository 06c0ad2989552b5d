import { isOfBuckets } from '../access/s3-resource-level.js';
import { parseArn } from '../policy/arn.js';
import type { TextItem } from '../policy/document.js';
import { hasWildcard, opened } from '../policy/pattern.js';
import type { CheckContext } from './check.js';

/**
 * Whether a bucket policy is of a bucket for artifacts: of one that the config names, or, without a list in the config, of
 * any. A bucket whose name cannot be read off may be one.
 */
export function isOfArtifactBucket({ policy, knowledge }: CheckContext): boolean {
  const buckets = knowledge.artifactBuckets;
  if (!buckets) return true;
  const named = policy.statements.flatMap(({ resource }) =>
    resource && !resource.negated ? resource.items : [],
  );
  const own = policy.attachedTo.map((text) => ({ text }));
  const all = own.length > 0 ? own : named;
  return all.length === 0 || all.some((item) => isOfBuckets(item, buckets));
}

/**
 * How it is known that the objects of an S3 pattern are artifacts: the config names their bucket, or, where it names none,
 * the bucket's own name says so, as that of CodePipeline's own buckets does (`codepipeline-us-east-1-...`). Undefined where
 * nothing says so, and for caches, logs and reports.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts.html
 */
export function artifactBucket(
  { knowledge }: Pick<CheckContext, 'knowledge'>,
  item: TextItem | undefined,
): 'config' | 'name' | undefined {
  if (!item) return undefined;
  const buckets = knowledge.artifactBuckets;
  if (buckets) return isOfBuckets(item, buckets) ? 'config' : undefined;
  const { resource } = parseArn(item.text) ?? { resource: item.text };
  if (noArtifacts.test(opened(resource))) return undefined;
  return saysArtifacts.test(resource.split('/')[0] ?? '') ? 'name' : undefined;
}

const saysArtifacts = /artifact|codepipeline|codedeploy|release|deployables?\b/i;
const noArtifacts = /cache|(?:^|[^a-z])(?:logs?|te?mp|reports?)(?:[^a-z]|$)/i;

/** The bucket that an S3 pattern names in full; undefined where a wildcard or an unknown part leaves it open. */
export function namedBucket({ text }: TextItem): string | undefined {
  const name = parseArn(text)?.resource.split('/')[0] ?? '';
  return name === '' || hasWildcard(name) ? undefined : name;
}
