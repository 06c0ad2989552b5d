import type { Node } from '../../policy/node.js';
import { itemsOf, valueOf } from '../../policy/node.js';
import type { PrincipalFact, RoleUser } from '../../policy/principal-fact.js';
import { spanOf } from '../places.js';
import type { Principals } from './holders.js';
import { serverlessTypes, type Resource, type Template } from './template.js';

/**
 * Who runs with the role that a resource names.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
const roleUsers: ReadonlyMap<string, readonly (readonly [string, RoleUser])[]> = new Map<
  string,
  readonly (readonly [string, RoleUser])[]
>([
  ['AWS::CodeBuild::Project', [['ServiceRole', 'codebuild']]],
  ['AWS::CodePipeline::Pipeline', [['RoleArn', 'codepipeline']]],
  ['AWS::CodeDeploy::DeploymentGroup', [['ServiceRoleArn', 'codedeploy']]],
  ['AWS::IAM::InstanceProfile', [['Roles', 'ec2']]],
  [
    'AWS::ECS::TaskDefinition',
    [
      ['TaskRoleArn', 'ecs-task'],
      ['ExecutionRoleArn', 'ecs-agent'],
    ],
  ],
  ['AWS::Lambda::Function', [['Role', 'lambda']]],
  ['AWS::Serverless::Function', [['Role', 'lambda']]],
]);

/** What a template tells of its principals beside their policies. */
export function factsOf(template: Template, principals: Principals): PrincipalFact[] {
  return [...template.resources].flatMap((resource) => {
    const principal = principals.arnOf(resource);
    const own = principal === undefined ? [] : policiesOf(resource, principal, principals);
    return [...usersOf(resource, principals), ...own];
  });
}

function usersOf(resource: Resource, principals: Principals): PrincipalFact[] {
  const named = (roleUsers.get(resource.type) ?? []).flatMap(([property, user]) =>
    usedBy(user, valueOf(resource.properties, property), pointerTo(resource, property), principals),
  );
  const actions = resource.type === 'AWS::CodePipeline::Pipeline' ? actionsOf(resource, principals) : [];
  const own = principals.arnOf(resource);
  const user = ownUsers.get(resource.type);
  if (own === undefined || !user) return [...named, ...actions];
  const { at, pointer } = resource;
  return [{ principal: own, says: { type: 'used-by', user }, at: spanOf(at), pointer }];
}

/** Resources that are, or come with, a role of their own. */
const ownUsers: ReadonlyMap<string, RoleUser> = new Map<string, RoleUser>([
  ['AWS::SSO::PermissionSet', 'people'],
  ['AWS::Serverless::Function', 'lambda'],
]);

function actionsOf(pipeline: Resource, principals: Principals): PrincipalFact[] {
  const stages = valueOf(pipeline.properties, 'Stages');
  return (stages ? itemsOf(stages) : []).flatMap((stage, index) => {
    const actions = valueOf(stage, 'Actions');
    return (actions ? itemsOf(actions) : []).flatMap((action, at) => {
      const path = `Stages/${String(index)}/Actions/${String(at)}/RoleArn`;
      return usedBy('codepipeline', valueOf(action, 'RoleArn'), pointerTo(pipeline, path), principals);
    });
  });
}

function usedBy(
  user: RoleUser,
  value: Node | undefined,
  pointer: string,
  principals: Principals,
): PrincipalFact[] {
  return principals.named('role', value).map(({ arn, at }) => ({
    principal: arn,
    says: { type: 'used-by', user },
    at: spanOf(at),
    pointer,
  }));
}

function policiesOf(resource: Resource, principal: string, principals: Principals): PrincipalFact[] {
  const facts: PrincipalFact[] = [];
  const { properties } = resource;
  const add = (type: 'managed-policy' | 'boundary', value: Node | undefined, property: string): void => {
    if (!value) return;
    for (const { text, node } of principals.texts(value)) {
      if (text !== undefined && principals.managedPolicy(text)) continue;
      const arn = text === undefined || text.includes('${') ? undefined : arnOfPolicy(resource, text);
      facts.push({
        principal,
        says: { type, arn },
        at: spanOf(node),
        pointer: pointerTo(resource, property),
      });
    }
  };
  for (const property of ['ManagedPolicyArns', 'ManagedPolicies', 'CustomerManagedPolicyReferences'])
    add('managed-policy', valueOf(properties, property), property);
  const boundary = valueOf(properties, 'PermissionsBoundary');
  add('boundary', valueOf(boundary, 'ManagedPolicyArn') ?? boundary, 'PermissionsBoundary');
  if (serverlessTypes.has(resource.type)) {
    for (const value of namedPolicies(valueOf(properties, 'Policies')))
      add('managed-policy', value, 'Policies');
  }
  return facts;
}

/** The policies of a function that are given by name or ARN, not written out. */
function namedPolicies(policies: Node | undefined): readonly Node[] {
  return (policies ? itemsOf(policies) : []).filter(
    (each) => each.type === 'string' || (each.type === 'object' && isReference(each)),
  );
}

const references = new Set(['Ref', 'Fn::Sub', 'Fn::GetAtt', 'Fn::Join', 'Fn::ImportValue', 'Fn::FindInMap']);

function isReference(node: Node): boolean {
  return (
    node.type === 'object' && node.members.length === 1 && node.members.some(({ key }) => references.has(key))
  );
}

/** SAM takes the name of a policy of AWS for its ARN. */
function arnOfPolicy({ type }: Resource, text: string): string {
  if (!serverlessTypes.has(type) || text.startsWith('arn:')) return text;
  return `arn:aws:iam::aws:policy/${text}`;
}

function pointerTo({ pointer }: Resource, property: string): string {
  return `${pointer}/Properties/${property}`;
}
