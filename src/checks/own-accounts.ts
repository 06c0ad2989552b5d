import { parseArn } from '../policy/arn.js';
import type { CheckContext } from './check.js';

/** The accounts that are trusted, those of the artifacts that the config names, and the policy's own. */
export function ownAccounts({
  policy,
  knowledge,
}: Pick<CheckContext, 'policy' | 'knowledge'>): ReadonlySet<string> {
  const arns = [...policy.attachedTo, ...knowledge.artifacts.flatMap(({ resources }) => resources)];
  return new Set([...knowledge.trustedAccounts, ...arns.map((arn) => parseArn(arn)?.account ?? '')]);
}
