import { asksForAbsence, holdsWhenAbsent, isNegated } from '../../policy/condition.js';
import type { Condition } from '../../policy/condition.js';
import { itemsOf } from '../../policy/node.js';
import { fill } from './fill.js';
import type { Comparison, PolicyValue } from './operators.js';
import { comparisons } from './operators.js';
import type { AccessRequest } from './request.js';
import { contextValues, isSymbolic } from './request.js';
import type { Verdict } from './verdict.js';
import { certain, either, everyOf, negate, perhaps, someOf } from './verdict.js';

/**
 * Whether a condition holds. Its values are alternatives, for a negated operator none of them may match. Left open:
 * an operator that AWS does not have (Null with a set operator or IfExists among them), a key or value that is not known,
 * a value that a negated operator cannot read, and several values in a request without a set operator, unless the
 * condition holds for none of them, since AWS demands a set operator and does not say what is done without one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_multi-value-conditions.html
 */
export function matchCondition(condition: Condition, variables: Verdict, request: AccessRequest): Verdict {
  const { name } = condition.operator;
  if (name === undefined || isSymbolic(condition.key)) return 'unknown';
  const given = contextValues(request, condition.key.toLowerCase());
  if (name === 'Null') return matchNull(condition, given);
  if (!given) return certain(holdsWhenAbsent(condition));
  return matchValues(condition, given, holdsFor(condition, comparisons[name], variables, request));
}

/**
 * The quantifier. A key whose only values are empty texts is an empty set to a set operator: ForAllValues holds for it,
 * ForAnyValue does not. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
function matchValues(
  { operator }: Condition,
  given: readonly string[],
  holds: (value: string) => Verdict,
): Verdict {
  const { qualifier } = operator;
  const [first] = given;
  if (!qualifier) {
    if (given.length === 1 && first !== undefined) return holds(first);
    return someOf(given, holds) === 'no' ? 'no' : 'unknown';
  }
  if (given.every((value) => value === '')) return certain(qualifier === 'ForAllValues');
  return qualifier === 'ForAllValues' ? everyOf(given, holds) : someOf(given, holds);
}

function holdsFor(
  condition: Condition,
  compare: Comparison,
  variables: Verdict,
  request: AccessRequest,
): (given: string) => Verdict {
  const negated = isNegated(condition.operator);
  const unreadable = perhaps(negated);
  const values: PolicyValue[] = condition.values.map((item) => ({
    item,
    filled: fill(item, variables, request),
  }));
  const unread: Verdict = hasUnreadValues(condition) ? 'unknown' : 'no';
  return (given) => {
    const match = either(
      unread,
      someOf(values, (value) => compare(given, value) ?? unreadable),
    );
    return negated ? negate(match) : match;
  };
}

/** Values that are no scalars are left out by the reader. AWS refuses them. */
function hasUnreadValues({ node, values }: Condition): boolean {
  return itemsOf(node).length > values.length;
}

/**
 * `true` asks for the key's absence, `false` for its presence. AWS counts a key without a value as absent; whether it counts
 * a single empty text for none is left open.
 */
function matchNull(condition: Condition, given: readonly string[] | undefined): Verdict {
  const { qualifier, ifExists } = condition.operator;
  if (qualifier !== undefined || ifExists || hasUnreadValues(condition)) return 'unknown';
  return someOf(condition.values, ({ text, uncertain }) => {
    const wanted = asksForAbsence(text);
    if (uncertain) return 'unknown';
    if (wanted === undefined) return 'no';
    if (!given) return certain(wanted);
    return given.every((value) => value === '') ? 'unknown' : certain(!wanted);
  });
}
