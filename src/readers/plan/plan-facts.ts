import type { Span } from '../../domain/source.js';
import type { PrincipalFact } from '../../policy/principal-fact.js';
import { roleUsers } from '../terraform/role-users.js';
import { argumentPointer, argumentsAt } from './arguments-at.js';
import type { PlanAttachments } from './plan-attachments.js';
import type { PlannedChange } from './planned-change.js';
import type { PlannedResources } from './planned-resources.js';

/** What one side of a plan tells of principals beside their policies. */
export function planFacts(
  resources: PlannedResources,
  attachments: PlanAttachments,
): readonly PrincipalFact[] {
  return resources.changes.flatMap((change) => [
    ...usersOfRoles(change, resources, attachments),
    ...managedPolicies(change, resources, attachments),
    ...boundary(change, resources, attachments),
  ]);
}

function usersOfRoles(
  change: PlannedChange,
  resources: PlannedResources,
  attachments: PlanAttachments,
): readonly PrincipalFact[] {
  if (change.type === 'aws_ssoadmin_permission_set') {
    const principal = attachments.permissionSetArn(change);
    return [{ principal, says: { type: 'used-by', user: 'people' }, ...where(change, 'name', resources) }];
  }
  return (roleUsers.get(change.type) ?? []).flatMap(({ path, user }) => {
    const says = { type: 'used-by', user } as const;
    const keys = path.split('.');
    if (keys.length === 1)
      return attachments
        .principals('role', change, path)
        .map((principal) => ({ principal, says, ...where(change, path, resources) }));
    // The plan's configuration tells of an unknown in a block only that it is there somewhere.
    const values = resources.valuesOf(change);
    return (values ? argumentsAt(values, keys) : []).flatMap(({ node, keys: way }): PrincipalFact[] => {
      if (node.type !== 'string' || node.value === '') return [];
      const { start, end } = node;
      const principal = attachments.principalNamed('role', node.value);
      return [{ principal, says, at: { start, end }, pointer: change.address + argumentPointer(way) }];
    });
  });
}

/** Managed policies by their ARN, of AWS or of another configuration. */
function managedPolicies(
  change: PlannedChange,
  resources: PlannedResources,
  attachments: PlanAttachments,
): readonly PrincipalFact[] {
  return attachments.attachmentsOf(change).flatMap(({ argument, principals }) => {
    const { here, elsewhere } = attachments.policiesNamed(change, argument);
    const isUnknown = resources.argument(change, argument)?.type === 'unknown' && here.length === 0;
    const arns: readonly (string | undefined)[] = isUnknown ? [undefined] : elsewhere;
    return arns.flatMap((arn) =>
      principals.map((principal): PrincipalFact => ({
        principal,
        says: { type: 'managed-policy', arn },
        ...where(change, argument, resources),
      })),
    );
  });
}

function boundary(
  change: PlannedChange,
  resources: PlannedResources,
  attachments: PlanAttachments,
): readonly PrincipalFact[] {
  const principal =
    change.type === 'aws_iam_role' ? 'role' : change.type === 'aws_iam_user' ? 'user' : undefined;
  const value = resources.argument(change, 'permissions_boundary');
  if (!principal || !value || value.type === 'null') return [];
  const { here, elsewhere } = attachments.policiesNamed(change, 'permissions_boundary');
  if (here.length > 0 || (value.type === 'string' && value.value === '')) return [];
  return [
    {
      principal: attachments.principalArn(principal, change),
      says: { type: 'boundary', arn: elsewhere[0] },
      ...where(change, 'permissions_boundary', resources),
    },
  ];
}

function where(
  change: PlannedChange,
  argument: string,
  resources: PlannedResources,
): { readonly at: Span; readonly pointer: string } {
  const { start, end } = resources.argument(change, argument) ?? change.node;
  return { at: { start, end }, pointer: `${change.address}.${argument}` };
}
