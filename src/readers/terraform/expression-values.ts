import type { Span } from '../../domain/source.js';
import type { Member, Node } from '../../policy/node.js';
import { textOf } from '../../policy/node.js';
import { unknownAt } from '../places.js';
import { composeText, type TextPiece } from '../text-pieces.js';
import { bareWord, wrapped } from './as-written.js';
import type { Budget } from './budget.js';
import { forValue, type Values } from './loops.js';
import { binaryValue, eitherValue, truthOf, unaryValue } from './operators.js';
import type {
  CallExpression,
  ConditionalExpression,
  Expression,
  ObjectExpression,
  TemplateExpression,
  TemplatePart,
  TraversalExpression,
} from './syntax.js';
import { templatePieces } from './template-pieces.js';

/** Values of expressions by what stands in them; what references and calls stand for is told by who extends it. */
export abstract class ExpressionValues implements Values {
  protected readonly budget: Budget;

  constructor(budget: Budget) {
    this.budget = budget;
  }

  abstract nameOf(span: Span): string;
  abstract within(names: ReadonlyMap<string, Node>): Values;
  /** The text of the file at a place. */
  abstract source(span: Span): string;
  protected abstract called(expression: CallExpression): Node | undefined;
  protected abstract referred(expression: TraversalExpression): Node | undefined;

  /** The value of an expression; an unknown by its source where it is not known. */
  evaluate(expression: Expression): Node {
    if (!this.budget.enter()) return this.unknownAt(expression);
    const value = this.#value(expression) ?? this.unknownAt(expression);
    this.budget.leave();
    return value;
  }

  /** Whether a condition holds; undefined where it is not known. */
  truth(condition: Expression): boolean | undefined {
    return truthOf(this.evaluate(condition));
  }

  pieces(parts: readonly TemplatePart[]): TextPiece[] {
    return templatePieces(parts, this);
  }

  affords(value: Node): boolean {
    return this.budget.affords(value);
  }

  protected unknownAt(span: Span): Node {
    return unknownAt(span, this.nameOf(span));
  }

  #value(expression: Expression): Node | undefined {
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
        return this.called(expression);
      case 'traversal':
        return this.referred(expression);
      case 'conditional':
        return this.#conditional(expression);
      case 'binary':
        return binaryValue(expression, this.evaluate(expression.left), this.evaluate(expression.right));
      case 'unary':
        return unaryValue(expression, this.evaluate(expression.operand));
      case 'for':
        return forValue(expression, this);
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

  #object({ start, end, members }: ObjectExpression): Node {
    return { type: 'object', start, end, members: members.map(({ key, value }) => this.#member(key, value)) };
  }

  #member(key: Expression, value: Expression): Member {
    const text = key.type === 'keyword' ? this.source(key) : (bareWord(key) ?? textOf(this.evaluate(key)));
    return {
      key: text ?? `\${${this.nameOf(key)}}`,
      keySpan: { start: key.start, end: key.end },
      value: this.evaluate(value),
    };
  }

  #conditional(expression: ConditionalExpression): Node | undefined {
    const holds = this.truth(expression.condition);
    if (holds !== undefined) return this.evaluate(holds ? expression.then : expression.otherwise);
    return eitherValue(expression, this.evaluate(expression.then), this.evaluate(expression.otherwise));
  }
}
