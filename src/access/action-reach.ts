import { arnsOverlap, isEverything } from '../policy/arn.js';
import { opened } from '../policy/pattern.js';
import type { ServiceData } from '../policy/service-data.js';
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
  return types.some((type) => {
    const forbidden = notInName(type);
    if (forbidden !== '' && text.includes(forbidden)) return false;
    return type.arns.some((arn) => arnsOverlap(opened(arn), text));
  });
}
