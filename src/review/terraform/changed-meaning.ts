import type { FileReading } from '../../readers/reader.js';
import { meaningOf } from '../pair.js';

/** Whether the policies of a file say something else on its two sides, or something else keeps them from being read. */
export function isChangedInMeaning(head: FileReading | undefined, base: FileReading | undefined): boolean {
  const [now, before] = [meaningsOf(head), meaningsOf(base)];
  return now.size !== before.size || [...now].some((each) => !before.has(each));
}

function meaningsOf(reading: FileReading | undefined): ReadonlySet<string> {
  const { policies = [], problems = [] } = reading ?? {};
  return new Set([
    ...policies.map((policy) => JSON.stringify([policy.pointer, meaningOf(policy)])),
    ...problems.map(({ rule, message }) => JSON.stringify([rule, message])),
  ]);
}
