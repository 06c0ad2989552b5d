import type { Span } from '../../domain/source.js';
import type { Node } from '../../policy/node.js';
import { canonical } from '../../policy/node.js';
import type { BinaryExpression, UnaryExpression } from './syntax.js';

/** Whether a value counts as true or false; undefined where it is not known. */
export function truthOf(value: Node): boolean | undefined {
  if (value.type === 'boolean') return value.value;
  return value.type === 'string' && /^(?:true|false)$/.test(value.value) ? value.value === 'true' : undefined;
}

/** The result of an operator between two values; undefined where it is not known, and for arithmetic. */
export function binaryValue(
  { start, end, operator }: BinaryExpression,
  left: Node,
  right: Node,
): Node | undefined {
  const truth = (value: boolean): Node => ({ type: 'boolean', start, end, value });
  if (operator === '&&' || operator === '||') {
    const decisive = operator === '||';
    const both = [truthOf(left), truthOf(right)];
    if (both.includes(decisive)) return truth(decisive);
    return both.includes(undefined) ? undefined : truth(!decisive);
  }
  if (operator !== '==' && operator !== '!=') return undefined;
  const [one, other] = [comparable(left), comparable(right)];
  if (one === undefined || other === undefined) return undefined;
  return truth((one === other) === (operator === '=='));
}

/** A known scalar, told apart by its type: `"1"` is not `1`. */
function comparable(value: Node): string | undefined {
  if (value.type === 'number') return String(value.value);
  return value.type === 'string' || value.type === 'boolean' || value.type === 'null'
    ? canonical(value)
    : undefined;
}

/** The result of `!` or `-`; undefined where it is not known. */
export function unaryValue({ start, end, operator }: UnaryExpression, operand: Node): Node | undefined {
  if (operator === '!' && operand.type === 'boolean')
    return { type: 'boolean', start, end, value: !operand.value };
  if (operator === '-' && operand.type === 'number')
    return { type: 'number', start, end, value: -operand.value, source: `-${operand.source}` };
  return undefined;
}

/**
 * The value of a condition of which nobody knows whether it holds: of two equal ones either, of two lists of objects
 * (statements) both, since each may hold; else undefined.
 */
export function eitherValue({ start, end }: Span, then: Node, otherwise: Node): Node | undefined {
  if (canonical(then) === canonical(otherwise)) return then;
  const branches = [then, otherwise].map((each) => (each.type === 'array' ? each.items : undefined));
  if (!branches.every((items) => items?.every(({ type }) => type === 'object') === true)) return undefined;
  return { type: 'array', start, end, items: branches.flatMap((items) => items ?? []) };
}
