import type { RoleUser } from '../../policy/principal-fact.js';

/** An argument that names a role, nested blocks by a dot, and who runs with that role. */
export interface RoleArgument {
  readonly path: string;
  readonly user: RoleUser;
}

/**
 * Which resources run with a role.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
export const roleUsers: ReadonlyMap<string, readonly RoleArgument[]> = new Map([
  ['aws_codebuild_project', [{ path: 'service_role', user: 'codebuild' }]],
  [
    'aws_codepipeline',
    [
      { path: 'role_arn', user: 'codepipeline' },
      { path: 'stage.action.role_arn', user: 'codepipeline' },
    ],
  ],
  ['aws_codedeploy_deployment_group', [{ path: 'service_role_arn', user: 'codedeploy' }]],
  ['aws_iam_instance_profile', [{ path: 'role', user: 'ec2' }]],
  [
    'aws_ecs_task_definition',
    [
      { path: 'task_role_arn', user: 'ecs-task' },
      { path: 'execution_role_arn', user: 'ecs-agent' },
    ],
  ],
  ['aws_lambda_function', [{ path: 'role', user: 'lambda' }]],
]);
