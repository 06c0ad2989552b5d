/** What a policy document is attached to, and so which language rules hold for it. */
export const policyKinds = [
  'identity',
  'trust',
  'ecr-repository',
  'ecr-registry',
  'ecr-public-repository',
  'codeartifact-domain',
  'codeartifact-repository',
  's3-bucket',
  's3-access-point',
  'kms-key',
  'vpc-endpoint',
  'service-control',
  'resource-control',
  'resource',
] as const;
export type PolicyKind = (typeof policyKinds)[number];

/** Kinds whose statements say who: everything but identity and service control policies. */
export function hasPrincipals(kind: PolicyKind): boolean {
  return kind !== 'identity' && kind !== 'service-control';
}

/** Kinds whose statements name no resource, since the policy hangs on the one that it is about. */
export function hasResources(kind: PolicyKind): boolean {
  return kind !== 'trust' && kind !== 'ecr-repository' && kind !== 'ecr-public-repository';
}
