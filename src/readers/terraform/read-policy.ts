import type { Span } from '../../domain/source.js';
import type { Node } from '../../policy/node.js';
import { isCandidate } from '../candidate.js';
import type { Fault } from '../fault.js';
import { memberAt, wrapped } from './as-written.js';
import { dataDocument } from './data-document.js';
import type { Evaluator } from './evaluate.js';
import { readJsonText, readKnownJson } from './json-template.js';
import { attributeOf, type Found } from './module.js';
import { placedAt, spanOf } from './places.js';
import type {
  Block,
  CallExpression,
  Expression,
  Step,
  TemplateExpression,
  TraversalExpression,
} from './syntax.js';

/** What an expression has where a policy belongs. */
export type PolicyValue =
  | { readonly type: 'document'; readonly root: Node }
  | { readonly type: 'fault'; readonly fault: Fault }
  /** Something that the module's files do not tell. */
  | { readonly type: 'hidden'; readonly at: Span; readonly name: string };

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

/** Finds the policies that expressions stand for: written there, or where they refer to. */
export class PolicyReader {
  /** What was read as a policy: calls of jsonencode, texts, objects, and blocks of data documents. */
  readonly used = new Set<Expression | Block>();
  readonly #documents = new Map<Block, Node>();
  readonly #known = new Map<Expression, readonly PolicyValue[]>();
  readonly #open = new Set<Block>();
  #steps = 0;

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
    this.used.add(block);
    const known = this.#documents.get(block);
    if (known) return known;
    const name = `data.aws_iam_policy_document.${block.labels[1]?.text ?? ''}.json`;
    if (this.#open.has(block)) return { type: 'unknown', start: block.start, end: block.end, name };
    this.#open.add(block);
    const evaluator = from.at(home);
    const document = dataDocument(block, evaluator, (source) => this.#source(source, evaluator));
    this.#open.delete(block);
    this.#documents.set(block, document);
    return document;
  }

  /** A source of a data document. What cannot be read is told where it stands, and unknown here. */
  #source(expression: Expression, evaluator: Evaluator): Node[] {
    const unknown: Node = { type: 'unknown', ...spanOf(expression), name: evaluator.source(expression) };
    const values = this.read(expression, evaluator);
    if (values.length === 0 && expression.type === 'traversal') return [unknown];
    return values.map((value) =>
      value.type === 'document' && evaluator.affords(value.root) ? value.root : unknown,
    );
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
      case 'conditional': {
        const holds = evaluator.truth(expression.condition);
        if (holds !== undefined) return this.read(holds ? expression.then : expression.otherwise, evaluator);
        return this.#all([expression.then, expression.otherwise], expression, evaluator);
      }
      case 'traversal':
        return this.#reference(expression, evaluator) ?? [hidden(expression, evaluator)];
      default:
        return [hidden(expression, evaluator)];
    }
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
    this.used.add(expression);
    const text = evaluator.evaluate(expression);
    const read =
      text.type === 'string'
        ? readKnownJson(text)
        : readJsonText(expression, evaluator.pieces(expression.parts));
    if (read === 'hidden') return [hidden(expression, evaluator)];
    return 'root' in read ? [{ type: 'document', root: read.root }] : [{ type: 'fault', fault: read.fault }];
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
    return name === 'file' && isOwnFile(first) ? [] : [hidden(expression, evaluator)];
  }

  #value(written: Expression, value: Expression, evaluator: Evaluator): readonly PolicyValue[] {
    this.used.add(written);
    this.#use(value, evaluator);
    const root = evaluator.evaluate(value);
    return root.type === 'object' ? [{ type: 'document', root }] : [hidden(written, evaluator)];
  }

  /** An object that is read as a policy, also where a local holds it. */
  #use(value: Expression, evaluator: Evaluator): void {
    this.used.add(value);
    if (value.type !== 'traversal' || value.root !== 'local') return;
    const [first, ...steps] = value.steps;
    const found = first?.type === 'attribute' ? evaluator.module.local(first.name) : undefined;
    const item = found && memberAt(found.item.value, steps);
    if (item && !this.used.has(item)) this.#use(item, evaluator);
  }

  #reference(expression: TraversalExpression, evaluator: Evaluator): readonly PolicyValue[] | undefined {
    const { root, steps } = expression;
    const [first, second, ...rest] = steps;
    if (typeof root !== 'string' || first?.type !== 'attribute') return undefined;
    if (root === 'local' || root === 'var') {
      const found = evaluator.module.definition(root, first.name);
      const item = found && memberAt(found.item.value, steps.slice(1));
      return found && item && this.#elsewhere({ item, home: found.home }, expression, evaluator);
    }
    if (root === 'data')
      return second?.type === 'attribute'
        ? this.#data(first.name, second.name, rest, expression, evaluator)
        : undefined;
    const resource = evaluator.module.resource(root, first.name);
    const attribute = second?.type === 'attribute' ? second : undefined;
    const item = resource && attribute && attributeOf(resource.item.body, attribute.name)?.value;
    return resource && item && this.#elsewhere({ item, home: resource.home }, expression, evaluator);
  }

  #data(
    type: string,
    name: string,
    rest: readonly Step[],
    reference: Expression,
    evaluator: Evaluator,
  ): readonly PolicyValue[] | undefined {
    const last = rest.at(-1);
    const isJson = last?.type === 'attribute' && /^(?:minified_)?json$/.test(last.name);
    if (type !== 'aws_iam_policy_document' || !isJson) return undefined;
    const found = evaluator.module.data(type, name);
    // One of another file is reviewed where it stands.
    if (!found) return [];
    const root = this.document(found, evaluator);
    if (root.type !== 'object' || !evaluator.affords(root)) return undefined;
    return [{ type: 'document', root: found.home === evaluator.home ? root : placedAt(root, reference) }];
  }

  /** The policies of an expression that another one refers to; read once, however many refer to it. */
  #elsewhere(
    { item, home }: Found<Expression>,
    reference: Expression,
    from: Evaluator,
  ): readonly PolicyValue[] {
    const values = this.#known.get(item) ?? this.read(item, from.at(home));
    this.#known.set(item, values);
    return values.map((value): PolicyValue => {
      if (value.type === 'hidden') return hidden(reference, from);
      if (value.type === 'fault') return home === from.home ? value : hidden(reference, from);
      if (!from.affords(value.root)) return hidden(reference, from);
      return home === from.home ? value : { type: 'document', root: placedAt(value.root, reference) };
    });
  }
}

function hidden(expression: Expression, evaluator: Evaluator): PolicyValue {
  return { type: 'hidden', at: spanOf(expression), name: evaluator.source(expression) };
}

/** Whether a path names a file that is read, and reviewed, as a policy of its own. */
function isOwnFile(path: Expression): boolean {
  const last = path.type === 'template' ? path.parts.at(-1) : undefined;
  return last?.type === 'text' && isCandidate(last.value);
}
