/** Names that differ by more letters than this are no misspellings of each other. */
const farthest = 3;

/** How many comparisons of two names one policy may cost: a policy full of nonsense must not cost minutes. */
const comparisons = 20_000;

/** Finds what the author may have meant; one for each policy, since its work is bounded. */
export class Suggestions {
  #left = comparisons;

  /**
   * The one name that is nearest to the text, whatever its case; undefined where none is near, where two are equally
   * near, or where the policy has had its share of comparisons.
   */
  nearest(text: string, names: Iterable<string>): string | undefined {
    const wanted = text.toLowerCase();
    const limit = Math.min(farthest, Math.floor(wanted.length / 3));
    let best: string | undefined;
    let bestDistance = limit + 1;
    for (const name of names) {
      if (this.#left-- <= 0) return undefined;
      if (Math.abs(name.length - wanted.length) > limit) continue;
      const distance = editDistance(wanted, name.toLowerCase(), bestDistance);
      if (distance === bestDistance) best = undefined;
      if (distance >= bestDistance) continue;
      best = name;
      bestDistance = distance;
    }
    return bestDistance <= limit ? best : undefined;
  }
}

/** Insertions, deletions, replacements and swaps of neighbours between two texts; more than `most` counts as more. */
function editDistance(a: string, b: string, most: number): number {
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((row[j - 1] ?? 0) + 1, (previous[j] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (older[j - 2] ?? 0) + 1);
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return most + 1;
    older = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}
