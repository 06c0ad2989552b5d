/**
 * GitHub takes so many requests that create content from one account: 80 in a minute, 500 in an hour. What counts as
 * content is not told, so every write does, edits and hidden comments too. Writes are a second apart in any case, so
 * only the hour is ever reached: by a review of hundreds of comments that all change.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits
 */
export const CONTENT_LIMITS: readonly ContentLimit[] = [
  { most: 80, seconds: 60 },
  { most: 500, seconds: 3600 },
];

export interface ContentLimit {
  readonly most: number;
  readonly seconds: number;
}

/** Keeps a client's writes below the limits, each over any stretch of its seconds. */
export class ContentBudget {
  readonly #limits: readonly ContentLimit[];
  readonly #second: number;
  /** When each write goes out, in milliseconds, oldest first. */
  readonly #times: number[] = [];

  /** `second`: the milliseconds that a second takes. */
  constructor(limits: readonly ContentLimit[], second: number) {
    this.#limits = limits;
    this.#second = second;
  }

  /** The milliseconds from `now` until one more write fits in; 0 where it does. */
  pause(now: number): number {
    const free = this.#limits.map(({ most, seconds }) => {
      const first = this.#times.at(-most);
      return first === undefined ? now : first + seconds * this.#second;
    });
    return Math.max(now, ...free) - now;
  }

  /** Counts a write that goes out at `time`, which is not before that of any other. */
  count(time: number): void {
    this.#times.push(time);
    const longest = Math.max(...this.#limits.map(({ most }) => most));
    if (this.#times.length > longest) this.#times.shift();
  }
}
