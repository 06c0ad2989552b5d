import { describe, expect, it } from '@jest/globals';
import { SourceText } from '../../src/domain/source.js';
import { contains, formatRange, networkOf, parseRange } from '../../src/policy/ip-range.js';
import { isRegion } from '../../src/validation/regions.js';
import { Suggestions } from '../../src/validation/suggestions.js';
import { replaceText } from '../../src/validation/text-edits.js';

describe('Suggestions', () => {
  const names = ['PutImage', 'PutLifecyclePolicy', 'BatchGetImage'];

  it.each([
    ['PutImages', 'PutImage'],
    ['putimage', 'PutImage'],
    ['PuTIamge', 'PutImage'],
    ['BatchGetImag', 'BatchGetImage'],
    ['Something', undefined],
    ['Pu', undefined],
  ])('takes %s for %s', (text, meant) => {
    expect(new Suggestions().nearest(text, names)).toBe(meant);
  });

  it('says nothing where two names are equally near', () => {
    expect(new Suggestions().nearest('GetXmage', ['GetImage', 'GetUmage'])).toBeUndefined();
  });

  it('stops when the policy has had its share', () => {
    const suggestions = new Suggestions();
    const many = Array.from({ length: 30_000 }, (_, i) => `Name${i}`);
    expect(suggestions.nearest('PutImages', [...many, 'PutImage'])).toBeUndefined();
    expect(suggestions.nearest('PutImages', names)).toBeUndefined();
  });
});

describe('IP ranges', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7/32'],
    ['203.0.113.7/24', '203.0.113.0/24'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['2001:db8::1/32', '2001:db8:0:0:0:0:0:0/32'],
    ['::/0', '0:0:0:0:0:0:0:0/0'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8/128'],
  ])('reads %s as the network %s', (text, network) => {
    const range = parseRange(text);
    expect(range && formatRange(networkOf(range))).toBe(network);
  });

  it.each([
    '',
    '203.0.113',
    '203.0.113.256',
    '203.0.113.0/33',
    '1::2::3',
    '1:2:3:4:5:6:7',
    'host',
    '::/129',
    '203.0.113.0/24/8',
  ])('refuses %p', (text) => {
    expect(parseRange(text)).toBeUndefined();
  });

  it.each([
    ['10.0.0.0/8', '10.1.0.0/16', true],
    ['10.0.0.0/8', '11.0.0.0/8', false],
    ['10.0.0.0/16', '10.0.0.0/8', false],
    ['0.0.0.0/0', '::/0', false],
    ['fc00::/7', 'fd00::1', true],
  ])('%s holds %s: %s', (outer, inner, held) => {
    const a = parseRange(outer);
    const b = parseRange(inner);
    expect(a && b && contains(a, b)).toBe(held);
  });
});

describe('Region names', () => {
  it.each([
    'eu-west-1',
    'us-gov-east-1',
    'ap-southeast-5',
    'us-iso-east-1',
    'us-isob-east-1',
    'eusc-de-east-1',
    'cn-northwest-1',
    'mx-central-1',
    'il-central-1',
  ])('%s is one', (name) => {
    expect(isRegion(name)).toBe(true);
  });

  it.each(['us-esat-1', 'eu-west1', 'EU-WEST-1', 'ireland', 'eu-west-1a', ''])('%p is none', (name) => {
    expect(isRegion(name)).toBe(false);
  });
});

describe('replaceText', () => {
  const file = new SourceText('p.json', '{"Effect": "allow", "a\\u0062": bare}');

  it('puts a text inside of its quotes', () => {
    expect(replaceText(file, { start: 11, end: 18 }, 'allow', 'Allow')).toEqual([
      { start: 12, end: 17, text: 'Allow' },
    ]);
  });

  it('puts a text in the place of one without quotes', () => {
    expect(replaceText(file, { start: 31, end: 35 }, 'bare', 'Deny')).toEqual([
      { start: 31, end: 35, text: 'Deny' },
    ]);
  });

  it('does nothing where the file holds something else', () => {
    expect(replaceText(file, { start: 20, end: 29 }, 'ab', 'Effect')).toEqual([]);
  });

  it('puts in nothing that could change the syntax', () => {
    expect(replaceText(file, { start: 11, end: 18 }, 'allow', 'a"b')).toEqual([]);
  });
});
