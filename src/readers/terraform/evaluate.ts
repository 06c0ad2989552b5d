import type { Span } from '../../domain/source.js';
import type { Member, Node } from '../../policy/node.js';
import { textOf, valueOf } from '../../policy/node.js';
import { composeText, pieceOf, piecesOf, type TextPiece } from '../text-pieces.js';
import { bareWord, onlyText, wrapped } from './as-written.js';
import { Budget } from './budget.js';
import { functions } from './functions.js';
import type { Found, TerraformFile, TerraformModule } from './module.js';
import { binaryValue, eitherValue, truthOf, unaryValue } from './operators.js';
import { placedAt, piecesAt } from './places.js';
import { resourceAttribute } from './resource-names.js';
import type {
  Attribute,
  CallExpression,
  ConditionalExpression,
  Expression,
  ObjectExpression,
  Step,
  TemplateExpression,
  TemplatePart,
  TraversalExpression,
} from './syntax.js';

/**
 * Values of a module's expressions, as far as its files tell. What they do not tell is an unknown by its source: a
 * resource's computed attribute, a variable without a default, a module's output, most functions. Places are those of
 * where a value is written; of one from another file, of the reference.
 */
export class Evaluator {
  readonly module: TerraformModule;
  readonly home: TerraformFile;
  readonly #known = new Map<Expression, Node>();
  readonly #open = new Set<Expression>();
  readonly #budget: Budget;
  readonly #others: Map<TerraformFile, Evaluator>;

  constructor(module: TerraformModule, home: TerraformFile, parent?: Evaluator) {
    this.module = module;
    this.home = home;
    this.#budget = parent ? parent.#budget : new Budget();
    this.#others = parent ? parent.#others : new Map<TerraformFile, Evaluator>();
    this.#others.set(home, this);
  }

  /** The evaluator of another file of the module. */
  at(home: TerraformFile): Evaluator {
    return this.#others.get(home) ?? new Evaluator(this.module, home, this);
  }

  source({ start, end }: Span): string {
    return this.home.file.text.slice(start, end);
  }

  evaluate(expression: Expression): Node {
    if (!this.#budget.enter()) return this.#unknown(expression);
    const value = this.#evaluate(expression);
    this.#budget.leave();
    return value;
  }

  #unknown(expression: Expression): Node {
    return composeText(expression, [{ unknown: this.source(expression) }]);
  }

  #evaluate(expression: Expression): Node {
    const { start, end } = expression;
    switch (expression.type) {
      case 'number':
        return { type: 'number', start, end, value: Number(expression.source), source: expression.source };
      case 'keyword':
        return expression.value === null
          ? { type: 'null', start, end }
          : { type: 'boolean', start, end, value: expression.value };
      case 'template':
        return this.#template(expression);
      case 'tuple':
        return { type: 'array', start, end, items: expression.items.map((item) => this.evaluate(item)) };
      case 'object':
        return this.#object(expression);
      case 'group':
        return this.evaluate(expression.expression);
      case 'call':
        return this.#call(expression);
      case 'traversal':
        return this.#traversal(expression);
      case 'conditional':
        return this.#conditional(expression);
      case 'binary':
        return (
          binaryValue(expression, this.evaluate(expression.left), this.evaluate(expression.right)) ??
          this.#unknown(expression)
        );
      case 'unary':
        return unaryValue(expression, this.evaluate(expression.operand)) ?? this.#unknown(expression);
      case 'for':
        return this.#unknown(expression);
    }
  }

  #template(expression: TemplateExpression): Node {
    const inner = wrapped(expression);
    if (inner) return this.evaluate(inner);
    const { start, end, parts } = expression;
    const [only, ...more] = parts;
    if (only?.type === 'text' && more.length === 0)
      return { type: 'string', start, end, value: only.value, content: only.content };
    return composeText(expression, this.pieces(parts));
  }

  /** The parts of a template as known texts and unknowns. */
  pieces(parts: readonly TemplatePart[]): TextPiece[] {
    return parts.flatMap((part): readonly TextPiece[] => {
      const unknown = [{ unknown: this.source(part), at: part }];
      switch (part.type) {
        case 'text':
          return [pieceOf({ ...part, type: 'string' }, 0, part.value.length)];
        case 'interpolation': {
          const pieces = piecesOf(this.evaluate(part.expression));
          return pieces ? piecesAt(part, pieces) : [{ unknown: this.source(part.expression), at: part }];
        }
        case 'if': {
          const holds = this.truth(part.condition);
          return holds === undefined ? unknown : this.pieces(holds ? part.then : part.otherwise);
        }
        case 'for':
          return unknown;
      }
    });
  }

  #object({ start, end, members }: ObjectExpression): Node {
    return { type: 'object', start, end, members: members.map(({ key, value }) => this.#member(key, value)) };
  }

  #member(key: Expression, value: Expression): Member {
    const text = key.type === 'keyword' ? this.source(key) : (bareWord(key) ?? textOf(this.evaluate(key)));
    return {
      key: text ?? `\${${this.source(key)}}`,
      keySpan: { start: key.start, end: key.end },
      value: this.evaluate(value),
    };
  }

  #call(expression: CallExpression): Node {
    const known = expression.expands ? undefined : functions.get(expression.name);
    const args = known ? expression.args.map((arg) => this.evaluate(arg)) : [];
    return known?.(expression, args) ?? this.#unknown(expression);
  }

  #conditional(expression: ConditionalExpression): Node {
    const holds = this.truth(expression.condition);
    if (holds !== undefined) return this.evaluate(holds ? expression.then : expression.otherwise);
    const branches = [this.evaluate(expression.then), this.evaluate(expression.otherwise)] as const;
    return eitherValue(expression, ...branches) ?? this.#unknown(expression);
  }

  /** Whether a condition holds; undefined where it is not known. */
  truth(condition: Expression): boolean | undefined {
    return truthOf(this.evaluate(condition));
  }

  #traversal(expression: TraversalExpression): Node {
    const { root, steps } = expression;
    const value =
      typeof root === 'string'
        ? this.#reference(expression, root, steps)
        : selected(this.evaluate(root), steps);
    return value && this.affords(value) ? value : this.#unknown(expression);
  }

  /** Counts a value that is used by reference; false once a module's references add up to too much. */
  affords(value: Node): boolean {
    return this.#budget.affords(value);
  }

  #reference(
    expression: TraversalExpression,
    root: string,
    [first, ...rest]: readonly Step[],
  ): Node | undefined {
    if (first?.type !== 'attribute') return undefined;
    if (root === 'local' || root === 'var') {
      const found = this.module.definition(root, first.name);
      const value = found && this.#definition(found, expression);
      return value && selected(value, rest);
    }
    const resource = this.module.resource(root, first.name);
    const [index, last] = rest.length === 2 ? rest : [undefined, rest[0]];
    if (!resource || rest.length > 2 || last?.type !== 'attribute' || (index && index.type !== 'index'))
      return undefined;
    const address = this.source({ start: expression.start, end: (index ?? first).end });
    const evaluator = this.at(resource.home);
    const evaluate = (each: Expression): Node => evaluator.evaluate(each);
    return resourceAttribute({ block: resource.item, type: root, address, evaluate }, last.name, expression);
  }

  /** The value of a local or a variable's default; undefined where it refers to itself. */
  #definition({ item, home }: Found<Attribute>, reference: Span): Node | undefined {
    const owner = this.at(home);
    const value = owner.#once(item.value);
    if (!value || home === this.home) return value;
    return this.#budget.allowsCopy(value) ? placedAt(value, reference) : undefined;
  }

  #once(expression: Expression): Node | undefined {
    const known = this.#known.get(expression);
    if (known) return known;
    if (this.#open.has(expression)) return undefined;
    this.#open.add(expression);
    const value = this.evaluate(expression);
    this.#open.delete(expression);
    this.#known.set(expression, value);
    return value;
  }
}

/** A part of a known value; undefined where it is not known. */
function selected(value: Node, steps: readonly Step[]): Node | undefined {
  let at: Node | undefined = value;
  for (const step of steps) {
    const key =
      step.type === 'attribute' ? step.name : step.type === 'index' ? literalKey(step.key) : undefined;
    if (key === undefined) return undefined;
    at = at?.type === 'array' ? at.items[Number(key)] : valueOf(at, key);
  }
  return at;
}

function literalKey(key: Expression): string | undefined {
  return key.type === 'number' ? key.source : onlyText(key);
}
