import { arnMatches } from '../../policy/arn.js';
import type { Condition, OperatorName } from '../../policy/condition.js';
import { isNegated } from '../../policy/condition.js';
import type { TextItem } from '../../policy/document.js';
import { wildcardMatches } from '../../policy/pattern.js';
import { matchCondition } from '../evaluation/condition-match.js';
import { readsVariables } from '../evaluation/fill.js';
import type { Verdict } from '../evaluation/verdict.js';
import { certain, everyOf, someOf } from '../evaluation/verdict.js';
import type { KeyPoint, KeyTerm } from './key-term.js';
import type { TextPoint } from './terms.js';
import { adds, hasVariable, isUnknown, mayMatchAll } from './terms.js';

/**
 * Whether a condition holds for a point of its key, by the very function that decides on requests. What a variable stands
 * for is the point's choice; and a class of many values has some that are not the unknown part of a policy.
 */
export function takesKey(user: KeyTerm, { values }: KeyPoint): Verdict {
  const { condition } = user;
  const { operator } = condition;
  const [only, second] = values;
  if (!only || !second || operator.name === 'Null') return takesValue(user, condition, only);
  if (values.every(({ text }) => text === '')) return certain(operator.qualifier === 'ForAllValues');
  // The variables of each value are its own, so each is asked for by itself, as matchCondition does it for all.
  const plain: Condition = { ...condition, operator: { ...operator, qualifier: undefined } };
  const holds = (value: TextPoint): Verdict => takesValue(user, plain, value);
  if (operator.qualifier === 'ForAllValues') return everyOf(values, holds);
  const some = someOf(values, holds);
  if (operator.qualifier === 'ForAnyValue') return some;
  return some === 'no' && !isNegated(operator) ? 'no' : 'unknown';
}

/** Under which name a point holds a text that is compared with its value. */
export function heldAs(name: OperatorName, text: string): string {
  if (name.startsWith('Arn')) return `Arn ${text}`;
  return `${name.replace('Not', '')} ${text}`;
}

/** The text of {@link heldAs}. */
export function textHeld(name: string): string {
  return name.slice(name.indexOf(' ') + 1);
}

function takesValue({ term }: KeyTerm, condition: Condition, value: TextPoint | undefined): Verdict {
  const { policy } = term;
  const context = new Map(value ? [[condition.key.toLowerCase(), [value.text]]] : []);
  const variables = readsVariables(policy);
  const request = { principal: undefined, action: '', resource: '*', context };
  const { name } = condition.operator;
  if (!value || name === undefined || name === 'Null') return matchCondition(condition, variables, request);
  const { values } = condition;
  const isFree = (item: TextItem): boolean =>
    hasVariable(item, policy) || (isScalar(name) && isUnknown(item, policy));
  const isHeld = (item: TextItem): boolean => isFree(item) && value.holds.has(heldAs(name, item.text));
  if (values.some(isHeld)) return certain(!isNegated(condition.operator));
  const isLeft = (item: TextItem): boolean =>
    !isFree(item) && (value.single || !item.uncertain || mayCover(name, item, term, value));
  const left = values.filter(isLeft);
  return matchCondition(withValues(condition, left), variables, request);
}

function isScalar(name: OperatorName): boolean {
  return /^(?:Numeric|Date|IpAddress|NotIpAddress)/.test(name);
}

/** Whether a value that is not known may take in a whole class. What it adds to, a point of its own shows. */
function mayCover(name: OperatorName, { text }: TextItem, term: KeyTerm['term'], value: TextPoint): boolean {
  if (adds(term) || !/Like|^Arn/.test(name)) return false;
  return mayMatchAll(
    text,
    [value.text, ...value.others],
    name.startsWith('Arn') ? arnMatches : wildcardMatches,
  );
}

function withValues(condition: Condition, values: readonly TextItem[]): Condition {
  if (values.length === condition.values.length && values.every((item, at) => item === condition.values[at]))
    return condition;
  const { start, end, type } = condition.node;
  // Values that are no scalars stay, so that they are seen to be unread.
  const unread = type === 'array' ? condition.node.items.length - condition.values.length : 0;
  if (unread > 0) return { ...condition, values };
  return { ...condition, values, node: { type: 'array', start, end, items: values.map(({ node }) => node) } };
}
