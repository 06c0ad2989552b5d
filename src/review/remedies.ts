import type { RawFinding } from './raw-finding.js';

/**
 * AWS's findings with the remedies that the offline validation knows for them: AWS says what is wrong and where, and
 * leaves the fix to its pages. Only one of the same code at the same text lends its words and its edits.
 */
export function withRemedies(
  answered: readonly RawFinding[],
  offline: () => readonly RawFinding[],
): readonly RawFinding[] {
  if (answered.length === 0) return answered;
  const lenders = new Map(offline().map((each) => [keyOf(each), each]));
  return answered.map((each) => {
    const lender = lenders.get(keyOf(each));
    return lender && each.help.length === 0 ? { ...each, help: lender.help, fix: lender.fix } : each;
  });
}

function keyOf({ rule, at }: RawFinding): string {
  return `${rule} ${String(at.start)} ${String(at.end)}`;
}
