import { arnsOverlap, isEverything, parseArn } from '../policy/arn.js';
import { boundedMemo } from '../policy/bounded-memo.js';
import type { TextItem } from '../policy/document.js';
import { opened } from '../policy/pattern.js';
import { prefixOf } from '../policy/prefix.js';
import type { ServiceData } from '../policy/service-data.js';

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
  const wanted = opened(text);
  return types.some(({ arns }) => arns.some((form) => arnsOverlap(anyOf(form), wanted)));
}

/** `arn:${Partition}:ecr:${Region}:...` as a pattern. */
const anyOf = boundedMemo((form) => form.replace(/\$\{[^}]*\}/g, '*'));
