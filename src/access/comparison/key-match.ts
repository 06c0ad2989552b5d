import type { Condition } from '../../policy/condition.js';
import type { TextItem } from '../../policy/document.js';
import { matchCondition } from '../evaluation/condition-match.js';
import { readsVariables } from '../evaluation/fill.js';
import type { AccessRequest } from '../evaluation/request.js';
import type { Verdict } from '../evaluation/verdict.js';
import type { KeyPoint, KeyTerm } from './key-points.js';
import { hasVariable } from './terms.js';

/** What no request carries. */
const nothing = '\u0000';

/**
 * Whether a condition holds for a point of its key, by the very function that decides on requests. What a variable stands
 * for is the point's choice; and a class of many values has some that are not the unknown part of a policy.
 */
export function takesKey({ term, condition }: KeyTerm, point: KeyPoint): Verdict {
  const request: AccessRequest = {
    principal: undefined,
    action: '',
    resource: '*',
    context: new Map(point.values.length > 0 ? [[condition.key.toLowerCase(), point.values]] : []),
  };
  return matchCondition(atPoint(condition, term, point), readsVariables(term.policy), request);
}

function atPoint(condition: Condition, { policy }: KeyTerm['term'], point: KeyPoint): Condition {
  const isOpen = (item: TextItem): boolean => item.uncertain || hasVariable(item, policy);
  if (!condition.values.some(isOpen)) return condition;
  const values = condition.values.map((item) => {
    if (hasVariable(item, policy))
      return plain(item, point.holds.has(item.text) ? (point.values[0] ?? nothing) : nothing);
    return item.uncertain && !point.single ? plain(item, nothing) : item;
  });
  return { ...condition, values };
}

function plain(item: TextItem, text: string): TextItem {
  const { start, end } = item.node;
  return { text, uncertain: false, node: { type: 'string', value: text, content: start, start, end } };
}
