import { code, message } from '../domain/message.js';
import type { Message } from '../domain/message.js';
import type { Condition, OperatorName } from '../policy/condition.js';
import type { Statement, TextItem } from '../policy/document.js';
import {
  isBase64,
  isEpochSeconds,
  parseBoolean,
  parseDate,
  parseNumber,
} from '../policy/condition-scalars.js';
import { parseRange } from '../policy/ip-range.js';
import type { StatementProblem } from './rule.js';
import { error, statementRule, suggestion, warning } from './rule.js';

/** The values of a statement's conditions that are known to the last character, each with its condition. */
export function* knownValues({
  conditions,
}: Statement): Generator<readonly [Condition, OperatorName, TextItem]> {
  for (const condition of conditions) {
    const { name } = condition.operator;
    if (name === undefined) continue;
    for (const item of condition.values) if (!item.uncertain) yield [condition, name, item];
  }
}

type Kind = 'BOOLEAN' | 'NUMBER' | 'DATE' | 'IP_RANGE' | 'STRING';

/** What a value must be, by the first word of its operator. */
const kinds: readonly (readonly [RegExp, Kind, (text: string) => boolean, Message])[] = [
  [
    /^(?:Bool|Null)/,
    'BOOLEAN',
    (text) => parseBoolean(text) !== undefined,
    message`${code('true')} or ${code('false')}`,
  ],
  [/^Numeric/, 'NUMBER', (text) => parseNumber(text) !== undefined, message`a number`],
  [
    /^Date/,
    'DATE',
    (text) => parseDate(text) !== undefined,
    message`a date such as ${code('2027-03-31T00:00:00Z')}`,
  ],
  [
    /IpAddress$/,
    'IP_RANGE',
    (text) => parseRange(text) !== undefined,
    message`an address or range such as ${code('203.0.113.0/24')}`,
  ],
  [/^Binary/, 'STRING', isBase64, message`text in base 64`],
];

/** Values that their operator cannot read. Policy variables are another rule's matter. */
export const valueTypes = statementRule({
  class: 'text',
  of: 'Condition',
  issues: {
    TYPE_MISMATCH_BOOLEAN: warning('Type mismatch Boolean'),
    TYPE_MISMATCH_NUMBER: warning('Type mismatch number'),
    TYPE_MISMATCH_DATE: warning('Type mismatch date'),
    TYPE_MISMATCH_IP_RANGE: error('Type mismatch IP range'),
    TYPE_MISMATCH_STRING: warning('Type mismatch string'),
    INVALID_DATE_VALUE: warning('Invalid date value'),
  },
  *find(statement) {
    for (const [{ operator }, name, item] of knownValues(statement)) {
      const kind = kinds.find(([pattern]) => pattern.test(name));
      if (!kind || item.text.includes('${')) continue;
      const [, issue, reads, wanted] = kind;
      if (issue === 'DATE' && isEpochSeconds(item.text)) yield secondsAsDate(item);
      else if (!reads(item.text)) {
        yield {
          code: `TYPE_MISMATCH_${issue}`,
          at: item.node,
          message: message`${code(operator.text)} cannot read ${code(item.text)}, so the condition does not do what it says.`,
          help: message`Write ${wanted}.`,
          value: item.text,
        };
      }
    }
  },
});

function secondsAsDate(item: TextItem): StatementProblem<'INVALID_DATE_VALUE'> {
  return {
    code: 'INVALID_DATE_VALUE',
    at: item.node,
    message: message`${code(item.text)} is read as seconds since 1970, which may not be the time that is meant.`,
    help: message`Write a date such as ${code('2027-03-31T00:00:00Z')}.`,
    value: item.text,
  };
}

/** Wildcards where the operator takes them as they stand. */
export const wildcardValues = statementRule({
  class: 'text',
  of: 'Condition',
  issues: {
    WILDCARD_WITHOUT_LIKE_OPERATOR: warning('Wildcard without like operator'),
    EQUIVALENT_TO_NULL_FALSE: suggestion('Equivalent to null false'),
    EQUIVALENT_TO_NULL_TRUE: suggestion('Equivalent to null true'),
  },
  *find(statement) {
    for (const [{ operator, key }, name, item] of knownValues(statement)) {
      if (/^String(?:Not)?Equals/.test(name) && /[*?]/.test(item.text.replace(/\$\{[^}]*\}/g, ''))) {
        yield {
          code: 'WILDCARD_WITHOUT_LIKE_OPERATOR',
          at: item.node,
          message: message`${code(operator.text)} takes the wildcard in ${code(item.text)} as a character, so it matches only this very text.`,
          help: message`If a wildcard is meant, use ${code(operator.text.replace(/Equals(?:IgnoreCase)?/i, 'Like'))}.`,
          value: item.text,
        };
      }
      if (!/^\*+$/.test(item.text) || operator.qualifier || operator.ifExists) continue;
      if (name !== 'StringLike' && name !== 'StringNotLike') continue;
      const there = name === 'StringLike';
      yield {
        code: there ? 'EQUIVALENT_TO_NULL_FALSE' : 'EQUIVALENT_TO_NULL_TRUE',
        at: item.node,
        message: message`${code(operator.text)} with ${code(item.text)} only asks whether ${code(key)} is ${there ? 'there' : 'absent'}.`,
        help: message`Say so: ${code(`"Null": { "${key}": "${there ? 'false' : 'true'}" }`)}.`,
        value: key,
      };
    }
  },
});

/** Lists of values that do not go together. */
export const valueLists = statementRule({
  class: 'text',
  of: 'Condition',
  issues: {
    INVALID_CONDITION_DATA_TYPE: error('Invalid condition data type'),
    INVALID_CONDITION_MULTIPLE_BOOLEAN: error('Invalid condition multiple Boolean'),
    REDUNDANT_CONDITION_VALUE_NUM: suggestion('Redundant condition value num'),
  },
  *find({ conditions }) {
    for (const { key, operator, node, values } of conditions) {
      if (node.type !== 'array' || node.items.length < 2) continue;
      const types = new Set(
        node.items.map((item) => item.type).filter((type) => type !== 'template' && type !== 'unknown'),
      );
      if (types.size > 1) {
        yield {
          code: 'INVALID_CONDITION_DATA_TYPE',
          at: node,
          message: message`The values of ${code(key)} are of several JSON types in one list; AWS refuses them.`,
          help: message`Write all of them as texts.`,
          value: key,
        };
      }
      if (operator.name === 'Bool' && !operator.qualifier) {
        yield {
          code: 'INVALID_CONDITION_MULTIPLE_BOOLEAN',
          at: node,
          message: message`${code(key)} is compared with several Boolean values, so the condition always holds.`,
          help: message`Keep one of them.`,
          value: key,
        };
      }
      const bound = /^Numeric(Less|Greater)Than/.exec(operator.name ?? '')?.[1];
      if (bound === undefined || values.some((value) => value.uncertain || !/^-?\d/.test(value.text)))
        continue;
      yield {
        code: 'REDUNDANT_CONDITION_VALUE_NUM',
        at: node,
        message: message`Any one of the values of ${code(key)} is enough, so only the ${bound === 'Less' ? 'greatest' : 'least'} counts.`,
        help: message`Keep it alone.`,
        value: key,
      };
    }
  },
});
