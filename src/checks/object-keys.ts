import { coversAction } from '../access/grants.js';
import { resourcesMayMeet } from '../access/resource-overlap.js';
import { isOfBuckets } from '../access/s3-resource-level.js';
import { arnsOverlap } from '../policy/arn.js';
import type { PolicyDocument, Statement, TextItem } from '../policy/document.js';
import { isEveryone } from '../policy/principal.js';
import { namedBucket } from './artifact-buckets.js';
import type { CheckContext } from './check.js';
import { mayAllowAnything } from './role-in-view.js';

/** The KMS key that encrypts a bucket's objects, and who says so. */
export interface ObjectKey {
  /** The key's ARN, or a pattern of it. */
  readonly key: string;
  /** The bucket's policy, where that says so; the config otherwise. */
  readonly by: PolicyDocument | undefined;
}

/**
 * The customer's key of the bucket that a pattern names: as the config says, or as its policy does by denying uploads
 * under any other. Undefined also for `aws/s3`, which needs no permission of its own.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#require-sse-kms
 */
export function keyOfObjects({ knowledge, neighbours }: CheckContext, item: TextItem): ObjectKey | undefined {
  const bucket = namedBucket(item);
  if (bucket === undefined) return undefined;
  for (const { resources, encryptedWith } of knowledge.artifacts) {
    const buckets = resources.filter((each) => /^arn:[^:]*:s3:/.test(each));
    if (encryptedWith !== undefined && isOfBuckets(item, buckets))
      return { key: encryptedWith, by: undefined };
  }
  for (const policy of neighbours) {
    if (policy.kind !== 's3-bucket' || !policy.attachedTo.some((arn) => arn.endsWith(`:::${bucket}`)))
      continue;
    const key = policy.statements.flatMap(demandedKey)[0];
    if (key !== undefined) return { key, by: policy };
  }
  return undefined;
}

/** The key without which a statement denies uploads. */
function demandedKey(statement: Statement): string[] {
  if (statement.effect !== 'Deny' || !coversAction(statement, 's3:PutObject')) return [];
  return statement.conditions.flatMap(({ operator, key, values }) => {
    if (key.toLowerCase() !== 's3:x-amz-server-side-encryption-aws-kms-key-id') return [];
    if (operator.name?.includes('Not') !== true || values.length !== 1) return [];
    return values.flatMap(({ text, uncertain }) => (uncertain ? [] : [text]));
  });
}

/**
 * Whether the role may be allowed to use a key, by its own policies as far as they are known, or by a key's policy that
 * names it. That a key's policy names the account leaves it to the role's policies.
 */
export function mayUseKey(context: CheckContext, action: string, key: string, like: TextItem): boolean {
  const { grants, neighbours, policy } = context;
  const wanted: TextItem = { ...like, text: key };
  if (mayAllowAnything(grants.policies)) return true;
  if (grants.among(action).some(({ resource }) => resourcesMayMeet(resource, wanted))) return true;
  return neighbours.some(
    ({ kind, attachedTo, statements }) =>
      kind === 'kms-key' &&
      attachedTo.some((arn) => arnsOverlap(arn, key)) &&
      statements.some((statement) => namesRole(statement, action, policy)),
  );
}

function namesRole(statement: Statement, action: string, { attachedTo }: PolicyDocument): boolean {
  const { effect, principal } = statement;
  if (effect !== 'Allow' || !principal || !coversAction(statement, action)) return false;
  if (principal.negated) return true;
  return principal.items.some(
    (item) => item.uncertain || isEveryone(item) || attachedTo.some((arn) => arnsOverlap(arn, item.text)),
  );
}
