import { isEverything, parseArn } from '../policy/arn.js';
import type { TextItem } from '../policy/document.js';
import { patternsOverlap, opened } from '../policy/pattern.js';
import type { ServiceData } from '../policy/service-data.js';

/** What an S3 resource pattern can match, and what an S3 action is about. */
export type S3Level = 'bucket' | 'object';

const bucketPrefix = 'arn:aws:s3:::';
const terraformBucketArn = /\$\{(?:data\.)?aws_s3_bucket\.[^}.]+\.arn\}/g;

/**
 * The levels that a resource pattern can match: `arn:aws:s3:::b` only a bucket, `arn:aws:s3:::b/*` only objects,
 * `arn:aws:s3:::b*` and `*` both. A bucket's name has no slash, and an object's ARN has one after the bucket.
 * Undefined for what is no bucket's ARN (access points and the like) or may be one of those.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
 */
export function s3Levels({ text }: TextItem): readonly S3Level[] | undefined {
  if (isEverything(text)) return ['bucket', 'object'];
  const name = bucketPart(text);
  if (name === undefined) return undefined;
  if (name.replace(/\$\{[^}]*\}/g, '').includes('/')) return ['object'];
  // A wildcard, a policy variable or an unknown part may hold the slash.
  return /[*?]|\$\{/.test(name) ? ['bucket', 'object'] : ['bucket'];
}

/** Whether two patterns may be about the same bucket or its objects. */
export function mayShareBucket(left: TextItem, right: TextItem): boolean {
  return patternsOverlap(bucketName(left.text), bucketName(right.text));
}

/** Whether a pattern may be about one of some buckets, given by ARN patterns. */
export function isOfBuckets(item: Pick<TextItem, 'text'>, buckets: readonly string[]): boolean {
  return buckets.some((bucket) => patternsOverlap(bucketName(item.text), bucketName(bucket)));
}

/**
 * The level of an exact S3 action (`s3:GetObject`) by the service data; undefined for actions on anything else, on
 * several levels, or without a listed resource.
 */
export function levelOfAction(services: ServiceData, action: string): S3Level | undefined {
  const types = services.action(action)?.resourceTypes.map(({ name }) => name) ?? [];
  const bucket = types.includes('bucket');
  const object = types.includes('object');
  if (bucket === object) return undefined;
  return bucket ? 'bucket' : 'object';
}

/** Bucket and key of a bucket's or object's ARN pattern. */
function bucketPart(text: string): string | undefined {
  const known = text.replace(terraformBucketArn, `${bucketPrefix}bucket`);
  const arn = parseArn(known);
  if (arn?.service !== 's3' || arn.region !== '' || arn.account !== '') return undefined;
  return arn.resource;
}

function bucketName(text: string): string {
  const arn = parseArn(text);
  if (!arn) return '*';
  return opened(arn.resource).split('/')[0] ?? '*';
}
