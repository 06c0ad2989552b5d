import { code, message } from '../domain/message.js';
import type { Condition } from '../policy/condition.js';
import { statementRule, suggestion } from './rule.js';

/**
 * `*` under an operator that then always holds, or never does. Where it holds or fails by the key's presence alone,
 * {@link wildcardValues} says that Null says the same.
 */
export const wildcardConditions = statementRule({
  class: 'text',
  of: 'Condition',
  issues: {
    REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION: suggestion('Redundant key due to wildcard in condition'),
    REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION: suggestion(
      'Redundant statement due to wildcard in condition',
    ),
  },
  *find({ conditions }) {
    for (const condition of conditions) {
      const always = outcomeOf(condition);
      const star = condition.values.find(({ text, uncertain }) => !uncertain && /^\*+$/.test(text));
      if (always === undefined || !star) continue;
      const { key, operator } = condition;
      yield {
        code: always
          ? 'REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION'
          : 'REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION',
        at: star.node,
        message: always
          ? message`${code(operator.text)} with ${code(star.text)} holds for every request, so ${code(key)} restricts nothing.`
          : message`${code(operator.text)} with ${code(star.text)} holds for no request, so the statement has no effect.`,
        help: always
          ? message`Remove the key, or name values.`
          : message`Remove the statement, or name values.`,
        value: key,
      };
    }
  },
});

/** Whether the operator holds for every value, present or not (`true`), or for none (`false`), when `*` is listed. */
function outcomeOf({ operator }: Condition): boolean | undefined {
  const { name, qualifier, ifExists } = operator;
  if (name === 'StringLike' && (qualifier === 'ForAllValues' || ifExists)) return true;
  return name === 'StringNotLike' && qualifier === 'ForAnyValue' && !ifExists ? false : undefined;
}
