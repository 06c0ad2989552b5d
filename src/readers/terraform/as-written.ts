import type { Expression, Step, TemplateExpression } from './syntax.js';

/** Whether a template is one interpolation and nothing else: its value is then the expression's, of whatever type. */
export function wrapped({ parts }: TemplateExpression): Expression | undefined {
  const [only, ...more] = parts;
  return only?.type === 'interpolation' && more.length === 0 ? only.expression : undefined;
}

/** The text of a template that is nothing but text; undefined for any other expression. */
export function onlyText(expression: Expression): string | undefined {
  const [only, ...more] = expression.type === 'template' ? expression.parts : [];
  return only?.type === 'text' && more.length === 0 ? only.value : undefined;
}

/** A name without steps, which as an object's key is a text and no reference. */
export function bareWord(expression: Expression): string | undefined {
  return expression.type === 'traversal' &&
    typeof expression.root === 'string' &&
    expression.steps.length === 0
    ? expression.root
    : undefined;
}

/** The expression of a member of an object, by steps with known keys. */
export function memberAt(value: Expression, steps: readonly Step[]): Expression | undefined {
  let at: Expression | undefined = value;
  for (const step of steps) {
    if (at?.type !== 'object' || step.type !== 'attribute') return undefined;
    at = at.members.findLast(({ key }) => (bareWord(key) ?? onlyText(key)) === step.name)?.value;
  }
  return at;
}
