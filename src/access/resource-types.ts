import type { ResourceTypeFacts } from '../policy/service-data.js';

/** Characters that the name of a resource cannot hold: a bucket's has no slash, which tells it from its objects. */
export function notInName({ arns }: ResourceTypeFacts): string {
  return arns.some((arn) => arn.endsWith(':s3:::${BucketName}')) ? '/' : '';
}

/** A form of a resource type for people to fill in: `arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}` as `arn:aws:kms:REGION:ACCOUNT:key/KEYID`. */
export function formToFill(form: string): string {
  return form
    .replace('${Partition}', 'aws')
    .replace(/\$\{([^}]*)\}/g, (_, name: string) => name.toUpperCase());
}
