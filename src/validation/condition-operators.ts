import { code, message } from '../domain/message.js';
import type { Condition, OperatorName } from '../policy/condition.js';
import { operatorNames } from '../policy/condition.js';
import { member } from '../policy/node.js';
import { isMultivalued, keyFacts, valueType } from './condition-key-facts.js';
import { error, securityWarning, statementRule, suggestion, warning } from './rule.js';
import { replaceText } from './text-edits.js';

/** Operators that there are. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
export const operatorNamesRule = statementRule({
  class: 'text',
  of: 'Condition',
  issues: { INVALID_CONDITION_OPERATOR: error('Invalid condition operator') },
  *find({ node }, { policy, suggestions }) {
    const block = member(node, 'Condition')?.value;
    if (block?.type !== 'object') return;
    for (const { key, keySpan } of block.members) {
      const [, qualifier = '', name = '', ifExists = ''] =
        /^((?:ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/i.exec(key) ?? [];
      if (key.includes('${') || knownOperators.has(name.toLowerCase())) continue;
      const near = suggestions.nearest(name, operatorNames);
      const meant = near === undefined ? undefined : qualifier + near + ifExists;
      yield {
        code: 'INVALID_CONDITION_OPERATOR',
        at: keySpan,
        message: message`${code(key)} is no condition operator; AWS refuses the policy.`,
        help:
          meant === undefined
            ? message`Use one of AWS's operators, such as ${code('StringEquals')}.`
            : message`Did you mean ${code(meant)}?`,
        value: key,
        fix: meant === undefined ? [] : replaceText(policy.file, keySpan, key, meant),
      };
    }
  },
});

const knownOperators: ReadonlySet<string> = new Set(operatorNames.map((name) => name.toLowerCase()));

/** Null asks whether a key is there: a suffix or a qualifier around it has no meaning. */
export const nullOperator = statementRule({
  class: 'text',
  of: 'Condition',
  issues: {
    NULL_WITH_IF_EXISTS: error('Null with if exists'),
    NULL_WITH_QUALIFIER: suggestion('Null with qualifier'),
  },
  *find({ conditions }) {
    for (const { operator, operatorSpan } of conditions) {
      if (operator.name !== 'Null') continue;
      if (operator.ifExists) {
        yield {
          code: 'NULL_WITH_IF_EXISTS',
          at: operatorSpan,
          message: message`${code(operator.text)}: Null itself asks whether the key is there, so it takes no IfExists.`,
          help: message`Write ${code('Null')}.`,
          value: operator.text,
        };
      }
      if (operator.qualifier) {
        const result = operator.qualifier === 'ForAllValues' ? 'true' : 'false';
        yield {
          code: 'NULL_WITH_QUALIFIER',
          at: operatorSpan,
          message: message`${code(operator.text)} is always ${result}, whatever the request says.`,
          help: message`Write ${code('Null')} without a qualifier.`,
          value: operator.text,
        };
      }
    }
  },
});

/**
 * Keys of which AWS's data says one thing of how many values they have, and its answers (codeconnections) or its own
 * managed policies (events) another.
 */
const countUnclear: ReadonlySet<string> = new Set([
  'events:detail-type',
  'codestar-connections:provideraction',
  'codeconnections:provideraction',
]);

/** How many values a key has in a request, against the qualifier in front of the operator. */
export const qualifiers = statementRule({
  class: 'data',
  of: 'Condition',
  issues: {
    MISSING_QUALIFIER: error('Missing qualifier'),
    FORALLVALUES_WITH_SINGLE_VALUED_KEY: securityWarning('ForAllValues with single valued key'),
  },
  *find(statement, { services }) {
    for (const condition of statement.conditions) {
      const { operator, key, keySpan, operatorSpan } = condition;
      if (operator.name === undefined || operator.name === 'Null') continue;
      const facts = keyFacts(condition, statement, services);
      if (!facts || countUnclear.has(key.toLowerCase())) continue;
      if (!operator.qualifier && isMultivalued(facts)) {
        yield {
          code: 'MISSING_QUALIFIER',
          at: keySpan,
          message: message`A request can have several values for ${code(key)}, and ${code(operator.text)} does not say whether all or any of them must match.`,
          help: message`Write ${code(`ForAnyValue:${operator.text}`)} or ${code(`ForAllValues:${operator.text}`)}.`,
          value: key,
        };
      } else if (operator.qualifier === 'ForAllValues' && !isMultivalued(facts)) {
        yield {
          code: 'FORALLVALUES_WITH_SINGLE_VALUED_KEY',
          at: operatorSpan,
          message: message`${code(key)} has one value, and ${code(operator.text)} also holds for requests without it, so it may let in more than meant.`,
          help: message`Remove ${code('ForAllValues:')}.`,
          value: key,
        };
      }
    }
  },
});

/** The types of keys that an operator compares, by the first word of its name. */
const comparable: Readonly<Record<string, readonly string[]>> = {
  String: ['String', 'ARN'],
  Numeric: ['Numeric'],
  Date: ['Date'],
  Bool: ['Bool'],
  Binary: ['Binary', 'String'],
  Ip: ['IPAddress'],
  Arn: ['ARN'],
};

const operatorFor: Readonly<Record<string, string>> = {
  String: 'StringEquals',
  ARN: 'ArnLike',
  Numeric: 'NumericEquals',
  Date: 'DateEquals',
  Bool: 'Bool',
  IPAddress: 'IpAddress',
};

/** The operator against the type of the key. aws:EpochTime takes numbers as well as dates, as its page says. */
export const operatorTypes = statementRule({
  class: 'data',
  of: 'Condition',
  issues: {
    TYPE_MISMATCH: warning('Type mismatch'),
    STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS: securityWarning(
      'String like operator with ARN condition keys',
    ),
  },
  *find(statement, { services }) {
    for (const condition of statement.conditions) {
      const { operator, key, node } = condition;
      const facts =
        operator.name && operator.name !== 'Null' ? keyFacts(condition, statement, services) : undefined;
      if (!facts || operator.name === undefined) continue;
      const type = valueType(facts);
      if (type === 'ARN' && /^StringN?o?t?Like$/.test(operator.name)) {
        yield {
          code: 'STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS',
          at: node,
          message: message`${code(key)} is an ARN, and under ${code(operator.text)} a wildcard runs over its colons, so it may match more than meant.`,
          help: message`Use ${code(operator.text.replace(/String(Not)?Like/i, 'Arn$1Like'))}, which compares field by field.`,
          value: key,
        };
      } else if (!compares(operator.name, type) && !isEpoch(condition, operator.name)) {
        yield {
          code: 'TYPE_MISMATCH',
          at: node,
          message: message`${code(key)} is of type ${type}, which ${code(operator.text)} does not compare as such; the condition may never hold.`,
          help: message`Use an operator for its type, such as ${code(operatorFor[type] ?? 'StringEquals')}.`,
          value: key,
        };
      }
    }
  },
});

function compares(name: OperatorName, type: string): boolean {
  const family = /^Not|^[A-Z][a-z]+/.exec(name.replace(/^Not(?=Ip)/, ''))?.[0] ?? '';
  return operatorFor[type] === undefined || (comparable[family]?.includes(type) ?? true);
}

function isEpoch({ key }: Condition, name: OperatorName): boolean {
  return key.toLowerCase() === 'aws:epochtime' && name.startsWith('Numeric');
}
