export type PrincipalType = 'role' | 'user' | 'group';

/** Resources of one principal's inline policy; the argument that names it is called as it is. */
export const holders: ReadonlyMap<string, PrincipalType> = new Map([
  ['aws_iam_role_policy', 'role'],
  ['aws_iam_user_policy', 'user'],
  ['aws_iam_group_policy', 'group'],
]);

/** The ARN of what a resource policy hangs on, from what the resource itself says. */
export const resourceArns: ReadonlyMap<string, string> = new Map([
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

/** The argument that has the name of a resource that policies hang on. */
export const nameAttributes: ReadonlyMap<string, string> = new Map([
  ['aws_s3_bucket', 'bucket'],
  ['aws_ecr_repository', 'name'],
  ['aws_ecrpublic_repository', 'repository_name'],
  ['aws_codeartifact_repository', 'repository'],
  ['aws_codeartifact_domain', 'domain'],
]);
