import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainText } from '../../src/domain/message.js';
import { substringSpan, type Node } from '../../src/policy/node.js';
import { FaultError } from '../../src/readers/fault.js';
import { parseJson } from '../../src/readers/json.js';
import { nodesOf, plain } from './trees.js';

const value = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: ['ecr:*', 's3:Get*'],
      Resource: '*',
      Condition: { Bool: { 'aws:SecureTransport': true } },
    },
    {
      Numbers: [0, -1.5, 2e3, 1e-7],
      Nothing: null,
      Empty: [{}, [], ''],
      'quo"te\\': 'tab\there, "é", \u{1F600}, \u2028',
    },
  ],
};

const written: Readonly<Record<string, string>> = {
  'two spaces': JSON.stringify(value, null, 2),
  tabs: JSON.stringify(value, null, '\t'),
  'CRLF line ends': JSON.stringify(value, null, 2).replaceAll('\n', '\r\n'),
  'lone CR line ends': JSON.stringify(value, null, 2).replaceAll('\n', '\r'),
  minified: JSON.stringify(value),
  'a byte order mark': `\uFEFF${JSON.stringify(value, null, 2)}`,
  'escapes of every kind': JSON.stringify(value).replace(
    'ecr:*',
    '\\u0065\\u0063r\\u003a\\/\\b\\f\\n\\r\\t\\"\\\\*',
  ),
  'escaped surrogates': JSON.stringify(value).replace('\u{1F600}', '\\ud83d\\ude00 \\ud83d'),
  'space around everything': JSON.stringify(value).replace(/(?<=[[\]{},:])(?=["[{\d])/g, ' \n\t '),
};

describe('a JSON tree', () => {
  it.each(Object.keys(written))('says what JSON.parse says, written with %s', (name) => {
    const text = written[name] ?? '';
    expect(plain(parseJson(text))).toEqual(JSON.parse(text.replace('\uFEFF', '')));
  });

  it.each(Object.keys(written))('has its own text at every span, written with %s', (name) => {
    const text = written[name] ?? '';
    for (const node of nodesOf(parseJson(text))) expectOwnText(text, node);
  });

  it('keeps duplicate members, each with its place', () => {
    const text = '{"a": 1, "b": 2, "a": 3}';
    const root = parseJson(text);
    const keys =
      root.type === 'object' ? root.members.map(({ keySpan }) => text.slice(keySpan.start, keySpan.end)) : [];
    expect(keys).toEqual(['"a"', '"b"', '"a"']);
  });

  it('takes __proto__ for a key like any other', () => {
    const root = parseJson('{"__proto__": {"polluted": true}}');
    expect(root.type === 'object' && root.members[0]?.key).toBe('__proto__');
    expect({}).not.toHaveProperty('polluted');
  });

  it('keeps a number as it is written', () => {
    expect(parseJson('123456789012345678901')).toMatchObject({
      type: 'number',
      source: '123456789012345678901',
    });
  });

  it('is made of exactly the texts that JSON.parse accepts', () => {
    const mutated = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom(
          '',
          ',',
          '"',
          '\\',
          '0',
          '}',
          '[',
          ' ',
          '\n',
          'e',
          '-',
          '.',
          "'",
          'true',
          '\t',
          '\u0001',
          '/',
        ),
      )
      .map(([json, at, inserted]) => {
        const place = at % (json.length + 1);
        return json.slice(0, place) + inserted + json.slice(place + (at % 2));
      });
    fc.assert(
      fc.property(fc.oneof(mutated, fc.json()), (text) => {
        let expected: unknown;
        try {
          expected = JSON.parse(text);
        } catch {
          expect(() => parseJson(text)).toThrow(FaultError);
          return;
        }
        // JSON.parse makes -0 of "-0"; so do we.
        expect(plain(parseJson(text))).toEqual(expected);
      }),
      { numRuns: 3000 },
    );
  });
});

function expectOwnText(text: string, node: Node): void {
  const own = text.slice(node.start, node.end);
  expect(JSON.parse(own)).toEqual(plain(node));
  if (node.type === 'object') {
    for (const { key, keySpan } of node.members)
      expect(JSON.parse(text.slice(keySpan.start, keySpan.end))).toBe(key);
  }
  if (node.type !== 'string') return;
  for (const [index, unit] of node.value.split('').entries()) {
    const { start, end } = substringSpan(node, index, 1);
    expect(JSON.parse(`"${text.slice(start, end)}"`)).toBe(unit);
  }
  expect(substringSpan(node, node.value.length, 0).start).toBe(node.end - 1);
}

describe('a syntax error', () => {
  it.each([
    ['{"a": 1,}', 7, 'A comma stands before the closing `}`'],
    ['[1, 2, ]', 5, 'A comma stands before the closing `]`'],
    ['{"a": 1 "b": 2}', 8, 'A comma is missing'],
    ['{\n  // why\n  "a": 1}', 4, 'A comment'],
    ['{"a": 1} /* why */', 9, 'A comment'],
    ['# why\n{}', 0, 'A comment'],
    ["{'a': 1}", 1, 'single quotes'],
    ['{a: 1}', 1, '`a` stands where JSON has a key in double quotes'],
    ['{"a" 1}', 5, '`1` stands where JSON has a colon after the key'],
    ['{"a": Allow}', 6, '`Allow` stands where JSON has a value'],
    ['{"AWS": 012345678901}', 8, '`012345678901` starts with a zero'],
    ['{"a": 1', 7, 'the `}` of an open `{` is missing'],
    ['{"a": [1', 8, 'the `]` of an open `[` is missing'],
    ['{"a": ', 6, 'the `}` of an open `{` is missing'],
    ['{"a": "b', 6, 'closing quote is missing'],
    ['{"a": "b\n"}', 8, 'over the line’s end'.replace('’', "'")],
    ['{"a": "b\tc"}', 8, 'a control character'],
    ['{"a": "b\\d"}', 8, '`\\d` is no escape'],
    ['{"a": "b\\\\\\u00g0"}', 10, '`\\u` is no escape'],
    ['{"a": 1}}', 8, 'ends before this'],
    ['{"a": NaN}', 6, '`NaN`'],
    ['[1}', 2, '`}` stands where JSON has a comma or an end'],
    ['', 0, 'has no value'],
  ])('of %j is at %i', (text, offset, words) => {
    const fault = faultOf(text);
    expect(plainText(fault.what)).toContain(words);
    expect(fault.span.start).toBe(offset);
    expect(fault.span.end).toBeLessThanOrEqual(text.length);
    expect(plainText(fault.fix)).toMatch(/\.$/);
  });
});

function faultOf(text: string): FaultError['fault'] {
  try {
    parseJson(text);
  } catch (error) {
    if (error instanceof FaultError) return error.fault;
  }
  throw new Error('no fault');
}
