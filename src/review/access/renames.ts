import type { ToldAccess } from '../../access/access-of.js';
import type { Arn } from '../../policy/arn.js';
import { parseArn } from '../../policy/arn.js';

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
    if (!loss || losses.length > 1 || rivals.length > 1) return gain;
    if (!isOtherName(loss.change.as.resource, gain.change.as.resource)) return gain;
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

/**
 * Whether one name stands in the other's place; all objects of a bucket go by the bucket's name. A wider pattern is no other
 * name, and the same name in another account is another's artifact.
 */
function isOtherName(old: string, now: string): boolean {
  const [before, after] = [parseArn(old), parseArn(now)];
  if (!before || !after) return false;
  const isOne = ({ service, resource }: Arn): boolean =>
    !/[*?]/.test(service === 's3' ? resource.replace(/^([^/]*)\/\*$/, '$1') : resource);
  return (
    before.service === after.service && before.account === after.account && isOne(before) && isOne(after)
  );
}
