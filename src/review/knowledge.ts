import type { Knowledge } from '../checks/knowledge.js';
import type { Settings } from '../config/settings.js';

/** What the config tells the checks of the world outside of the policies. */
export function knowledgeOf({ trustedAccounts, organization, artifacts, roles }: Settings): Knowledge {
  const buckets = artifacts
    ?.flatMap(({ resources }) => resources)
    .filter((resource) => /^arn:[^:]*:s3:/.test(resource));
  return { trustedAccounts, organization, roles, artifactBuckets: buckets, artifacts: artifacts ?? [] };
}
