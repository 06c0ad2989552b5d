import type { Span } from '../domain/source.js';

/** Who runs with a role, as the resource that names it shows. */
export type RoleUser =
  'codebuild' | 'codepipeline' | 'codedeploy' | 'ec2' | 'ecs-task' | 'ecs-agent' | 'lambda' | 'people';

/** What a template tells of a role, user or group beside the policies that it writes out for it. */
export interface PrincipalFact {
  /** The very text by which `attachedTo` of the principal's own policies names it. */
  readonly principal: string;
  readonly says:
    | { readonly type: 'used-by'; readonly user: RoleUser }
    /** A managed policy that hangs on it and is not written here; its ARN, undefined where that is not known. */
    | { readonly type: 'managed-policy'; readonly arn: string | undefined }
    /** A permissions boundary that is not written here. */
    | { readonly type: 'boundary'; readonly arn: string | undefined };
  readonly at: Span;
  /** Where it is said: the pointer or address of the resource's property. */
  readonly pointer: string;
}
