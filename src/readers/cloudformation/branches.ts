import type { Node } from '../../policy/node.js';
import { choiceOf, isNoValue } from './intrinsic.js';
import type { World } from './world.js';

/** An item of a list, with the conditions under which the list has it. */
export interface Leaf {
  readonly node: Node;
  readonly when: World;
  /** The pointer from the list to it: `/0`, `/0/Fn::If/1`; empty for a lone value. */
  readonly path: string;
}

const nothing: World = new Map();

/**
 * The items of a list, or of a lone value, with those of both branches of each `Fn::If` that `given` does not decide. A
 * list that is written in a list is an item of it, and a fault of its own.
 */
export function leavesOf(node: Node, given: World = nothing, path = ''): Leaf[] {
  if (node.type !== 'array') return itemLeaves(node, given, path);
  return node.items.flatMap((item, index) => itemLeaves(item, given, `${path}/${String(index)}`));
}

function itemLeaves(node: Node, given: World, path: string): Leaf[] {
  if (isNoValue(node)) return [];
  const choice = choiceOf(node);
  if (!choice) return [{ node, when: given, path }];
  const { condition, whenTrue, whenFalse } = choice;
  const holds = given.get(condition);
  const under = (branch: Node, value: boolean): Leaf[] =>
    holds === !value
      ? []
      : leavesOf(branch, new Map([...given, [condition, value]]), `${path}/Fn::If/${value ? '1' : '2'}`);
  return [...under(whenTrue, true), ...under(whenFalse, false)];
}

/** Whether an item is a choice of which one side is that it is not there. */
export function mayBeAbsent(node: Node, given: World): boolean {
  const choice = choiceOf(node);
  if (!choice || given.has(choice.condition)) return false;
  return [choice.whenTrue, choice.whenFalse].some((each) => isNoValue(each) || mayBeAbsent(each, given));
}
