/** A set of small numbers from 0, of a fixed size; never changed once it is made. */
export class BitSet {
  readonly size: number;
  readonly #words: Uint32Array;

  private constructor(size: number, words: Uint32Array) {
    this.size = size;
    this.#words = words;
  }

  static none(size: number): BitSet {
    return new BitSet(size, new Uint32Array((size + 31) >>> 5));
  }

  /** The numbers below `size` for which the test holds. */
  static where(size: number, test: (number: number) => boolean): BitSet {
    const words = new Uint32Array((size + 31) >>> 5);
    for (let i = 0; i < size; i++) if (test(i)) words[i >>> 5] = (words[i >>> 5] ?? 0) | (1 << (i & 31));
    return new BitSet(size, words);
  }

  static all(size: number): BitSet {
    return BitSet.where(size, () => true);
  }

  has(number: number): boolean {
    return (((this.#words[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;
  }

  and(other: BitSet): BitSet {
    return this.#combine(other, (left, right) => left & right);
  }

  minus(other: BitSet): BitSet {
    return this.#combine(other, (left, right) => left & ~right);
  }

  or(other: BitSet): BitSet {
    return this.#combine(other, (left, right) => left | right);
  }

  meets(other: BitSet): boolean {
    return this.#words.some((word, index) => (word & (other.#words[index] ?? 0)) !== 0);
  }

  /** Whether every number of this set is in the other. */
  isWithin(other: BitSet): boolean {
    return this.#words.every((word, index) => (word & ~(other.#words[index] ?? 0)) === 0);
  }

  get isEmpty(): boolean {
    return this.#words.every((word) => word === 0);
  }

  /** The set of one number, of the same size. */
  only(number: number): BitSet {
    return BitSet.where(this.size, (each) => each === number);
  }

  /** The smallest number of the set; undefined for the empty set. */
  get first(): number | undefined {
    const index = this.#words.findIndex((word) => word !== 0);
    const word = this.#words[index];
    return word === undefined ? undefined : (index << 5) + 31 - Math.clz32(word & -word);
  }

  *[Symbol.iterator](): Generator<number> {
    for (let i = 0; i < this.size; i++) if (this.has(i)) yield i;
  }

  #combine(other: BitSet, operate: (left: number, right: number) => number): BitSet {
    const words = this.#words.map((word, index) => operate(word, other.#words[index] ?? 0));
    return new BitSet(this.size, words);
  }
}
