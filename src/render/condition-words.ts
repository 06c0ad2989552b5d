import { code, codeList, message, type Message } from '../domain/message.js';
import type { Condition, OperatorName } from '../policy/condition.js';
import { asksForAbsence } from '../policy/condition.js';

/** What stands between a key and its values. */
const operatorWords: Readonly<Record<Exclude<OperatorName, 'Null'>, string>> = {
  StringEquals: 'is',
  StringNotEquals: 'is not',
  StringEqualsIgnoreCase: 'is, in any case,',
  StringNotEqualsIgnoreCase: 'is not, in any case,',
  StringLike: 'is like',
  StringNotLike: 'is not like',
  NumericEquals: 'is',
  NumericNotEquals: 'is not',
  NumericLessThan: 'is less than',
  NumericLessThanEquals: 'is at most',
  NumericGreaterThan: 'is more than',
  NumericGreaterThanEquals: 'is at least',
  DateEquals: 'is',
  DateNotEquals: 'is not',
  DateLessThan: 'is before',
  DateLessThanEquals: 'is at the latest',
  DateGreaterThan: 'is after',
  DateGreaterThanEquals: 'is at the earliest',
  Bool: 'is',
  BinaryEquals: 'is',
  IpAddress: 'is within',
  NotIpAddress: 'is outside of',
  ArnEquals: 'is like',
  ArnLike: 'is like',
  ArnNotEquals: 'is not like',
  ArnNotLike: 'is not like',
};

/** Conditions in words, all of which must hold: `aws:SourceVpc` is `vpc-1` and ... Empty for none. */
export function conditionsText(conditions: readonly Condition[]): Message {
  return conditions.flatMap((condition, index) => [
    ...(index > 0 ? [' and '] : []),
    ...conditionText(condition),
  ]);
}

function conditionText({ operator, key, values }: Condition): Message {
  const list = values.map(({ text }) => text);
  if (operator.name === undefined) return message`${code(key)} ${code(operator.text)} ${codeList(list, 3)}`;
  if (operator.name === 'Null')
    return list.some((text) => asksForAbsence(text) === true)
      ? message`${code(key)} is absent`
      : message`${code(key)} is given`;
  const qualifier =
    operator.qualifier && `${operator.qualifier === 'ForAllValues' ? 'every' : 'some'} value of `;
  return [
    ...(qualifier ? [qualifier] : []),
    code(key),
    ` ${operatorWords[operator.name]} `,
    ...eitherOf(list),
    ...(operator.ifExists ? [', or is absent,'] : []),
  ];
}

const mostValues = 4;

/** `a` or `b`: of a positive operator's values one must match, of a negated one's none may. */
function eitherOf(texts: readonly string[]): Message {
  const shown = texts
    .slice(0, mostValues)
    .flatMap((text, index) => [...(index > 0 ? [' or '] : []), code(text)]);
  const rest = texts.length - mostValues;
  return rest > 0 ? [...shown, ` or ${String(rest)} more`] : shown;
}
