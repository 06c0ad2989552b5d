import type { Statement } from './document.js';
import { valueOf } from './node.js';

/**
 * Whether all that a statement's Condition says could be read: it, or a part of it, may be something that is not known,
 * such as a template's `Fn::If`. Such a statement has conditions that `conditions` does not list.
 */
export function hasWholeCondition({ node }: Statement): boolean {
  const found = valueOf(node, 'Condition');
  if (!found) return true;
  return found.type === 'object' && found.members.every(({ value }) => value.type === 'object');
}
