import { mayEmbedPolicy } from '../embedded.js';
import { isPolicy } from '../policy-shape.js';
import { wrapped } from './as-written.js';
import type { Evaluator } from './evaluate.js';
import { addressOf } from './module.js';
import type { PolicyValue } from './policy-value.js';
import type { PolicyReader } from './read-policy.js';
import type { Block, Body, Expression, ObjectExpression, TemplatePart } from './syntax.js';

/** A word of every policy. */
const statementWord = /statement/i;

/** A policy that stands where no resource of ours has one. */
export interface LoosePolicy {
  /** The address of the argument that it is in, in its module. */
  readonly pointer: string;
  readonly value: PolicyValue;
}

/**
 * The policies of a file that stand somewhere else than in a known argument, recognised by what they say: a module's
 * input, a local that another file uses, a resource that is not in our table. What was read already is passed over.
 */
export function loosePolicies(
  blocks: readonly Block[],
  evaluator: Evaluator,
  reader: PolicyReader,
): readonly LoosePolicy[] {
  const found: LoosePolicy[] = [];
  const visit = ({ attributes, blocks: inner }: Body, pointer: string): void => {
    for (const { name, value } of attributes) {
      // Most say nothing of the kind, and need not be walked through.
      if (!statementWord.test(evaluator.source(value))) continue;
      for (const policy of policiesIn(value, evaluator, reader))
        found.push({ pointer: `${pointer}.${name}`, value: policy });
    }
    for (const { type, body } of inner) visit(body, `${pointer}.${type}`);
  };
  for (const block of blocks)
    if (statementWord.test(evaluator.source(block))) visit(block.body, addressOf(block));
  return found;
}

/** The policies in an expression, in the file's order. */
function policiesIn(
  expression: Expression,
  evaluator: Evaluator,
  reader: PolicyReader,
): readonly PolicyValue[] {
  const found: PolicyValue[] = [];
  const open = [expression];
  for (let each = open.pop(); each; each = open.pop()) {
    if (reader.hasRead(each, evaluator)) continue;
    const policies = looksLikePolicy(each) ? reader.read(each, evaluator).filter(isFound) : [];
    found.push(...policies);
    if (policies.length === 0) for (const child of childrenOf(each).toReversed()) open.push(child);
  }
  return found;
}

function isFound(value: PolicyValue): boolean {
  return (
    value.type === 'fault' ||
    (value.type === 'document' && value.root.type === 'object' && isPolicy(value.root))
  );
}

function looksLikePolicy(expression: Expression): boolean {
  switch (expression.type) {
    case 'object':
      return hasStatement(expression);
    case 'call': {
      const [first] = expression.args;
      return expression.name === 'jsonencode' && first?.type === 'object' && hasStatement(first);
    }
    case 'template':
      return (
        !wrapped(expression) &&
        mayEmbedPolicy(expression.parts.map((part) => (part.type === 'text' ? part.value : '')).join(''))
      );
    default:
      return false;
  }
}

function hasStatement({ members }: ObjectExpression): boolean {
  return members.some(({ key }) => {
    const word =
      key.type === 'traversal' ? key.root : key.type === 'template' ? firstText(key.parts) : undefined;
    return typeof word === 'string' && word.toLowerCase() === 'statement';
  });
}

function firstText([first]: readonly TemplatePart[]): string | undefined {
  return first?.type === 'text' ? first.value : undefined;
}

const none: readonly Expression[] = [];

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.type) {
    case 'template':
      return expression.parts.flatMap((part) => (part.type === 'interpolation' ? [part.expression] : []));
    case 'tuple':
      return expression.items;
    case 'object':
      return expression.members.map(({ value }) => value);
    case 'call':
      return expression.args;
    case 'conditional':
      return [expression.then, expression.otherwise];
    case 'group':
      return [expression.expression];
    case 'for':
      return [expression.value];
    default:
      return none;
  }
}
