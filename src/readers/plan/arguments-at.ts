import type { Node } from '../../policy/node.js';
import { valueOf } from '../../policy/node.js';

/** A value of a resource, with the way to it. */
export interface ArgumentValue {
  readonly node: Node;
  readonly keys: readonly string[];
}

/** The values at a path of nested blocks; a block is a list in a plan. An unknown on the way is what stands there. */
export function argumentsAt(
  node: Node,
  [first, ...rest]: readonly string[],
  keys: readonly string[] = [],
): readonly ArgumentValue[] {
  if (first === undefined || node.type === 'unknown') return [{ node, keys }];
  if (node.type === 'array')
    return node.items.flatMap((item, index) => argumentsAt(item, [first, ...rest], [...keys, String(index)]));
  const value = valueOf(node, first);
  return value ? argumentsAt(value, rest, [...keys, first]) : [];
}

/** `inline_policy`, 0, `policy` as Terraform writes it: `.inline_policy[0].policy`. */
export function argumentPointer(keys: readonly string[]): string {
  return keys.map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`)).join('');
}
