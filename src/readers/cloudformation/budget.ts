import type { Node } from '../../policy/node.js';
import { textOf } from '../../policy/node.js';

/** Characters that all references of a template may add to it: four times what a template may have itself. */
const mostCharacters = 4_000_000;

/** What a value costs beside its characters. */
const perValue = 100;

/** Bounds what a template of small size can be made into by references to long texts and lists. */
export class Budget {
  #left = mostCharacters;
  readonly #costs = new Map<Node, number>();

  /** Whether there was enough left for a text of so many characters. */
  spend(characters: number): boolean {
    if (characters > this.#left) return false;
    this.#left -= characters;
    return true;
  }

  /** Whether there was enough left for these texts, each of which is a value of its own. */
  spendOnTexts(texts: readonly string[]): boolean {
    return this.spend(texts.reduce((sum, text) => sum + text.length + perValue, 0));
  }

  /** Whether there was enough left for a copy of a value that stands elsewhere. */
  spendOnCopy(node: Node): boolean {
    const known = this.#costs.get(node) ?? costOf(node);
    this.#costs.set(node, known);
    return this.spend(known);
  }
}

function costOf(node: Node): number {
  if (node.type === 'array') return node.items.reduce((sum, item) => sum + costOf(item), perValue);
  if (node.type === 'object')
    return node.members.reduce((sum, { key, value }) => sum + key.length + costOf(value), perValue);
  return (textOf(node)?.length ?? 0) + perValue;
}
