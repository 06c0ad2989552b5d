/** An IP network as a number: its first address, how many bits of it are fixed, and how long addresses are. */
export interface IpRange {
  readonly address: bigint;
  readonly bits: number;
  readonly length: 32 | 128;
}

/** Reads an address or a CIDR range, IPv4 or IPv6, as it is written; host bits are kept. Undefined for anything else. */
export function parseRange(text: string): IpRange | undefined {
  const match = /^([0-9A-Fa-f:.]+)(?:\/(\d{1,3}))?$/.exec(text);
  if (!match) return undefined;
  const [, written = '', bitText] = match;
  const length = written.includes(':') ? 128 : 32;
  const address = length === 32 ? parseV4(written) : parseV6(written);
  const bits = bitText === undefined ? length : Number(bitText);
  return address === undefined || bits > length ? undefined : { address, bits, length };
}

/** The same network with its host bits cleared. */
export function networkOf({ address, bits, length }: IpRange): IpRange {
  const shift = BigInt(length - bits);
  return { address: (address >> shift) << shift, bits, length };
}

/** Whether every address of `inner` is in `outer`. */
export function contains(outer: IpRange, inner: IpRange): boolean {
  if (outer.length !== inner.length || outer.bits > inner.bits) return false;
  const shift = BigInt(outer.length - outer.bits);
  return outer.address >> shift === inner.address >> shift;
}

/** The range as text, IPv6 without the short form. */
export function formatRange({ address, bits, length }: IpRange): string {
  const width = length === 32 ? 8 : 16;
  const parts: string[] = [];
  for (let shift = length - width; shift >= 0; shift -= width) {
    const part = (address >> BigInt(shift)) & ((1n << BigInt(width)) - 1n);
    parts.push(part.toString(length === 32 ? 10 : 16));
  }
  return `${parts.join(length === 32 ? '.' : ':')}/${bits}`;
}

function parseV4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.reduce((sum, part) => (sum << 8n) + BigInt(part), 0n);
}

function parseV6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array<string>(missing).fill('0'), ...tail];
  if (!groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) return undefined;
  return groups.reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n);
}
