import type { S3Level } from '../../access/s3-resource-level.js';
import { levelOfAction, mayShareBucket, s3Levels } from '../../access/s3-resource-level.js';
import { coversAction } from '../../access/grants.js';
import { code, codeList, message } from '../../domain/message.js';
import type { TextEdit } from '../../domain/finding.js';
import type { Element, PolicyDocument, Statement, TextItem } from '../../policy/document.js';
import { hasWildcard } from '../../policy/pattern.js';
import type { ServiceData } from '../../policy/service-data.js';
import type { Check, Problem } from '../check.js';
import { appendTexts, replaceText } from '../edits.js';
import { placeOf, subjectOf } from '../element-place.js';

/**
 * An action on objects matches no bucket's ARN, and an action on a bucket no object's.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
 */
export const s3ArnLevelMismatch: Check = {
  id: 's3-arn-level-mismatch',
  title: 'S3 action on an ARN of the wrong level',
  severity: 'error',
  kinds: ['identity', 's3-bucket', 'vpc-endpoint'],
  services: ['s3'],

  *find({ policy, grants, services }) {
    for (const statement of policy.statements) {
      const resource = statement.effect === 'Allow' ? statement.resource : undefined;
      if (!resource || resource.negated || !statement.action || statement.action.negated) continue;
      const level = oneLevel(resource);
      if (!level) continue;
      const lost = statement.action.items.filter((item) => neverMatches(services, item, level));
      const others = grants.policies.flatMap((each) => each.statements).filter((each) => each !== statement);
      const missing = lost.filter(
        (item) => !others.some((other) => allowsElsewhere(services, other, item, resource)),
      );
      if (missing.length > 0) yield problemOf(policy, statement, resource, missing, level);
    }
  },
};

/** The level of all S3 resources of a statement; undefined where they have both, or one may be of any. */
function oneLevel(resource: Element<TextItem>): S3Level | undefined {
  const levels = new Set<S3Level>();
  for (const item of resource.items) {
    // An ARN of another service is nothing to S3.
    if (/^arn:[\w-]+:(?!s3:)[\w-]+:/.test(item.text)) continue;
    const possible = s3Levels(item);
    if (possible?.length !== 1) return undefined;
    possible.forEach((level) => levels.add(level));
  }
  return levels.size === 1 ? [...levels][0] : undefined;
}

/** Whether every action that a pattern stands for is about the other level. */
function neverMatches(services: ServiceData, { text }: TextItem, level: S3Level): boolean {
  if (!text.toLowerCase().startsWith('s3:')) return false;
  const actions = services.expand(text);
  return (
    actions.length > 0 &&
    actions.every((action) => ![undefined, level].includes(levelOfAction(services, action)))
  );
}

/** Whether another statement allows the same on the right level, so that nothing is missing. */
function allowsElsewhere(
  services: ServiceData,
  other: Statement,
  item: TextItem,
  resource: Element<TextItem>,
): boolean {
  if (other.effect !== 'Allow') return false;
  const allowed = services.expand(item.text).every((action) => coversAction(other, action));
  if (!allowed || !other.resource || other.resource.negated) return allowed;
  const level = levelOfAction(services, services.expand(item.text)[0] ?? '');
  return other.resource.items.some((each) => {
    const levels = s3Levels(each);
    if (levels && level && !levels.includes(level)) return false;
    return resource.items.some((own) => mayShareBucket(each, own));
  });
}

function problemOf(
  policy: PolicyDocument,
  statement: Statement,
  resource: Element<TextItem>,
  lost: readonly TextItem[],
  level: S3Level,
): Problem {
  const all = statement.action?.items.length === lost.length;
  const [first] = lost;
  const place = all || !first ? placeOf(resource.items, resource) : { at: first.node, value: first.text };
  const actions = codeList(
    lost.map(({ text }) => text),
    4,
  );
  const resources = codeList(
    resource.items.map(({ text }) => text),
    2,
  );
  const never = lost.length === 1 ? 'never matches: it works' : 'never match: they work';
  const why =
    level === 'bucket'
      ? 'on objects, and this names only the bucket'
      : 'on a bucket, and this names only objects';
  return {
    ...place,
    statement,
    message: message`${actions} on ${resources} ${[never]} ${[why]}. The permission is not there, and the request is denied.`,
    help:
      level === 'bucket'
        ? message`Add ${code('/*')} to the bucket's ARN, or a prefix and ${code('*')}. Actions on the bucket itself keep the ARN without it.`
        : message`Name the bucket itself, without what follows its name: ${code('arn:aws:s3:::BUCKET')}. Actions on objects keep the ARN with the slash.`,
    // The rest of the statement works.
    ...(all ? {} : { severity: 'warning' }),
    fix: fixOf(policy, resource, level, all),
    subject: subjectOf(policy, statement, resource.items),
  };
}

/** Certain where one ARN stands there: the other level of the very same bucket. */
function fixOf(
  policy: PolicyDocument,
  resource: Element<TextItem>,
  level: S3Level,
  all: boolean,
): TextEdit[] {
  const [item, ...more] = resource.items;
  if (!item || more.length > 0) return [];
  const bucket = level === 'bucket' ? item.text : /^([^/]+)\/\*$/.exec(item.text)?.[1];
  if (bucket === undefined || hasWildcard(bucket)) return [];
  const other = level === 'bucket' ? `${bucket}/*` : bucket;
  return all ? replaceText(policy, resource, item, [other]) : appendTexts(policy, resource, item, [other]);
}
