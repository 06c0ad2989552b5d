import type { Node } from '../../policy/node.js';
import { sizeOf } from './node-size.js';

/** Expressions within expressions and references within references; a few hundred are no policy of a person. */
const deepest = 300;

/** What all references of a module may add up to, in characters and nodes: values that double at each step end here. */
const mostReferred = 1_000_000;

/** What the values of a module's expressions may cost, shared by the evaluators of all its files. */
export class Budget {
  readonly #most: number;
  #depth = 0;
  #referred = 0;

  /** `length`: the characters of the files, which may well refer to each of them once. */
  constructor(length = 0) {
    this.#most = Math.max(mostReferred, length);
  }

  /** Goes one level deeper, until {@link leave}; false, with nothing done, where that is too deep. */
  enter(): boolean {
    if (this.#depth > deepest) return false;
    this.#depth++;
    return true;
  }

  leave(): void {
    this.#depth--;
  }

  /** Counts a value that is used by reference; false once all of them add up to too much. */
  affords(value: Node): boolean {
    this.#referred += sizeOf(value, this.#most - this.#referred);
    return this.#referred <= this.#most;
  }

  /** Whether a value is small enough to be copied to the place of a reference, which shares nothing any more. */
  allowsCopy(value: Node): boolean {
    return sizeOf(value, this.#most) <= this.#most;
  }
}
