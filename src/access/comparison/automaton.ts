import type { Budget } from './box.js';
import type { Pattern, Token } from './tokens.js';

/** Which groups of patterns a text matches, by their numbers, in order. */
export type Signature = readonly number[];

/** Where a text has come to in one pattern. */
interface Place {
  /** What may come next; undefined at the pattern's end. */
  readonly token: Token | undefined;
  readonly group: number;
}

/**
 * Patterns read together, character by character: a state is the set of places in all patterns that a text has come to.
 * Two texts that come to the same state match the same groups of patterns, however they go on. A group counts as one: once
 * a text can no longer leave it, nothing in it is followed any more, so that many `*x*` of one list cost their sum and not
 * their product.
 */
export class Automaton {
  readonly #places: Place[] = [];
  /** The first place of each pattern, with the characters that every text of the pattern begins with. */
  readonly #starts: { readonly place: number; readonly prefix: string }[] = [];
  /** By the group: the place of texts that match it whatever follows. */
  readonly #sinks: number[] = [];
  /** By the place: whether it is a `*`, which may take in nothing. */
  readonly #isAny: readonly boolean[];
  /** By the place: the group that a text there cannot leave any more, or -1. */
  readonly #sinkOf: readonly number[];
  /** A character that stands in no pattern: it stands for all such. */
  readonly #other: number;
  /** By the place: the last state that it was found to be in. A set of its own for each state takes most of the time. */
  readonly #seen: Uint32Array;
  #states = 0;

  constructor(groups: readonly (readonly Pattern[])[]) {
    groups.forEach((patterns, group) => {
      this.#sinks.push(this.#places.length);
      this.#places.push({ token: anything, group }, { token: undefined, group });
      for (const pattern of patterns) {
        this.#starts.push({ place: this.#places.length, prefix: literalStart(pattern) });
        for (const token of [...pattern, undefined]) this.#places.push({ token, group });
      }
    });
    this.#other = unusedCharacter(this.#places.flatMap(({ token }) => token ?? []));
    this.#isAny = this.#places.map(({ token }) => token?.kind === 'any');
    this.#sinkOf = this.#places.map(({ token, group }, place) =>
      isEndless(token) && this.#places[place + 1]?.token === undefined ? group : -1,
    );
    this.#seen = new Uint32Array(this.#places.length);
  }

  /** The groups that a text matches as a whole. */
  signatureOf(text: string): Signature {
    // Most patterns need not be followed at all.
    const starts = this.#starts.flatMap(({ place, prefix }) => (text.startsWith(prefix) ? [place] : []));
    let state = this.#settled(starts);
    for (const character of text) state = this.#step(state, character.codePointAt(0) ?? 0);
    return this.#accepted(state);
  }

  /**
   * A shortest text for each signature that some text has. Texts are not followed where `isHopeless` holds for the groups
   * that they may still come to match. Throws Undecided where the patterns have too many states.
   */
  *texts(
    isHopeless: (groups: ReadonlySet<number>) => boolean,
    budget: Budget,
  ): Generator<readonly [Signature, string]> {
    const first = this.#settled(this.#starts.map(({ place }) => place));
    const seen = new Set([this.#keyOf(first)]);
    const told = new Set<string>();
    let level = [{ state: first, text: '' }];
    while (level.length > 0) {
      const next: typeof level = [];
      for (const { state, text } of level) {
        budget.spend(1 + state.length);
        if (isHopeless(this.#groupsOf(state))) continue;
        const signature = this.#accepted(state);
        if (!told.has(signature.join())) {
          told.add(signature.join());
          yield [signature, text];
        }
        for (const code of this.#alphabetOf(state)) {
          const after = this.#step(state, code);
          const key = this.#keyOf(after);
          if (seen.has(key)) continue;
          seen.add(key);
          next.push({ state: after, text: text + String.fromCodePoint(code) });
        }
      }
      level = next;
    }
  }

  /** A text that no other state has. Of places that fit in characters it is much shorter, and made sooner, than a list. */
  #keyOf(state: readonly number[]): string {
    const isShort = this.#places.length <= 0xffff && state.length < 5_000;
    return isShort ? String.fromCharCode(...state) : state.join();
  }

  #groupsOf(state: readonly number[]): Set<number> {
    return new Set(state.map((place) => this.#places[place]?.group ?? -1));
  }

  #accepted(state: readonly number[]): Signature {
    const ends = state.flatMap((place) => {
      const { token, group = -1 } = this.#places[place] ?? {};
      return token === undefined ? [group] : [];
    });
    return [...new Set(ends)].sort((left, right) => left - right);
  }

  /** Characters that lead on from a state in different ways. */
  #alphabetOf(state: readonly number[]): Set<number> {
    const codes = new Set<number>([this.#other]);
    for (const place of state) {
      const token = this.#places[place]?.token;
      if (token?.kind === 'character') codes.add(token.code);
      else if (token?.kind === 'letter') codes.add(token.upper).add(token.lower);
      else for (const character of token?.except ?? '') codes.add(character.charCodeAt(0));
    }
    return codes;
  }

  #step(state: readonly number[], code: number): readonly number[] {
    const next: number[] = [];
    for (const place of state) {
      const token = this.#places[place]?.token;
      if (token && takes(token, code)) next.push(token.kind === 'any' ? place : place + 1);
    }
    return this.#settled(next);
  }

  /** A state as a sorted list: with every `*` that takes in nothing, and a group that cannot be left any more as its sink. */
  #settled(places: readonly number[]): readonly number[] {
    const number = ++this.#states;
    const sunk = new Set<number>();
    const all: number[] = [];
    for (let place of places) {
      while (this.#seen[place] !== number) {
        this.#seen[place] = number;
        all.push(place);
        const group = this.#sinkOf[place] ?? -1;
        if (group >= 0) sunk.add(group);
        if (this.#isAny[place] !== true) break;
        place++;
      }
    }
    const kept = sunk.size === 0 ? all : all.filter((place) => !sunk.has(this.#places[place]?.group ?? -1));
    for (const group of sunk) {
      const sink = this.#sinks[group] ?? 0;
      kept.push(sink, sink + 1);
    }
    return isAscending(kept) ? kept : kept.sort((left, right) => left - right);
  }
}

function literalStart(pattern: Pattern): string {
  const end = pattern.findIndex(({ kind }) => kind !== 'character');
  const literal = end < 0 ? pattern : pattern.slice(0, end);
  return literal
    .map((token) => (token.kind === 'character' ? String.fromCodePoint(token.code) : ''))
    .join('');
}

function isAscending(numbers: readonly number[]): boolean {
  for (let i = 1; i < numbers.length; i++) if ((numbers[i - 1] ?? 0) > (numbers[i] ?? 0)) return false;
  return true;
}

/** A `*` that takes in any character: at a pattern's end it takes whatever comes. */
function isEndless(token: Token | undefined): boolean {
  return token?.kind === 'any' && token.except === '';
}

const anything: Token = { kind: 'any', except: '' };

function takes(token: Token, code: number): boolean {
  switch (token.kind) {
    case 'character':
      return token.code === code;
    case 'letter':
      return token.lower === code || token.upper === code;
    default:
      return token.except === '' || !token.except.includes(String.fromCodePoint(code));
  }
}

function unusedCharacter(tokens: readonly Token[]): number {
  const used = new Set<number>();
  for (const token of tokens) {
    if (token.kind === 'character') used.add(token.code);
    else if (token.kind === 'letter') used.add(token.lower).add(token.upper);
    else for (const character of token.except) used.add(character.charCodeAt(0));
  }
  for (const character of 'xyzqwjkvbfghmnopudlcrstaei0123456789XYZ') {
    const code = character.charCodeAt(0);
    if (!used.has(code)) return code;
  }
  let code = 0x100;
  while (used.has(code)) code++;
  return code;
}
