import type { PolicyKind } from '../policy/kind.js';

/** The kinds of policy whose openness to everyone has a check of its own, such as `ecr-repo-policy-public`. */
const told: ReadonlySet<PolicyKind> = new Set<PolicyKind>([
  'codeartifact-domain',
  'codeartifact-repository',
  'ecr-repository',
  'kms-key',
  's3-access-point',
  's3-bucket',
  'trust',
]);

/** Whether another check tells that an Allow of this kind of policy is open to everyone. */
export function isOpennessTold(kind: PolicyKind): boolean {
  return told.has(kind);
}
