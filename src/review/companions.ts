import type { PolicyDocument } from '../policy/document.js';
import type { DocumentPair } from './pair.js';

/**
 * Which documents count together: the policies of the same kind that hang on the same role or resource, as far as the
 * change shows it. A set of actions that is split over two of them is complete.
 */
export class Companions {
  readonly #head: ReadonlyMap<string, readonly PolicyDocument[]>;
  readonly #base: ReadonlyMap<string, readonly PolicyDocument[]>;

  constructor(pairs: readonly DocumentPair[]) {
    this.#head = byAttachment(pairs.flatMap(({ head }) => (head ? [head.policy] : [])));
    this.#base = byAttachment(pairs.flatMap(({ base }) => (base ? [base.policy] : [])));
  }

  /** The others beside this one at the head. */
  atHead(policy: PolicyDocument): readonly PolicyDocument[] {
    return othersOf(policy, this.#head);
  }

  /** The others beside this one at the merge base. */
  atBase(policy: PolicyDocument): readonly PolicyDocument[] {
    return othersOf(policy, this.#base);
  }
}

function byAttachment(policies: readonly PolicyDocument[]): Map<string, PolicyDocument[]> {
  const groups = new Map<string, PolicyDocument[]>();
  for (const policy of policies) {
    for (const target of policy.attachedTo) {
      const key = keyOf(policy, target);
      const group = groups.get(key);
      if (group) group.push(policy);
      else groups.set(key, [policy]);
    }
  }
  return groups;
}

function othersOf(
  policy: PolicyDocument,
  groups: ReadonlyMap<string, readonly PolicyDocument[]>,
): PolicyDocument[] {
  const others = policy.attachedTo.flatMap((target) => groups.get(keyOf(policy, target)) ?? []);
  return [...new Set(others)].filter((other) => other.id !== policy.id);
}

function keyOf(policy: PolicyDocument, target: string): string {
  return `${policy.kind} ${target}`;
}
