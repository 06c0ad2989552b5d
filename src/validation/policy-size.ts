import { code, message } from '../domain/message.js';
import type { PolicyKind } from '../policy/kind.js';
import type { Node } from '../policy/node.js';
import { error, rule, warning } from './rule.js';

interface Quota {
  readonly code: `POLICY_SIZE_EXCEEDS_${'IDENTITY_POLICY' | 'RESOURCE_POLICY' | 'ROLE_TRUST_POLICY' | 'SCP' | 'RCP'}_QUOTA`;
  /** Characters without white space. */
  readonly most: number;
  readonly what: string;
}

const resourceQuota = (most: number, what: string): Quota => ({
  code: 'POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA',
  most,
  what,
});

/**
 * Quotas in characters: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (inline and
 * trust policies), https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html (20 KB),
 * https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html (32 KB),
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html. Kinds without a documented
 * quota are not measured. AWS's page speaks of 6,144 characters for a managed policy, but its answers let policies pass
 * up to the 10,240 that a role's inline policies may have. Service control policies may have 10,240 characters, twice of what they had until 2025.
 */
const quotas: Readonly<Partial<Record<PolicyKind, Quota>>> = {
  identity: { code: 'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA', most: 10_240, what: 'an identity policy' },
  trust: { code: 'POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA', most: 2_048, what: 'a role trust policy' },
  's3-bucket': resourceQuota(20_480, 'a bucket policy'),
  's3-access-point': resourceQuota(20_480, 'an access point policy'),
  'kms-key': resourceQuota(32_768, 'a key policy'),
  'service-control': {
    code: 'POLICY_SIZE_EXCEEDS_SCP_QUOTA',
    most: 10_240,
    what: 'a service control policy',
  },
  'resource-control': {
    code: 'POLICY_SIZE_EXCEEDS_RCP_QUOTA',
    most: 5_120,
    what: 'a resource control policy',
  },
};

/** Policies that are too long to be saved. What cannot be known counts as nothing, so the count is the least it can be. */
export const policySize = rule({
  class: 'text',
  issues: {
    POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA: warning('Policy size exceeds identity policy quota'),
    POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA: warning('Policy size exceeds role trust policy quota'),
    POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA: warning('Policy size exceeds resource policy quota'),
    POLICY_SIZE_EXCEEDS_SCP_QUOTA: error('Policy size exceeds SCP quota'),
    POLICY_SIZE_EXCEEDS_RCP_QUOTA: error('Policy size exceeds RCP quota'),
  },
  *find({ policy: { root, kind } }) {
    const quota = quotas[kind];
    if (!quota || root.type !== 'object') return;
    const size = sizeOf(root);
    if (size <= quota.most) return;
    yield {
      code: quota.code,
      at: root,
      statement: undefined,
      message: message`The policy has ${size} characters without white space; ${quota.what} may have ${quota.most}.`,
      help:
        kind === 'identity'
          ? message`Split it into several policies, or shorten it with wildcards such as ${code('ecr:Get*')}.`
          : message`Shorten it: merge statements that differ in one element only.`,
      value: String(quota.most),
    };
  },
});

/** The characters of a tree as JSON, without white space. */
function sizeOf(node: Node): number {
  switch (node.type) {
    case 'object':
      return node.members.reduce(
        (sum, { key, value }) => sum + lengthOf(key) + sizeOf(value) + 4,
        node.members.length > 0 ? 1 : 2,
      );
    case 'array':
      return node.items.reduce((sum, item) => sum + sizeOf(item) + 1, node.items.length > 0 ? 1 : 2);
    case 'string':
      return lengthOf(node.value) + 2;
    case 'template':
      return node.parts.reduce((sum, part) => sum + (typeof part === 'string' ? lengthOf(part) : 0), 2);
    case 'number':
      return node.source.length;
    case 'boolean':
      return node.value ? 4 : 5;
    case 'null':
      return 4;
    case 'unknown':
      return 0;
  }
}

function lengthOf(text: string): number {
  return /\s/.test(text) ? text.replace(/\s/g, '').length : text.length;
}
