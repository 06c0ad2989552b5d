import { code, message } from '../domain/message.js';
import type { Message } from '../domain/message.js';
import type { Span } from '../domain/source.js';
import type { Statement, TextItem } from '../policy/document.js';
import { substringSpan } from '../policy/node.js';
import { knownValues } from './condition-values.js';
import { error, statementRule } from './rule.js';

/** A `${...}` of a text, with its place in the file. */
interface Variable {
  /** As it is written, braces and all. */
  readonly written: string;
  /** What stands between the braces. */
  readonly inner: string;
  readonly closed: boolean;
  readonly at: Span;
}

/** The variables of a text. Parts that the file itself fills in are none; see TextItem.uncertain. */
function* variablesOf(item: TextItem): Generator<Variable> {
  const { text, node } = item;
  if (item.uncertain || node.type !== 'string') return;
  for (let start = text.indexOf('${'); start >= 0; start = text.indexOf('${', start + 2)) {
    const end = text.indexOf('}', start);
    const next = text.indexOf('${', start + 2);
    const closed = end > 0 && (next < 0 || end < next);
    const written = text.slice(start, closed ? end + 1 : next < 0 ? text.length : next);
    const inner = closed ? written.slice(2, -1) : written.slice(2);
    yield { written, inner, closed, at: substringSpan(node, start, written.length) };
  }
}

/** Where a policy may have variables. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
function* placesForVariables(statement: Statement): Generator<TextItem> {
  yield* statement.resource?.items ?? [];
  for (const [, , item] of knownValues(statement)) yield item;
}

/** The inner form of a variable: a name without spaces, and, after a comma, a default in single quotes. */
export const variableForm = statementRule({
  class: 'text',
  issues: {
    MISSING_BRACE_IN_VARIABLE: error('Missing brace in variable'),
    EMPTY_VARIABLE: error('Empty variable'),
    UNSUPPORTED_SPACE_IN_VARIABLE: error('Unsupported space in variable'),
    MISSING_QUOTE_IN_VARIABLE: error('Missing quote in variable'),
  },
  *find(statement) {
    for (const item of placesForVariables(statement)) {
      for (const { written, inner, closed, at } of variablesOf(item)) {
        const found = closed ? wrongInside(inner) : missingBrace;
        if (!found) continue;
        const [issue, what, help] = found;
        yield {
          code: issue,
          at,
          message: message`The policy variable ${code(written)} ${what}, so IAM cannot read it.`,
          help,
          value: written,
        };
      }
    }
  },
});

const missingBrace = [
  'MISSING_BRACE_IN_VARIABLE',
  'is not closed',
  message`Add ${code('}')} after the variable's name.`,
] as const;

function wrongInside(
  inner: string,
):
  | readonly [
      'EMPTY_VARIABLE' | 'UNSUPPORTED_SPACE_IN_VARIABLE' | 'MISSING_QUOTE_IN_VARIABLE',
      string,
      Message,
    ]
  | undefined {
  const comma = inner.indexOf(',');
  const name = comma < 0 ? inner : inner.slice(0, comma);
  if (inner.trim() === '')
    return ['EMPTY_VARIABLE', 'is empty', message`Name a condition key, or remove it.`];
  // A tag's key, which stands after a slash, may have spaces of its own.
  if (/\s/.test(name.split('/', 1)[0] ?? '')) {
    return ['UNSUPPORTED_SPACE_IN_VARIABLE', 'has a space in its name', message`Remove the space.`];
  }
  const value = comma < 0 ? undefined : inner.slice(comma + 1).trim();
  if (value === undefined || /^'.*'$/.test(value)) return undefined;
  return [
    'MISSING_QUOTE_IN_VARIABLE',
    'has a default without single quotes',
    message`Write the default in single quotes.`,
  ];
}

/** Variables where IAM takes them as plain text: outside of Resource and Condition, in old versions, under other operators. */
export const variablePlaces = statementRule({
  class: 'text',
  issues: {
    VARIABLE_UNSUPPORTED_IN_ELEMENT: error('Variable unsupported in element'),
    VARIABLE_UNSUPPORTED_IN_VERSION: error('Variable unsupported in version'),
    INVALID_VARIABLE_FOR_OPERATOR: error('Invalid variable for operator'),
  },
  *find(statement, { policy }) {
    for (const item of [...(statement.action?.items ?? []), ...(statement.principal?.items ?? [])]) {
      for (const { written, at } of namedVariables(item)) {
        yield {
          code: 'VARIABLE_UNSUPPORTED_IN_ELEMENT',
          at,
          message: message`IAM reads variables only in Resource and Condition; here ${code(written)} is plain text.`,
          help: message`Name the value, or compare the key in a Condition.`,
          value: written,
        };
      }
    }
    if (
      policy.version !== '2012-10-17' &&
      (policy.version === undefined || policy.version === '2008-10-17')
    ) {
      for (const item of placesForVariables(statement)) {
        for (const { written, at } of namedVariables(item)) {
          yield {
            code: 'VARIABLE_UNSUPPORTED_IN_VERSION',
            at,
            message: message`In a policy of this version ${code(written)} is plain text: variables came with version 2012-10-17.`,
            help: message`Set ${code('"Version": "2012-10-17"')}.`,
            value: written,
          };
        }
      }
    }
    for (const [{ operator }, name, item] of knownValues(statement)) {
      if (/^(?:String|Arn)/.test(name)) continue;
      for (const { written, at } of namedVariables(item)) {
        yield {
          code: 'INVALID_VARIABLE_FOR_OPERATOR',
          at,
          message: message`${code(operator.text)} does not read variables, so it compares with the text ${code(written)}.`,
          help: message`Name the value; variables work under string and ARN operators.`,
          value: written,
        };
      }
    }
  },
});

/** Only what names a condition key is surely meant for IAM; `${account}` may be for another tool to fill in. */
function* namedVariables(item: TextItem): Generator<Variable> {
  for (const variable of variablesOf(item))
    if (variable.closed && /^[\w-]+:/.test(variable.inner)) yield variable;
}
