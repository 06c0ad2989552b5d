import { isEverything, parseArn } from '../policy/arn.js';
import type { TextItem } from '../policy/document.js';
import { hasWildcard, patternCovers } from '../policy/pattern.js';

/** What IAM's write actions are about, as their ARNs name it. */
export type IamResource = 'role' | 'user' | 'group' | 'policy';

/**
 * Whether a resource pattern takes in every role (user, group, policy) of an account: `*`, `arn:aws:iam::*:role/*`.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */
export function isEveryIam({ text }: TextItem, resource: IamResource): boolean {
  if (isEverything(text)) return true;
  const arn = parseArn(text);
  return (
    arn !== undefined && patternCovers(arn.service, 'iam') && patternCovers(arn.resource, `${resource}/*`)
  );
}

/** Whether a pattern names roles by a part of their name or path, so that roles made later may fit. */
export function isRolePattern({ text }: TextItem): boolean {
  const arn = parseArn(text);
  if (!arn || !patternCovers(arn.service, 'iam')) return false;
  return hasWildcard(arn.resource.replace(/\$\{[^}]*\}/g, 'x'));
}
