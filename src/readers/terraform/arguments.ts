import { attributeOf } from './module.js';
import { blocksOf } from './repeated-blocks.js';
import type { Body, Expression } from './syntax.js';

/** An argument of a resource, with its address: `aws_iam_role.build.inline_policy[0].policy`. */
export interface Argument {
  readonly pointer: string;
  readonly value: Expression;
}

/** The arguments at a path of nested blocks, each part behind a dot. */
export function argumentsAt(body: Body, path: string, pointer: string): readonly Argument[] {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    const found = attributeOf(body, first);
    return found ? [{ pointer: `${pointer}.${first}`, value: found.value }] : [];
  }
  return blocksOf(body, first).flatMap((inner, index) =>
    argumentsAt(inner.body, rest.join('.'), `${pointer}.${first}[${String(index)}]`),
  );
}
