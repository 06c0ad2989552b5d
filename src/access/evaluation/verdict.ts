/** An answer that may be left open: `unknown` is neither yes nor no, and never passes for either. */
export type Verdict = 'yes' | 'no' | 'unknown';

export function negate(verdict: Verdict): Verdict {
  return verdict === 'yes' ? 'no' : verdict === 'no' ? 'yes' : 'unknown';
}

/** Both must hold. */
export function both(left: Verdict, right: Verdict): Verdict {
  if (left === 'no' || right === 'no') return 'no';
  return left === 'yes' && right === 'yes' ? 'yes' : 'unknown';
}

/** One of the two is enough. */
export function either(left: Verdict, right: Verdict): Verdict {
  if (left === 'yes' || right === 'yes') return 'yes';
  return left === 'no' && right === 'no' ? 'no' : 'unknown';
}

/** Whether some item passes; of none at all, none does. Stops at the first that does. */
export function someOf<Item>(items: readonly Item[], test: (item: Item) => Verdict): Verdict {
  let verdict: Verdict = 'no';
  for (const item of items) {
    verdict = either(verdict, test(item));
    if (verdict === 'yes') return verdict;
  }
  return verdict;
}

/** Whether every item passes; of none at all, every one does. Stops at the first that does not. */
export function everyOf<Item>(items: readonly Item[], test: (item: Item) => Verdict): Verdict {
  let verdict: Verdict = 'yes';
  for (const item of items) {
    verdict = both(verdict, test(item));
    if (verdict === 'no') return verdict;
  }
  return verdict;
}

/** What may be, but is not sure. */
export function perhaps(possible: boolean): Verdict {
  return possible ? 'unknown' : 'no';
}

export function certain(holds: boolean): Verdict {
  return holds ? 'yes' : 'no';
}
