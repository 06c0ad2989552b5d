import type { PolicyKind } from '../policy/kind.js';

/**
 * The kinds of an organization's policies; those of other types, such as TAG_POLICY, are not written in IAM's language.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies.html
 */
export const organizationKinds: ReadonlyMap<string, PolicyKind> = new Map<string, PolicyKind>([
  ['SERVICE_CONTROL_POLICY', 'service-control'],
  ['RESOURCE_CONTROL_POLICY', 'resource-control'],
]);
