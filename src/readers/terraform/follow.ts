import { memberAt, wrapped } from './as-written.js';
import type { Evaluator } from './evaluate.js';
import type { Placed } from './scope.js';
import type { Expression } from './syntax.js';

/** References behind references; a policy or a role is at the end of a few. */
const mostSteps = 50;

/**
 * The expression that one stands for, through locals, variables and outputs of modules, in whatever file and module it
 * stands. Where a reference leads nowhere known, it is the reference itself.
 */
export function follow(expression: Expression, evaluator: Evaluator): Placed<Evaluator> {
  let at: Placed<Evaluator> = { expression, evaluator };
  for (let step = 0; step < mostSteps; step++) {
    const next = nextOf(at);
    if (!next) return at;
    at = next;
  }
  return { expression, evaluator };
}

function nextOf({ expression, evaluator }: Placed<Evaluator>): Placed<Evaluator> | undefined {
  if (expression.type === 'group') return { expression: expression.expression, evaluator };
  if (expression.type === 'template') {
    const inner = wrapped(expression);
    return inner && { expression: inner, evaluator };
  }
  return expression.type === 'traversal' ? referred(expression.root, expression.steps, evaluator) : undefined;
}

type Traversal = Extract<Expression, { readonly type: 'traversal' }>;

function referred(
  root: Traversal['root'],
  steps: Traversal['steps'],
  evaluator: Evaluator,
): Placed<Evaluator> | undefined {
  const referent = typeof root === 'string' ? evaluator.referentOf(root, steps) : undefined;
  const found = referent && memberAt(referent.expression, referent.rest);
  return referent && found && { expression: found, evaluator: referent.evaluator };
}

/** A resource or data source that an expression refers to: `aws_iam_role.build.name`, `data.aws_iam_role.build.arn`. */
export interface ResourceReference {
  readonly mode: 'resource' | 'data';
  readonly type: string;
  readonly name: string;
  readonly evaluator: Evaluator;
}

/** The resource at the end of an expression's references. */
export function resourceReference(expression: Expression, from: Evaluator): ResourceReference | undefined {
  const { expression: last, evaluator } = follow(expression, from);
  if (last.type !== 'traversal' || typeof last.root !== 'string') return undefined;
  const [first, second] = last.steps;
  if (first?.type !== 'attribute') return undefined;
  if (last.root !== 'data') return { mode: 'resource', type: last.root, name: first.name, evaluator };
  return second?.type === 'attribute'
    ? { mode: 'data', type: first.name, name: second.name, evaluator }
    : undefined;
}
