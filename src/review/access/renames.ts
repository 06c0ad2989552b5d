import type { ToldAccess } from '../../access/access-of.js';

/**
 * A resource that a statement names instead of another is one change, not a gain and a loss: the gain says what it stands
 * for, and the loss is left out.
 */
export function pairRenames(
  gained: readonly ToldAccess[],
  lost: readonly ToldAccess[],
): { readonly gained: ToldAccess[]; readonly lost: ToldAccess[] } {
  const open = new Set(lost);
  const paired = gained.map((gain) => {
    const rivals = gained.filter((other) => isLike(other, gain));
    const losses = lost.filter((other) => isLike(other, gain));
    const [loss] = losses;
    if (!loss || losses.length > 1 || rivals.length > 1 || !namesOne(gain) || !namesOne(loss)) return gain;
    open.delete(loss);
    return { ...gain, change: { ...gain.change, insteadOf: loss.change.as.resource } };
  });
  return { gained: paired, lost: [...open] };
}

/** The same verb for the same principal, by the same statement as far as one can tell. */
function isLike(left: ToldAccess, right: ToldAccess): boolean {
  const [a, b] = [left.access.statement, right.access.statement];
  return (
    left.change.verb === right.change.verb &&
    left.change.as.principal === right.change.as.principal &&
    left.change.path === right.change.path &&
    (a.sid ?? a.index) === (b.sid ?? b.index)
  );
}

/** A wider pattern is no other name. */
function namesOne({ change }: ToldAccess): boolean {
  return !/[*?]/.test(change.as.resource.replace(/\/\*$/, '').replace(/^arn:\*/, 'arn:aws'));
}
