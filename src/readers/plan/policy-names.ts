import { policyAttributes } from '../terraform/policy-attributes.js';

/** Where providers for AWS put the policies of resources that are not in our table. */
const commonNames = [
  'policy',
  'assume_role_policy',
  'assume_role_policy_document',
  'inline_policy',
  'policy_document',
  'policy_text',
  'repository_policy',
  'repository_policy_text',
  'registry_policy',
  'key_policy',
  'access_policy',
  'access_policies',
  'resource_policy',
  'permissions_policy_document',
];

/** Policies of another language by such a name. */
const otherLanguages = new Set(['aws_ecr_lifecycle_policy', 'aws_iot_policy', 'awscc_iot_policy']);

/**
 * The arguments of a resource type in which a policy stands: those of our table, else the common names, at any depth. None
 * of a type that is not of AWS's providers.
 */
export function policyNames(type: string): readonly string[] {
  const known = policyAttributes.get(type);
  if (known) return known.map(({ path }) => path);
  return /^aws(?:cc)?_/.test(type) && !otherLanguages.has(type) ? commonNames : [];
}
