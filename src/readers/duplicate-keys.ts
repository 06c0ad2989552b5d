import type { Span } from '../domain/source.js';
import type { Member, Node } from '../policy/node.js';

/** A key that stands more than once in one object. */
export interface DuplicateKey {
  readonly key: string;
  readonly first: Span;
  /** The last one, which most readers take. */
  readonly last: Span;
}

/** The keys that a tree has twice, one entry for each object and key. Linear, also where aliases share values. */
export function duplicateKeys(root: Node): DuplicateKey[] {
  const found: DuplicateKey[] = [];
  const seen = new Set<Node>([root]);
  // A Set is walked in the order of its additions, and what is added on the way is walked as well.
  for (const node of seen) {
    if (node.type === 'array') for (const item of node.items) seen.add(item);
    if (node.type !== 'object') continue;
    for (const { value } of node.members) seen.add(value);
    found.push(...duplicatesOf(node.members));
  }
  return found.sort((a, b) => a.last.start - b.last.start);
}

function duplicatesOf(members: readonly Member[]): readonly DuplicateKey[] {
  const byKey = new Map<string, DuplicateKey>();
  for (const { key, keySpan } of members) {
    const first = byKey.get(key)?.first ?? keySpan;
    byKey.set(key, { key, first, last: keySpan });
  }
  if (byKey.size === members.length) return [];
  return [...byKey.values()].filter(({ first, last }) => first !== last);
}
