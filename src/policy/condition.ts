import type { Span } from '../domain/source.js';
import { parseBoolean } from './condition-scalars.js';
import type { Node, TextItem } from './node.js';

/**
 * A condition operator taken apart: `ForAllValues:StringNotLikeIfExists`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export interface Operator {
  readonly text: string;
  readonly qualifier: 'ForAllValues' | 'ForAnyValue' | undefined;
  /** The operator's own name in AWS's spelling; undefined when there is no such operator. */
  readonly name: OperatorName | undefined;
  readonly ifExists: boolean;
}

/** One line of a Condition: an operator, a key, and the values of which one (for negated operators: none) must match. */
export interface Condition {
  readonly operator: Operator;
  readonly operatorSpan: Span;
  readonly key: string;
  readonly keySpan: Span;
  readonly values: readonly TextItem[];
  readonly node: Node;
}

export const operatorNames = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'NumericEquals',
  'NumericNotEquals',
  'NumericLessThan',
  'NumericLessThanEquals',
  'NumericGreaterThan',
  'NumericGreaterThanEquals',
  'DateEquals',
  'DateNotEquals',
  'DateLessThan',
  'DateLessThanEquals',
  'DateGreaterThan',
  'DateGreaterThanEquals',
  'Bool',
  'BinaryEquals',
  'IpAddress',
  'NotIpAddress',
  'ArnEquals',
  'ArnLike',
  'ArnNotEquals',
  'ArnNotLike',
  'Null',
] as const;
export type OperatorName = (typeof operatorNames)[number];

const byLowerCase: ReadonlyMap<string, OperatorName> = new Map(
  operatorNames.map((name) => [name.toLowerCase(), name]),
);

/** Takes an operator's text apart. Names are compared without case, as AWS does. */
export function parseOperator(text: string): Operator {
  const match = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/i.exec(text);
  const qualifier = match?.[1]?.toLowerCase();
  return {
    text,
    qualifier: qualifier === 'forallvalues' ? 'ForAllValues' : qualifier ? 'ForAnyValue' : undefined,
    name: byLowerCase.get((match?.[2] ?? '').toLowerCase()),
    ifExists: match?.[3] !== undefined,
  };
}

/** Whether the operator holds where the value is NOT among those listed. */
export function isNegated(operator: Operator): boolean {
  return operator.name?.includes('Not') ?? false;
}

/**
 * Whether a value of the operator `Null` asks for the key's absence (`true`) or for its presence (`false`); undefined for
 * any other text, which asks for nothing.
 */
export function asksForAbsence(value: string): boolean | undefined {
  return parseBoolean(value);
}

/**
 * Whether the condition holds for a request that does not carry the key: so it does for …IfExists, for negated
 * operators, for ForAllValues and for `Null: true`. ForAnyValue never does.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function holdsWhenAbsent(condition: Condition): boolean {
  const { operator } = condition;
  if (operator.name === 'Null') return condition.values.some(({ text }) => asksForAbsence(text) === true);
  if (operator.qualifier === 'ForAnyValue') return false;
  return operator.ifExists || operator.qualifier === 'ForAllValues' || isNegated(operator);
}
