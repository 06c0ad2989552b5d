import { describe, expect, it } from '@jest/globals';
import type { IpRange } from '../../src/policy/ip-range.js';
import { contains, formatRange, networkOf, parseRange } from '../../src/policy/ip-range.js';

function rangeOf(text: string): IpRange {
  const range = parseRange(text);
  if (!range) throw new Error(`${text} is no range`);
  return range;
}

/**
 * CIDR notation, https://www.rfc-editor.org/rfc/rfc4632, and the forms of an IPv6 address,
 * https://www.rfc-editor.org/rfc/rfc4291#section-2.2. AWS takes an address without a prefix for that address alone:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
 */
describe('an IP range', () => {
  it.each([
    ['203.0.113.0/24', '203.0.113.0/24'],
    ['203.0.113.7', '203.0.113.7/32'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['255.255.255.255/32', '255.255.255.255/32'],
    ['1.2.3.4/8', '1.2.3.4/8'],
    ['2001:db8::/32', '2001:db8:0:0:0:0:0:0/32'],
    ['2001:DB8:1234:5678::/64', '2001:db8:1234:5678:0:0:0:0/64'],
    ['2001:db8:0:0:8:800:200c:417a', '2001:db8:0:0:8:800:200c:417a/128'],
    ['::1', '0:0:0:0:0:0:0:1/128'],
    ['1::', '1:0:0:0:0:0:0:0/128'],
    ['::', '0:0:0:0:0:0:0:0/128'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0/128'],
    ['::/0', '0:0:0:0:0:0:0:0/0'],
  ])('%s is %s', (text, written) => {
    expect(formatRange(rangeOf(text))).toBe(written);
  });

  it.each([
    '',
    'everywhere',
    '203.0.113',
    '203.0.113.0.1',
    '203.0.113.256',
    '203.0.113.',
    '203.0.113.0000',
    '203.0.113.a',
    '203.0.113.0/33',
    '203.0.113.0/',
    '203.0.113.0/2x',
    '203.0.113.0/0024',
    ' 203.0.113.0/24',
    '203.0.113.0/24 ',
    '203.0.113.0/24/24',
    '2001:db8::/129',
    '2001:db8',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '1::2::3',
    '1:2:3:4::5:6:7:8::',
    '::12345',
    '::ffff:203.0.113.7',
    ':1:2:3:4:5:6:7',
    'fe80::1%eth0',
  ])('%p is none', (text) => {
    expect(parseRange(text)).toBeUndefined();
  });

  it.each([
    ['203.0.113.0/24', '203.0.113.7', true],
    ['203.0.113.0/24', '203.0.113.0/25', true],
    ['203.0.113.0/24', '203.0.113.0/24', true],
    ['203.0.113.0/24', '203.0.112.0/23', false],
    ['203.0.112.0/24', '203.0.112.0/23', false],
    ['203.0.113.0/24', '203.0.114.7', false],
    // The bits of the host do not count.
    ['203.0.113.9/24', '203.0.113.7', true],
    ['203.0.113.8/31', '203.0.113.9', true],
    ['203.0.113.8/31', '203.0.113.10', false],
    ['0.0.0.0/0', '203.0.113.7', true],
    // No IPv4 network has IPv6 addresses, and the other way round.
    ['0.0.0.0/0', '::', false],
    ['::/0', '0.0.0.0/0', false],
    ['2001:db8::/32', '2001:db8:ffff::1', true],
    ['2001:db8::/32', '2001:db9::1', false],
  ])('%s holds %s: %s', (outer, inner, expected) => {
    expect(contains(rangeOf(outer), rangeOf(inner))).toBe(expected);
  });

  it.each([
    ['203.0.113.7/24', '203.0.113.0/24'],
    ['203.0.113.7/32', '203.0.113.7/32'],
    ['203.0.113.7/0', '0.0.0.0/0'],
    ['203.0.113.255/25', '203.0.113.128/25'],
    ['2001:db8::1/64', '2001:db8:0:0:0:0:0:0/64'],
  ])('the network of %s is %s', (text, network) => {
    expect(formatRange(networkOf(rangeOf(text)))).toBe(network);
  });
});
