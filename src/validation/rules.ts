import { knownActions, wildcardInService } from './actions.js';
import { attachedActions, attachedResources, irrelevantKeys } from './attached-policies.js';
import { actionForKey, actionsWithoutKey } from './condition-actions.js';
import { endpointOwners, untrustworthyKeys } from './condition-key-use.js';
import { conditionKeys, duplicateKeys } from './condition-keys.js';
import { namedPlaces, pairedKeys } from './condition-names.js';
import { nullOperator, operatorNamesRule, operatorTypes, qualifiers } from './condition-operators.js';
import { valueLists, valueTypes, wildcardValues } from './condition-values.js';
import { resourceControl } from './control-policies.js';
import { elementNames, elementTypes, statementRequired, versionRule } from './elements.js';
import { emptyConditions, emptyElements } from './empty-elements.js';
import { ipRangeForm, privateAddresses } from './ip-conditions.js';
import { kmsKeyValues } from './kms-key-values.js';
import { permissiveValues } from './permissive-values.js';
import { policySize } from './policy-size.js';
import { federatedPrincipals, principalForm, principalWildcards, uniqueIds } from './principals.js';
import { redundantActions, redundantResources } from './redundancy.js';
import { wildcardConditions } from './redundant-conditions.js';
import { redundantPrincipals } from './redundant-principals.js';
import { redundantStatements } from './redundant-statements.js';
import { resourceControlConditions } from './resource-control-conditions.js';
import { resourceFormat } from './resource-formats.js';
import { arnFields, arnForm } from './resources.js';
import { passRoleRule, serviceLinkedRoleRule } from './role-grants.js';
import type { Rule } from './rule.js';
import { servicePrincipalForm, serviceWithoutSource } from './service-principals.js';
import { sidText, uniqueSids } from './sids.js';
import {
  allowWithNotPrincipal,
  effectRule,
  elementCombination,
  requiredElements,
  unsupportedElements,
} from './statements.js';
import { resourceTags } from './tag-conditions.js';
import { actionForPrincipal, rolesAnywhereRule } from './trust-actions.js';
import { audienceQualifier, githubSubject, providerConditions } from './trust-providers.js';
import { variableForm, variablePlaces } from './variables.js';
import { attributesWithoutSelect, negativePrefix } from './weak-conditions.js';

/** Every rule of the offline validation. */
export const rules: readonly Rule[] = [
  elementNames,
  elementTypes,
  versionRule,
  statementRequired,
  effectRule,
  requiredElements,
  unsupportedElements,
  elementCombination,
  allowWithNotPrincipal,
  sidText,
  uniqueSids,
  emptyElements,
  emptyConditions,
  knownActions,
  wildcardInService,
  redundantActions,
  redundantResources,
  passRoleRule,
  serviceLinkedRoleRule,
  policySize,
  arnForm,
  arnFields,
  resourceFormat,
  principalForm,
  principalWildcards,
  uniqueIds,
  federatedPrincipals,
  operatorNamesRule,
  nullOperator,
  qualifiers,
  operatorTypes,
  conditionKeys,
  duplicateKeys,
  valueTypes,
  wildcardValues,
  valueLists,
  ipRangeForm,
  privateAddresses,
  variableForm,
  variablePlaces,
  servicePrincipalForm,
  serviceWithoutSource,
  actionForPrincipal,
  rolesAnywhereRule,
  providerConditions,
  githubSubject,
  audienceQualifier,
  namedPlaces,
  pairedKeys,
  resourceControl,
  redundantStatements,
  attachedActions,
  attachedResources,
  irrelevantKeys,
  actionForKey,
  actionsWithoutKey,
  endpointOwners,
  untrustworthyKeys,
  kmsKeyValues,
  permissiveValues,
  wildcardConditions,
  redundantPrincipals,
  resourceControlConditions,
  resourceTags,
  attributesWithoutSelect,
  negativePrefix,
];
