import type { Span } from '../../domain/source.js';
import type { OffsetMap, StringNode } from '../../policy/node.js';
import { substringSpan } from '../../policy/node.js';
import type { Expression, Step, TemplatePart } from './syntax.js';

/** The parts of a template that stands in a string, whose places are in the string's value, with places in the file. */
export function movedParts(parts: readonly TemplatePart[], outer: StringNode): TemplatePart[] {
  return parts.map((part): TemplatePart => {
    const span = spanIn(outer, part);
    switch (part.type) {
      case 'text':
        return { ...part, ...span, content: movedContent(part.content, outer) };
      case 'interpolation':
        return { ...part, ...span, expression: moved(part.expression, outer) };
      case 'if': {
        const { condition, then, otherwise } = part;
        const branches = { then: movedParts(then, outer), otherwise: movedParts(otherwise, outer) };
        return { ...part, ...span, condition: moved(condition, outer), ...branches };
      }
      case 'for':
        return {
          ...part,
          ...span,
          collection: moved(part.collection, outer),
          parts: movedParts(part.parts, outer),
        };
    }
  });
}

function spanIn(outer: StringNode, { start, end }: Span): Span {
  return substringSpan(outer, start, end - start);
}

function movedContent(content: number | OffsetMap, outer: StringNode): number | OffsetMap {
  const inner = (index: number): number =>
    typeof content === 'number' ? content + index : content.offsetOf(index);
  if (typeof content === 'number' && typeof outer.content === 'number') return outer.content + content;
  return { offsetOf: (index) => substringSpan(outer, inner(index), 0).start };
}

function moved(expression: Expression, outer: StringNode): Expression {
  const span = spanIn(outer, expression);
  const each = (inner: Expression): Expression => moved(inner, outer);
  switch (expression.type) {
    case 'number':
    case 'keyword':
      return { ...expression, ...span };
    case 'template':
      return { ...expression, ...span, parts: movedParts(expression.parts, outer) };
    case 'tuple':
      return { ...expression, ...span, items: expression.items.map(each) };
    case 'object': {
      const members = expression.members.map(({ key, value }) => ({ key: each(key), value: each(value) }));
      return { ...expression, ...span, members };
    }
    case 'for': {
      const { collection, key, value, condition } = expression;
      const parts = { collection: each(collection), key: key && each(key), value: each(value) };
      return { ...expression, ...span, ...parts, condition: condition && each(condition) };
    }
    case 'call':
      return { ...expression, ...span, args: expression.args.map(each) };
    case 'traversal': {
      const { root, steps } = expression;
      return {
        ...expression,
        ...span,
        root: typeof root === 'string' ? root : each(root),
        steps: steps.map((step) => movedStep(step, outer)),
      };
    }
    case 'conditional': {
      const { condition, then, otherwise } = expression;
      return {
        ...expression,
        ...span,
        condition: each(condition),
        then: each(then),
        otherwise: each(otherwise),
      };
    }
    case 'binary':
      return { ...expression, ...span, left: each(expression.left), right: each(expression.right) };
    case 'unary':
      return { ...expression, ...span, operand: each(expression.operand) };
    case 'group':
      return { ...expression, ...span, expression: each(expression.expression) };
  }
}

function movedStep(step: Step, outer: StringNode): Step {
  const span = spanIn(outer, step);
  return step.type === 'index' ? { ...step, ...span, key: moved(step.key, outer) } : { ...step, ...span };
}
