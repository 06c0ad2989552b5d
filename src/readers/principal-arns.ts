/** A principal of IAM that policies hang on. */
export type PrincipalKind = 'role' | 'user' | 'group';

export const principalKinds: readonly PrincipalKind[] = ['role', 'user', 'group'];

/** The ARN of a principal, in any account. A path begins and ends with a slash. */
export function principalPattern(kind: PrincipalKind, path: string, name: string): string {
  return `arn:aws:iam::*:${kind}${path}${name}`;
}

/**
 * The role of the people of a permission set: in an account it is called `AWSReservedSSO_`, the set's name and a suffix, in
 * a folder of the region.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
export function permissionSetPattern(name: string): string {
  return `arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_${name}_*`;
}
