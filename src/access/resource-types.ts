import type { ResourceTypeFacts } from '../policy/service-data.js';

/** Characters that the name of a resource cannot hold: a bucket's has no slash, which tells it from its objects. */
export function notInName({ arns }: ResourceTypeFacts): string {
  return arns.some((arn) => arn.endsWith(':s3:::${BucketName}')) ? '/' : '';
}
