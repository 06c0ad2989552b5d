import { parseMoment, parseNumber } from '../../policy/condition-scalars.js';
import type { IpRange } from '../../policy/ip-range.js';
import { contains, formatRange, networkOf, parseRange } from '../../policy/ip-range.js';

/** Numbers, one for each class that the limits tell apart: each limit, and what lies below, between and above. */
export function numberPoints(limits: readonly string[]): string[] {
  return between(
    limits.flatMap((text) => parseNumber(text) ?? []),
    1,
  ).map(String);
}

/** Moments, as numbers are, in ISO 8601. */
export function momentPoints(limits: readonly string[]): string[] {
  const moments = between(
    limits.flatMap((text) => parseMoment(text) ?? []),
    86_400_000,
  );
  return moments.map((moment) => new Date(moment).toISOString());
}

function between(limits: readonly number[], step: number): number[] {
  const sorted = [...new Set(limits)].sort((left, right) => left - right);
  const points: number[] = [];
  sorted.forEach((limit, index) => {
    const before = sorted[index - 1];
    points.push(before === undefined ? limit - step : (before + limit) / 2, limit);
  });
  const last = sorted.at(-1);
  if (last !== undefined) points.push(last + step);
  return points;
}

/** Addresses, one for each class that the networks tell apart. Networks are disjoint, or one is inside the other. */
export function addressPoints(networks: readonly string[]): string[] {
  const ranges = networks.flatMap((text) => {
    const range = parseRange(text);
    return range ? [networkOf(range)] : [];
  });
  const everything: IpRange[] = [
    { address: 0n, bits: 0, length: 32 },
    { address: 0n, bits: 0, length: 128 },
  ];
  const points = new Set<string>();
  for (const outer of [...ranges, ...everything]) {
    const inner = ranges.filter((range) => range.bits > outer.bits && contains(outer, range));
    const address = outside(outer, inner);
    if (address !== undefined)
      points.add(formatRange({ ...outer, address, bits: outer.length }).replace(/\/\d+$/, ''));
  }
  return [...points];
}

/** An address of a network that is in none of the networks inside it; undefined where they fill it. */
function outside(outer: IpRange, inner: readonly IpRange[]): bigint | undefined {
  if (inner.length === 0) return outer.address;
  if (inner.some((range) => range.bits <= outer.bits)) return undefined;
  const bits = outer.bits + 1;
  const half = 1n << BigInt(outer.length - bits);
  for (const address of [outer.address, outer.address + half]) {
    const part: IpRange = { address, bits, length: outer.length };
    const found = outside(
      part,
      inner.filter((range) => contains(part, range)),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}
