import { hasWildcard, wildcardMatcher } from './pattern.js';

/** How many names all kept answers may hold together: `*` alone has some 22,000. */
const cacheLimit = 500_000;

/** Where the names come from: full names as AWS spells them, `ecr:PutImage`, a service's parted by line breaks. */
export interface ActionNameSource {
  /** The names of one service, by its prefix in lower case; undefined if there is no such service. */
  namesOf(prefix: string): string | undefined;
  /** The names of all services, by prefix; asked once, for the first pattern with a wildcard before its colon. */
  all(): ReadonlyMap<string, string>;
}

/** One service's names, and the same in lower case; texts, since most patterns need few of them one by one. */
interface Names {
  readonly spelled: string;
  readonly lower: string;
}

/** Expands action patterns to the actions that there are. */
export class ActionNames {
  readonly #source: ActionNameSource;
  readonly #answers = new Map<string, readonly string[]>();
  readonly #names = new Map<string, Names>();
  #all: ReadonlyMap<string, string> | undefined;
  #held = 0;

  constructor(source: ActionNameSource) {
    this.#source = source;
  }

  /** See ServiceData.expand. */
  expand(pattern: string): readonly string[] {
    const wanted = pattern.toLowerCase();
    const known = this.#answers.get(wanted);
    if (known) return known;
    const found = wanted === '*' ? this.#everything() : this.#find(wanted);
    this.#keep(wanted, found);
    return found;
  }

  #keep(pattern: string, found: readonly string[]): void {
    if (this.#held > cacheLimit) {
      this.#answers.clear();
      this.#held = 0;
    }
    this.#held += found.length + 1;
    this.#answers.set(pattern, found);
  }

  /** One split over all of them takes half the time of one for each service. */
  #everything(): readonly string[] {
    return [...this.#allNames().values()].join('\n').split('\n');
  }

  #find(pattern: string): readonly string[] {
    const matches = wildcardMatcher(pattern);
    const part = longestLiteral(pattern);
    const found: string[] = [];
    for (const { spelled, lower } of this.#services(pattern)) {
      if (!lower.includes(part)) continue;
      const names = spelled.split('\n');
      for (const [i, name] of lower.split('\n').entries()) {
        if (name.includes(part) && matches(name)) found.push(names[i] ?? name);
      }
    }
    return found;
  }

  /**
   * The services that a pattern may be about. A full name has one colon, so a pattern's colon can only be that one;
   * in a pattern without a colon (IAM takes none but `*`) a wildcard takes it in.
   */
  *#services(pattern: string): Generator<Names> {
    const colon = pattern.indexOf(':');
    const service = colon < 0 ? '*' : pattern.slice(0, colon);
    if (!hasWildcard(service)) {
      const names = this.#names.get(service) ?? this.#keepNames(service, this.#source.namesOf(service));
      if (names) yield names;
      return;
    }
    const matches = wildcardMatcher(service);
    for (const [prefix, spelled] of this.#allNames()) {
      const names = matches(prefix)
        ? (this.#names.get(prefix) ?? this.#keepNames(prefix, spelled))
        : undefined;
      if (names) yield names;
    }
  }

  #allNames(): ReadonlyMap<string, string> {
    this.#all ??= this.#source.all();
    return this.#all;
  }

  #keepNames(prefix: string, spelled: string | undefined): Names | undefined {
    if (spelled === undefined) return undefined;
    const names = { spelled, lower: spelled.toLowerCase() };
    this.#names.set(prefix, names);
    return names;
  }
}

/** A text that is part of everything that a pattern matches: its absence is a quick no for most names. */
function longestLiteral(pattern: string): string {
  const literals = pattern.split(/[*?]|\$\{[^}]*\}?/);
  return literals.reduce((longest, each) => (each.length > longest.length ? each : longest), '');
}
