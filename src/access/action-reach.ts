import { arnsOverlap, isEverything, parseArn } from '../policy/arn.js';
import type { TextItem } from '../policy/document.js';
import { opened } from '../policy/pattern.js';
import { prefixOf } from '../policy/prefix.js';
import type { ResourceTypeFacts, ServiceData } from '../policy/service-data.js';
import type { Grant } from './grants.js';
import { notInName } from './resource-types.js';

/**
 * Whether what a grant's resource pattern names can be a resource of its action: `*` on a bucket does nothing to images,
 * and `s3:*` on objects nothing to the bucket's policy. An action without resource types works on `*` alone. A part of
 * an ARN that cannot be known may be anything; where a whole ARN is unknown, an action by name or of one service is
 * taken to stand there on purpose.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export function reachesItsResource(services: ServiceData, { action, actionItem, resource }: Grant): boolean {
  if (!resource || isEverything(resource.text)) return true;
  const types = services.resourceTypesOf(action);
  const text = opened(resource.text);
  if (isEverything(text)) return types.length > 0 && !(actionItem && isEverything(actionItem.text));
  return isOfSomeType(types, text);
}

/**
 * Services of which AWS's lists of actions and resource types are relied upon: those of artifacts. Requests to others may
 * be about what their lists do not show.
 */
const reliable: ReadonlySet<string> = new Set([
  'codeartifact',
  'codebuild',
  'codepipeline',
  'ecr',
  'ecr-public',
  'kms',
  's3',
]);

/**
 * Whether a request for an exact action can be about a resource that the pattern matches, by AWS's service data. What is
 * not known, or not relied upon, may well be.
 */
export function mayBeAbout(services: ServiceData, action: string, { text }: TextItem): boolean {
  const prefix = prefixOf(action);
  const arn = parseArn(text);
  const facts = services.action(action);
  if (isEverything(text) || !arn || !facts || prefix === undefined || !reliable.has(prefix)) return true;
  const sameService = opened(arn.service) === prefix;
  // Amazon S3 has access points and more in the place of a bucket; which level it is about is told elsewhere.
  if (prefix === 's3') return sameService || !/^[a-z-]+$/.test(arn.service) || arn.service.startsWith('s3');
  // An ARN that stands for all of the service was written as its `*`.
  if (facts.wildcardOnly) return sameService && isEverything(arn.resource);
  const types = services.resourceTypesOf(action);
  if (types.length < facts.resourceTypes.length) return true;
  return isOfSomeType(types, opened(text));
}

function isOfSomeType(types: readonly ResourceTypeFacts[], pattern: string): boolean {
  return types.some((type) => {
    const forbidden = notInName(type);
    if (forbidden !== '' && pattern.includes(forbidden)) return false;
    return type.arns.some((arn) => arnsOverlap(opened(arn), pattern));
  });
}
