import { elementNames, elementTypes, statementRequired, versionRule } from './elements.js';
import { emptyConditions, emptyElements } from './empty-elements.js';
import type { Rule } from './rule.js';
import { sidText, uniqueSids } from './sids.js';
import { allowWithNotPrincipal, effectRule, elementCombination, requiredElements, unsupportedElements } from './statements.js';

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
];
