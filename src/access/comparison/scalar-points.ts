import { parseMoment, parseNumber } from '../../policy/condition-scalars.js';
import type { IpRange } from '../../policy/ip-range.js';
import { contains, formatRange, networkOf, parseRange } from '../../policy/ip-range.js';

/** Numbers, one for each class that the limits tell apart: each limit, and what lies below, between and above. */
export function numberPoints(limits: readonly string[]): string[] {
  const known = limits.flatMap((text) => parseNumber(text) ?? []).filter(Number.isFinite);
  // A limit stands for itself as it is written, which may be more than a number can hold.
  const own = limits.filter((text) => parseNumber(text) !== undefined);
  return [...new Set([...own, ...between(known, (limit) => Math.max(1, Math.abs(limit))).flatMap(plain)])];
}

/** A number without an exponent, which IAM does not write. */
function plain(number: number): string[] {
  if (!Number.isFinite(number)) return [];
  const [, sign = '', whole = '', rest = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(number)) ?? [];
  const point = whole.length + Number(exponent);
  const digits = `${'0'.repeat(Math.max(0, 1 - point))}${whole}${rest}`;
  const at = Math.max(1, point);
  const padded = digits.padEnd(at, '0');
  return [`${sign}${padded.slice(0, at)}${padded.length > at ? `.${padded.slice(at)}` : ''}`];
}

/** Moments, as numbers are, in ISO 8601. */
export function momentPoints(limits: readonly string[]): string[] {
  const moments = between(
    limits.flatMap((text) => parseMoment(text) ?? []),
    () => 86_400_000,
  );
  return moments.flatMap(written);
}

/** Years of four digits as a date, later ones in seconds since 1970; earlier ones cannot be written. */
function written(moment: number): string[] {
  const seconds = Math.ceil(moment / 1000);
  if (moment >= afterDates) return Number.isSafeInteger(seconds) ? [String(seconds)] : [];
  return moment < firstDate ? [] : [new Date(moment).toISOString()];
}

const firstDate = Date.parse('0000-01-01T00:00:00Z');
const afterDates = Date.UTC(10_000, 0, 1);

function between(limits: readonly number[], step: (limit: number) => number): number[] {
  const sorted = [...new Set(limits)].sort((left, right) => left - right);
  const points: number[] = [];
  sorted.forEach((limit, index) => {
    const before = sorted[index - 1];
    points.push(before === undefined ? limit - step(limit) : (before + limit) / 2, limit);
  });
  const last = sorted.at(-1);
  if (last !== undefined) points.push(last + step(last));
  return points;
}

/** Addresses, one for each class that the networks tell apart. Networks are disjoint, or one is inside the other. */
export function addressPoints(networks: readonly string[]): string[] {
  if (networks.length === 0) return [];
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
