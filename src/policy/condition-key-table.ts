import { wildcardMatches } from './pattern.js';
import type { ConditionKeyFacts } from './service-facts.js';

/**
 * Where a part of a condition key is for the policy's author to choose, AWS writes `${TagKey}`, `<key>`, `tag-key`, or
 * nothing after the slash: all four stand for one character or more.
 */
const placeholder = /\$\{[^}]*\}|<[^>]*>|(?<=\/)tag-key$|(?<=\/)$/g;

/** Finds condition keys in a list of AWS's, whatever their case, also by a template such as `aws:RequestTag/${TagKey}`. */
export class ConditionKeyTable {
  readonly #exact = new Map<string, ConditionKeyFacts>();
  /** The longest first, so that a key is found by the template that says most of it. */
  readonly #templates: readonly { readonly pattern: string; readonly facts: ConditionKeyFacts }[];

  constructor(keys: Iterable<ConditionKeyFacts>) {
    for (const facts of keys) this.#exact.set(facts.key.toLowerCase(), facts);
    this.#templates = [...this.#exact]
      .map(([key, facts]) => ({ pattern: key.replace(placeholder, '?*'), facts }))
      .filter(({ pattern, facts }) => pattern !== facts.key.toLowerCase())
      .sort((a, b) => b.facts.key.length - a.facts.key.length);
  }

  /** The key of that name, else the template that it fits; undefined if there is neither. */
  find(key: string): ConditionKeyFacts | undefined {
    const name = key.toLowerCase();
    return (
      this.#exact.get(name) ?? this.#templates.find(({ pattern }) => wildcardMatches(pattern, name))?.facts
    );
  }
}
