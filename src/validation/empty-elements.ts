import { code, message } from '../domain/message.js';
import type { Condition } from '../policy/condition.js';
import type { Statement } from '../policy/document.js';
import type { Node } from '../policy/node.js';
import { valueOf } from '../policy/node.js';
import type { Issue, StatementProblem } from './rule.js';
import { statementRule, suggestion } from './rule.js';

/** Lists and objects with nothing in them, so that the statement says nothing, or not what it seems to. */
export const emptyElements = statementRule({
  class: 'text',
  issues: {
    EMPTY_ARRAY_ACTION: suggestion('Empty array action'),
    EMPTY_ARRAY_RESOURCE: suggestion('Empty array resource'),
    EMPTY_ARRAY_PRINCIPAL: suggestion('Empty array principal'),
    EMPTY_OBJECT_PRINCIPAL: suggestion('Empty object principal'),
  },
  *find(statement) {
    const { action, resource, principal } = statement;
    if (action && isEmptyArray(action.node)) yield* nothing('EMPTY_ARRAY_ACTION', action.node, 'actions');
    if (resource && isEmptyArray(resource.node))
      yield* nothing('EMPTY_ARRAY_RESOURCE', resource.node, 'resources');
    if (principal?.node.type !== 'object') return;
    if (principal.node.members.length === 0)
      yield* nothing('EMPTY_OBJECT_PRINCIPAL', principal.node, 'principals');
    for (const { value } of principal.node.members) {
      if (isEmptyArray(value)) yield* nothing('EMPTY_ARRAY_PRINCIPAL', value, 'principals');
    }
  },
});

function* nothing<Code extends string>(
  issue: Code,
  node: Node,
  what: string,
): Generator<StatementProblem<Code>> {
  yield {
    code: issue,
    at: node,
    message: message`The statement lists no ${what}, so it has no effect.`,
    help: message`Name ${what}, or remove the statement.`,
    value: node.type === 'array' ? '[]' : '{}',
  };
}

/** Conditions without keys or values; what an empty list means depends on the operator around it. */
export const emptyConditions = statementRule({
  class: 'text',
  of: 'Condition',
  issues: {
    EMPTY_OBJECT_CONDITION: suggestion('Empty object condition'),
    EMPTY_ARRAY_CONDITION: suggestion('Empty array condition'),
    EMPTY_ARRAY_CONDITION_FORALLVALUES: suggestion('Empty array condition ForAllValues'),
    EMPTY_ARRAY_CONDITION_FORANYVALUE: suggestion('Empty array condition ForAnyValue'),
    EMPTY_ARRAY_CONDITION_IFEXISTS: suggestion('Empty array condition IfExists'),
  } satisfies Record<string, Issue>,
  *find(statement) {
    for (const node of emptyBlocks(statement)) {
      yield {
        code: 'EMPTY_OBJECT_CONDITION',
        at: node,
        message: message`The condition is empty, so it restricts nothing.`,
        help: message`Remove it, or say what has to hold.`,
        value: '{}',
      };
    }
    for (const condition of statement.conditions) {
      if (!isEmptyArray(condition.node)) continue;
      const [issue, meaning] = emptyList(condition);
      yield {
        code: issue,
        at: condition.node,
        message: message`${code(condition.key)} is compared with no value under ${code(condition.operator.text)}, ${meaning}.`,
        help:
          issue === 'EMPTY_ARRAY_CONDITION' || issue === 'EMPTY_ARRAY_CONDITION_FORANYVALUE'
            ? message`Name values, or remove the condition.`
            : message`To ask whether the key is absent, use ${code('Null')} with ${code('true')}.`,
        value: condition.key,
      };
    }
  },
});

function* emptyBlocks(statement: Statement): Generator<Node> {
  const block = valueOf(statement.node, 'Condition');
  if (block?.type !== 'object') return;
  if (block.members.length === 0) yield block;
  for (const { value } of block.members) {
    if (value.type === 'object' && value.members.length === 0) yield value;
  }
}

function emptyList({ operator }: Condition) {
  if (operator.qualifier === 'ForAllValues') {
    return ['EMPTY_ARRAY_CONDITION_FORALLVALUES', 'which holds only for requests without the key'] as const;
  }
  if (operator.qualifier === 'ForAnyValue')
    return ['EMPTY_ARRAY_CONDITION_FORANYVALUE', 'which never holds'] as const;
  if (operator.ifExists)
    return ['EMPTY_ARRAY_CONDITION_IFEXISTS', 'which holds only for requests without the key'] as const;
  return ['EMPTY_ARRAY_CONDITION', 'so it has no effect'] as const;
}

function isEmptyArray(node: Node): boolean {
  return node.type === 'array' && node.items.length === 0;
}
