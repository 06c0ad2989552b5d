import type { Pattern } from './tokens.js';

/** Patterns with those who use them. Patterns that the same ones use say the same, and come as one group. */
export class Grouping<User> {
  readonly #users = new Map<string, { readonly pattern: Pattern; readonly by: Set<User> }>();
  readonly #alone: Pattern[] = [];
  readonly #numbers = new Map<User, number>();

  /** `name` is the pattern's text with whatever else makes it another pattern. */
  add(name: string, pattern: Pattern, user: User): void {
    const known = this.#users.get(name);
    if (!this.#numbers.has(user)) this.#numbers.set(user, this.#numbers.size);
    if (known) known.by.add(user);
    else this.#users.set(name, { pattern, by: new Set([user]) });
  }

  /** A pattern that must be told from all others. */
  addAlone(pattern: Pattern): void {
    this.#alone.push(pattern);
  }

  groups(): Pattern[][] {
    const groups = new Map<string, Pattern[]>();
    for (const { pattern, by } of this.#users.values()) {
      const key = [...by].map((user) => this.#numbers.get(user)).join();
      const group = groups.get(key);
      if (group) group.push(pattern);
      else groups.set(key, [pattern]);
    }
    return [...groups.values(), ...this.#alone.map((pattern) => [pattern])];
  }
}
