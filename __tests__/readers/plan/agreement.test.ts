import { describe, expect, it } from '@jest/globals';
import type { FileReading } from '../../../src/readers/reader.js';
import { policyAttributes } from '../../../src/readers/terraform/policy-attributes.js';
import { hclExpression } from '../round-trip/hcl-writer.js';
import { isObject, type Json, type JsonObject } from '../round-trip/values.js';
import { readText } from '../trees.js';

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }],
});
const role = 'arn:aws:iam::111122223333:role/ci/build';

/** Arguments by resource type; `policy` of our table is added. */
const resources: readonly (readonly [type: string, values: JsonObject])[] = [
  ...[...policyAttributes].map(([type, [first]]) => [type, nested(first?.path ?? '')] as const),
  ['aws_iam_role', { name: 'build', path: '/ci/', assume_role_policy: policy }],
  ['aws_iam_role', { name: 'build', managed_policy_arns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }],
  ['aws_iam_role', { name: 'build', permissions_boundary: 'arn:aws:iam::111122223333:policy/edge' }],
  ['aws_iam_user', { name: 'ann', permissions_boundary: 'arn:aws:iam::111122223333:policy/edge' }],
  ['aws_iam_role_policy', { role: 'build', policy }],
  ['aws_iam_user_policy', { user: 'ann', policy }],
  ['aws_iam_group_policy', { group: 'dev', policy }],
  ['aws_ecr_repository_policy', { repository: 'team/app', policy }],
  ['aws_ecrpublic_repository_policy', { repository_name: 'app', policy }],
  ['aws_codeartifact_domain_permissions_policy', { domain: 'acme', policy_document: policy }],
  [
    'aws_codeartifact_repository_permissions_policy',
    { domain: 'acme', repository: 'npm', policy_document: policy },
  ],
  ['aws_s3_bucket_policy', { bucket: 'store', policy }],
  ['aws_s3_bucket', { bucket: 'store', policy }],
  ['aws_organizations_policy', { content: policy, type: 'RESOURCE_CONTROL_POLICY' }],
  ['aws_organizations_policy', { content: '{"tags":{}}', type: 'TAG_POLICY' }],
  ['aws_ssoadmin_permission_set', { name: 'Deploy' }],
  ['aws_iam_role_policy_attachment', { role: 'build', policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
  ['aws_iam_user_policy_attachment', { user: 'ann', policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
  [
    'aws_iam_policy_attachment',
    {
      name: 'a',
      roles: ['build'],
      users: ['ann'],
      groups: ['dev'],
      policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    },
  ],
  [
    'aws_iam_role_policy_attachments_exclusive',
    { role_name: 'build', policy_arns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] },
  ],
  ['aws_codebuild_project', { service_role: role }],
  ['aws_codepipeline', { role_arn: role, stage: [{ name: 's', action: [{ name: 'a', role_arn: role }] }] }],
  ['aws_codedeploy_deployment_group', { service_role_arn: role }],
  ['aws_iam_instance_profile', { role: 'build' }],
  [
    'aws_ecs_task_definition',
    { task_role_arn: role, execution_role_arn: 'arn:aws:iam::111122223333:role/agent' },
  ],
  ['aws_lambda_function', { function_name: 'f', role }],
];

function nested(path: string): JsonObject {
  const [first = '', ...rest] = path.split('.');
  return rest.length === 0 ? { [first]: policy } : { [first]: [nested(rest.join('.'))] };
}

/** Lists of objects are blocks. */
function body(values: JsonObject): string {
  return Object.entries(values)
    .map(
      ([key, value]) =>
        blocks(value)
          ?.map((each) => `${key} {\n${body(each)}}\n`)
          .join('') ?? `${key} = ${hclExpression(value)}\n`,
    )
    .join('');
}

function blocks(value: Json): readonly JsonObject[] | undefined {
  const items = Array.isArray(value) ? (value as readonly Json[]) : [];
  const objects = items.filter(isObject);
  return items.length > 0 && objects.length === items.length ? objects : undefined;
}

function planOf(type: string, values: JsonObject): string {
  const change = { actions: ['create'], before: null, after: values, after_unknown: { id: true } };
  const resource = { address: `${type}.a`, mode: 'managed', type, name: 'a', change };
  return JSON.stringify({ format_version: '1.2', resource_changes: [resource] });
}

function told({ policies, facts = [], problems }: FileReading): unknown {
  const inOrder = (texts: readonly string[]): readonly string[] => [...texts].sort();
  return {
    policies: policies.map(({ pointer, kind, attachedTo }) => ({
      pointer,
      kind,
      attachedTo: inOrder(attachedTo),
    })),
    facts: inOrder(facts.map(({ principal, says, pointer }) => JSON.stringify([principal, says, pointer]))),
    problems: problems.map(({ rule }) => rule),
  };
}

describe('a plan and a Terraform file', () => {
  it.each(resources)('tell the same of %s %j', async (type, values) => {
    const inPlan = await readText('plan.json', planOf(type, values));
    const inFile = await readText('main.tf', `resource "${type}" "a" {\n${body(values)}}\n`);
    expect(told(inPlan)).toEqual(told(inFile));
  });
});
