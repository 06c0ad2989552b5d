import { z } from 'zod';
import { policyKinds } from '../policy/kind.js';
import { artifactDefaults } from './defaults.js';
import { compileGlob, globProblem } from './glob.js';
import { highestPlaceholder } from './policy-declarations.js';
import { arns, glob, list, someText, text } from './schema-texts.js';
import * as values from './values.js';

/** A number stands for the digits that YAML reads as one; a reader of ours keeps them as text. */
const account = z.union([text(values.account), z.int().min(0).max(999_999_999_999)]);

/** Whom the config trusts. */
export const trust = {
  'trusted-accounts': list(account)
    .optional()
    .describe(
      'Numbers of AWS accounts that policies may name. A grant of access to another account is a finding.',
    ),
  organization: text(values.organization)
    .optional()
    .describe('The id of your organization in AWS Organizations.'),
};

const declaration = z
  .strictObject({
    files: z.union([glob, list(glob).min(1)]).describe('Globs of the files that the entry is about.'),
    kind: z.enum(policyKinds).optional().describe('What sort of policy is in the files.'),
    'attached-to': text(values.arn)
      .optional()
      .describe('ARN of what has the policy. {1} is what the first * of the glob matched, {2} the second.'),
  })
  .check(({ value, issues }) => {
    const says = value.kind !== undefined || value['attached-to'] !== undefined;
    if (!says)
      issues.push({
        code: 'custom',
        input: value,
        path: [],
        message: 'The entry says nothing: give a kind, attached-to, or both.',
      });
    const wildcards = Math.min(
      ...[value.files]
        .flat()
        .filter((file) => !globProblem(file))
        .map((file) => compileGlob(file).wildcards),
    );
    const wanted = highestPlaceholder(value['attached-to'] ?? '');
    if (wanted > wildcards)
      issues.push({
        code: 'custom',
        input: value,
        path: ['attached-to'],
        message: `asks for {${String(wanted)}}, but not every glob of the entry has so many wildcards`,
      });
  });

/** What is looked at. */
export const scope = {
  ignore: list(glob).optional().describe('Globs of files that are not reviewed. They are listed as skipped.'),
  policies: list(declaration)
    .optional()
    .describe(
      'What neither the content of a file nor a template tells: the kind of its policies and what has them.',
    ),
};

const artifact = z.strictObject({
  name: someText.describe('What the messages call the artifacts.'),
  resources: arns
    .min(1)
    .describe('ECR repositories, CodeArtifact domains, repositories or packages, S3 buckets.'),
  read: arns.optional().describe('Who may read them. Left out: not governed. An empty list: nobody.'),
  publish: arns.optional().describe('Who may publish them. Left out: not governed. An empty list: nobody.'),
  delete: arns.optional().describe('Who may delete them. Left out: not governed. An empty list: nobody.'),
  administer: arns.optional().describe('Who may change who has access, and how they are kept.'),
  released: z
    .boolean()
    .optional()
    .describe(
      `Whether what is published here must never be overwritten. Default: ${String(artifactDefaults.released)}.`,
    ),
  'encrypted-with': text(values.arnPattern)
    .optional()
    .describe('The KMS key of the objects of a bucket: who reads them needs kms:Decrypt on it as well.'),
});

const roles = z.strictObject({
  build: arns.optional().describe('Roles that run builds, and so code that was perhaps not reviewed.'),
  deploy: arns.optional().describe('Roles that read artifacts and put them into operation.'),
  release: arns.optional().describe('Roles that publish what is released.'),
  admin: arns.optional().describe('Roles that administer artifacts.'),
  infrastructure: arns.optional().describe('Roles that create and change infrastructure from templates.'),
  people: arns.optional().describe('Roles that are taken by people.'),
});

/** The access contract. */
export const contract = {
  artifacts: list(artifact)
    .optional()
    .describe('The access contract: who may read, publish, delete and administer which artifacts.'),
  roles: roles.optional().describe('ARN patterns of roles, by what the roles are for.'),
};
