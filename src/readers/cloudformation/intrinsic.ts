import type { Node } from '../../policy/node.js';
import { itemsOf, textOf } from '../../policy/node.js';

/** A CloudFormation function in its long form: an object whose one member is its name. */
export interface Intrinsic {
  readonly name: string;
  readonly argument: Node;
}

/** The function that an object is; undefined for any other object. A statement's Condition is none, since it is no text. */
export function intrinsicOf(node: Node): Intrinsic | undefined {
  const only = node.type === 'object' && node.members.length === 1 ? node.members[0] : undefined;
  if (!only) return undefined;
  const { key: name, value: argument } = only;
  const isName =
    name.startsWith('Fn::') || ((name === 'Ref' || name === 'Condition') && argument.type === 'string');
  return isName ? { name, argument } : undefined;
}

/** Whether a value is `AWS::NoValue`: a property or an item that is not there. */
export function isNoValue(node: Node): boolean {
  const intrinsic = intrinsicOf(node);
  return (
    intrinsic?.name === 'Ref' &&
    intrinsic.argument.type === 'string' &&
    intrinsic.argument.value === 'AWS::NoValue'
  );
}

/** `Fn::If`: the condition's name and the two branches. */
export interface Choice {
  readonly condition: string;
  readonly whenTrue: Node;
  readonly whenFalse: Node;
}

/** The choice that a value is; undefined for any other value, and for an `Fn::If` that CloudFormation would refuse. */
export function choiceOf(node: Node): Choice | undefined {
  const intrinsic = intrinsicOf(node);
  if (intrinsic?.name !== 'Fn::If' || intrinsic.argument.type !== 'array') return undefined;
  const [condition, whenTrue, whenFalse] = intrinsic.argument.items;
  if (condition?.type !== 'string' || !whenTrue || !whenFalse) return undefined;
  return { condition: condition.value, whenTrue, whenFalse };
}

/**
 * What an unknown is called that a function gives, in the author's words: `Ref` and `Fn::GetAtt` as `Fn::Sub` writes them
 * (`Bucket`, `Bucket.Arn`), so that the same value is the same unknown however it is written; any other by its name and
 * argument.
 */
export function sourceOf({ name, argument }: Intrinsic): string {
  if (name === 'Ref') return describe(argument);
  if (name === 'Fn::GetAtt') return itemsOf(argument).map(describe).join('.');
  return `${name.replace('Fn::', '')} ${describe(argument)}`;
}

/** A function's argument in one line, whole: two that differ have two names. */
function describe(node: Node): string {
  if (node.type === 'array') return node.items.map(describe).join(', ');
  if (node.type !== 'object') return textOf(node) ?? 'null';
  return node.members.map(({ key, value }) => `${key.replace('Fn::', '')} ${describe(value)}`).join(', ');
}
