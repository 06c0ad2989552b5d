import type { Node } from '../../policy/node.js';
import { readJsonText, readKnownJson } from '../json-text.js';
import { placedAt, spanOf } from '../places.js';
import { wrapped } from './as-written.js';
import { dataDocument } from './data-document.js';
import type { Evaluator } from './evaluate.js';
import { follow } from './follow.js';
import { attributeOf, type Found } from './module.js';
import { PolicyMemo } from './policy-memo.js';
import { fromText, hidden, policyFile, templateFile, type PolicyValue } from './policy-value.js';
import type {
  Block,
  CallExpression,
  ConditionalExpression,
  Expression,
  Step,
  TemplateExpression,
  TraversalExpression,
} from './syntax.js';

/** References within references; a policy is at the end of a few. */
const mostSteps = 50;

/** Policies that one argument may have, by its conditions: more than that nobody reviews. */
const mostAlternatives = 16;

/** Functions that give the policy that they are given, or the first of several that there is. */
const transparent = new Set([
  'trimspace',
  'chomp',
  'tostring',
  'sensitive',
  'nonsensitive',
  'try',
  'coalesce',
]);

/** Finds the policies that expressions of modules stand for: written there, or where they refer to. */
export class PolicyReader {
  readonly #memos = new Map<Evaluator, PolicyMemo<PolicyValue>>();
  #steps = 0;

  /** Whether something of an evaluator's file was read as a policy. */
  hasRead(item: Expression | Block, evaluator: Evaluator): boolean {
    return this.#memoOf(evaluator).used.has(item);
  }

  /**
   * The policies of an expression: several where a condition is not known, none where it is null or reviewed in a file of
   * its own.
   */
  read(expression: Expression, evaluator: Evaluator): readonly PolicyValue[] {
    if (this.#steps >= mostSteps) return [hidden(expression, evaluator)];
    this.#steps++;
    const values = this.#read(expression, evaluator);
    this.#steps--;
    return values;
  }

  /** The policy of an `aws_iam_policy_document`; an unknown where it is a part of itself. */
  document({ item: block, home }: Found<Block>, from: Evaluator): Node {
    const evaluator = from.at(home);
    const memo = this.#memoOf(evaluator);
    memo.used.add(block);
    const known = memo.documents.get(block);
    if (known) return known;
    const name = `${from.scope.address}data.aws_iam_policy_document.${block.labels[1]?.text ?? ''}.json`;
    if (memo.open.has(block)) return { type: 'unknown', start: block.start, end: block.end, name };
    memo.open.add(block);
    const document = dataDocument(block, evaluator, (source) => this.#source(source, evaluator));
    memo.open.delete(block);
    memo.documents.set(block, document);
    return document;
  }

  /** A source of a data document. What cannot be read is told where it stands, and unknown here. */
  #source(expression: Expression, evaluator: Evaluator): Node[] {
    const unknown: Node = { type: 'unknown', ...spanOf(expression), name: evaluator.nameOf(expression) };
    const values = this.read(expression, evaluator);
    if (values.length === 0 && expression.type === 'traversal') return [unknown];
    return values.map((value) => {
      if (value.type !== 'document' || !evaluator.affords(value.root)) return unknown;
      return value.file === evaluator.home.file ? value.root : placedAt(value.root, expression);
    });
  }

  #read(expression: Expression, evaluator: Evaluator): readonly PolicyValue[] {
    switch (expression.type) {
      case 'group':
        return this.read(expression.expression, evaluator);
      case 'keyword':
        return expression.value === null ? [] : [hidden(expression, evaluator)];
      case 'template':
        return this.#text(expression, evaluator);
      case 'object':
        return this.#value(expression, expression, evaluator);
      case 'call':
        return this.#call(expression, evaluator);
      case 'conditional':
        return this.#conditional(expression, evaluator);
      case 'traversal':
        return this.#reference(expression, evaluator) ?? [hidden(expression, evaluator)];
      default:
        return [hidden(expression, evaluator)];
    }
  }

  #conditional(expression: ConditionalExpression, evaluator: Evaluator): readonly PolicyValue[] {
    const { condition, then, otherwise } = expression;
    const holds = evaluator.truth(condition);
    if (holds !== undefined) return this.read(holds ? then : otherwise, evaluator);
    return this.#all([then, otherwise], expression, evaluator);
  }

  /** The different policies of several expressions. */
  #all(expressions: readonly Expression[], whole: Expression, evaluator: Evaluator): readonly PolicyValue[] {
    const byMeaning = new Map<unknown, PolicyValue>();
    for (const value of expressions.flatMap((each) => this.read(each, evaluator)))
      byMeaning.set(
        value.type === 'document' ? value.root : value.type === 'hidden' ? value.name : value.fault,
        value,
      );
    return byMeaning.size > mostAlternatives ? [hidden(whole, evaluator)] : [...byMeaning.values()];
  }

  #text(expression: TemplateExpression, evaluator: Evaluator): readonly PolicyValue[] {
    const inner = wrapped(expression);
    if (inner) return this.read(inner, evaluator);
    if (expression.parts.every((part) => part.type === 'text' && /^\s*$/.test(part.value))) return [];
    this.#memoOf(evaluator).used.add(expression);
    const text = evaluator.evaluate(expression);
    const read =
      text.type === 'string'
        ? readKnownJson(text)
        : readJsonText(expression, evaluator.pieces(expression.parts));
    return [fromText(read, evaluator.home.file) ?? hidden(expression, evaluator)];
  }

  #call(expression: CallExpression, evaluator: Evaluator): readonly PolicyValue[] {
    const { name, args } = expression;
    const [first] = args;
    if (!first || expression.expands) return [hidden(expression, evaluator)];
    if (name === 'jsonencode') {
      const decoded = first.type === 'call' && first.name === 'jsondecode' ? first.args[0] : undefined;
      return decoded ? this.read(decoded, evaluator) : this.#value(expression, first, evaluator);
    }
    if (transparent.has(name)) return this.#all(args, expression, evaluator);
    if (name === 'file') return policyFile(expression, first, evaluator);
    if (name === 'templatefile') return [templateFile(expression, evaluator)];
    return [hidden(expression, evaluator)];
  }

  #value(written: Expression, value: Expression, evaluator: Evaluator): readonly PolicyValue[] {
    const { expression, evaluator: its } = follow(value, evaluator);
    // An object that a local of another file holds is best shown there.
    const isElsewhere = expression.type === 'object' && its.home.file !== evaluator.home.file;
    for (const item of [written, value]) this.#memoOf(evaluator).used.add(item);
    this.#memoOf(its).used.add(expression);
    const root = isElsewhere ? its.evaluate(expression) : evaluator.evaluate(value);
    if (root.type !== 'object') return [hidden(written, evaluator)];
    return [{ type: 'document', root, file: (isElsewhere ? its : evaluator).home.file }];
  }

  #reference(expression: TraversalExpression, evaluator: Evaluator): readonly PolicyValue[] | undefined {
    const { root, steps } = expression;
    const [first, second, ...rest] = steps;
    if (typeof root !== 'string' || first?.type !== 'attribute') return undefined;
    const { expression: item, evaluator: its } = follow(expression, evaluator);
    if (item !== expression) return this.#elsewhere(item, its, expression, evaluator);
    if (root === 'data' && second?.type === 'attribute')
      return this.#data(first.name, second.name, rest, evaluator);
    const resource = evaluator.module.resource(root, first.name);
    const attribute = second?.type === 'attribute' ? second : undefined;
    const value = resource && attribute && attributeOf(resource.item.body, attribute.name)?.value;
    return resource && value && this.#elsewhere(value, evaluator.at(resource.home), expression, evaluator);
  }

  #data(
    type: string,
    name: string,
    rest: readonly Step[],
    evaluator: Evaluator,
  ): readonly PolicyValue[] | undefined {
    const last = rest.at(-1);
    const isJson = last?.type === 'attribute' && /^(?:minified_)?json$/.test(last.name);
    if (type !== 'aws_iam_policy_document' || !isJson) return undefined;
    const found = evaluator.module.data(type, name);
    // One of a file that was not read is reviewed where it stands.
    if (!found) return evaluator.module.isWhole ? undefined : [];
    const root = this.document(found, evaluator);
    if (root.type !== 'object' || !evaluator.affords(root)) return undefined;
    return [{ type: 'document', root, file: found.home.file }];
  }

  /** The policies of an expression that another one refers to; read once, however many refer to it. */
  #elsewhere(
    item: Expression,
    its: Evaluator,
    reference: Expression,
    from: Evaluator,
  ): readonly PolicyValue[] {
    const { policies } = this.#memoOf(its);
    const values = policies.get(item) ?? this.read(item, its);
    policies.set(item, values);
    return values.map((value) => {
      if (value.type === 'fault') return value;
      return value.type === 'document' && from.affords(value.root) ? value : hidden(reference, from);
    });
  }

  #memoOf(evaluator: Evaluator): PolicyMemo<PolicyValue> {
    const known = this.#memos.get(evaluator) ?? new PolicyMemo<PolicyValue>();
    this.#memos.set(evaluator, known);
    return known;
  }
}
