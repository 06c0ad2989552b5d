import { openPart, opened } from '../../policy/pattern.js';
import { Automaton } from './automaton.js';
import type { Budget } from './box.js';
import { Grouping } from './grouping.js';
import { readableTexts } from './readable.js';
import type { Term } from './terms.js';
import { textClasses } from './text-classes.js';
import type { Pattern } from './tokens.js';
import { arnPattern, textPattern } from './tokens.js';

/** A resource of which a part cannot be known: it stands for all values of that part. */
export interface SymbolPoint {
  /** With the unknown part as `${name}`. */
  readonly text: string;
  /** What the resources are at most that it stands for. */
  readonly within: readonly string[];
}

const firstLetter = 0xe000;
const lastLetter = 0xf8ff;

/** A text of a statement's Resource. */
export interface ResourceText {
  readonly text: string;
  readonly term: Term;
  readonly isOpaque: boolean;
}

/**
 * Resources as the texts with unknown parts name them, one for each class that the statements tell apart, an unknown part
 * being one letter that only wildcards and its like take. Throws Undecided.
 */
export function symbolPoints(texts: readonly ResourceText[], budget: Budget): SymbolPoint[] {
  const opaque = new Set(texts.flatMap(({ text, isOpaque }) => (isOpaque ? [text] : [])));
  if (opaque.size === 0) return [];
  const letters = new Letters(opaque);
  const patterns = new Grouping<Term>();
  for (const { text, term } of texts) patterns.add(text, letters.pattern(text), term);
  const groups = patterns.groups();
  return [...opaque].flatMap((text) => {
    const readable = readableTexts([letters.written(text)]);
    const by = { names: none, groups, universe: [letters.pattern(text)], readable };
    const within = [opened(text)];
    return textClasses(by, budget).map((found) => ({ text: letters.read(found.text), within }));
  });
}

const none = new Set<string>();

/** Unknown parts as letters that nobody uses. */
class Letters {
  readonly #letters = new Map<string, string>();

  constructor(texts: Iterable<string>) {
    for (const text of texts) {
      for (const [name] of text.matchAll(openPart)) {
        const letter = String.fromCharCode(Math.min(firstLetter + this.#letters.size, lastLetter));
        if (!this.#letters.has(name)) this.#letters.set(name, letter);
      }
    }
  }

  /** A `${name}` that is not unknown stays, and is open. */
  written(text: string): string {
    return text.replace(openPart, (name) => this.#letters.get(name) ?? name);
  }

  read(text: string): string {
    let read = text;
    for (const [name, letter] of this.#letters) read = read.replaceAll(letter, name);
    return read;
  }

  /** A `?` is one character, and an unknown part may be longer. */
  pattern(text: string): Pattern {
    return arnPattern(this.written(text)).map((token) =>
      token.kind === 'one' ? { ...token, except: `${token.except}${this.#all()}` } : token,
    );
  }

  #all(): string {
    return [...this.#letters.values()].join('');
  }
}

/** Whether some text of the universe is within a pattern, in which an unknown part may hold anything. */
export function mayBeWithin(pattern: string, universe: readonly Pattern[], budget: Budget): boolean {
  const automaton = new Automaton([universe, [textPattern(pattern)]]);
  const isApart = (groups: ReadonlySet<number>): boolean => groups.size < 2;
  for (const [signature] of automaton.texts(isApart, budget)) if (signature.length === 2) return true;
  return false;
}
