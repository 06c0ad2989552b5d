import type { PrincipalKind } from '../principal-arns.js';

/** Resources of one principal's inline policy; the argument that names the principal is called as its kind. */
export const policyHolders: ReadonlyMap<string, PrincipalKind> = new Map([
  ['aws_iam_role_policy', 'role'],
  ['aws_iam_user_policy', 'user'],
  ['aws_iam_group_policy', 'group'],
]);

/** The ARN of what a resource policy hangs on, with `{argument}` for what the policy's own resource says of it. */
const targetArns: ReadonlyMap<string, string> = new Map([
  ['aws_ecr_repository_policy', 'arn:aws:ecr:*:*:repository/{repository}'],
  ['aws_ecrpublic_repository_policy', 'arn:aws:ecr-public::*:repository/{repository_name}'],
  ['aws_codeartifact_domain_permissions_policy', 'arn:aws:codeartifact:*:*:domain/{domain}'],
  [
    'aws_codeartifact_repository_permissions_policy',
    'arn:aws:codeartifact:*:*:repository/{domain}/{repository}',
  ],
  ['aws_s3_bucket_policy', 'arn:aws:s3:::{bucket}'],
  ['aws_s3_bucket', 'arn:aws:s3:::{bucket}'],
]);

/** The ARN of what the policy of a resource hangs on: none for other types, and where an argument is not known. */
export function policyTarget(
  type: string,
  argument: (name: string) => string | undefined,
): readonly string[] {
  const parts = targetArns
    .get(type)
    ?.split(/\{(\w+)\}/)
    .map((part, index) => (index % 2 === 0 ? part : argument(part)));
  return !parts || parts.includes(undefined) ? [] : [parts.join('')];
}
