import { describe, expect, test } from '@jest/globals';
import { follow, locate } from '../../../src/review/analysis/locate.js';
import type { PathStep } from '../../../src/review/ports.js';
import { policy, textAt } from './documents.js';

const document = policy(`{
  "Statement": [
    { "Effect": "Allow", "Action": ["s3:GetObject", "s3:Gett"], "Resource": "arn:aws:s3:::\\u0061bc/*" },
    { "Effect": "Deny", "Action": "<<x>>", "Resource": "arn:aws:s3:::<<Bucket>>/*" }
  ]
}`);

const first: readonly PathStep[] = [{ value: 'Statement' }, { index: 0 }];
const second: readonly PathStep[] = [{ value: 'Statement' }, { index: 1 }];

describe('a path of Access Analyzer ends at', () => {
  const cases: readonly (readonly [string, readonly PathStep[], string])[] = [
    ['the value of a key', [...first, { value: 'Effect' }], '"Allow"'],
    ['the key itself', [...first, { key: 'Effect' }], '"Effect"'],
    ['an item of a list', [...first, { value: 'Action' }, { index: 1 }], '"s3:Gett"'],
    [
      'a single value where a list can stand',
      [...first, { value: 'Resource' }, { index: 0 }],
      '"arn:aws:s3:::\\u0061bc/*"',
    ],
    [
      'a part of a text',
      [...first, { value: 'Action' }, { index: 1 }, { substring: { start: 3, length: 4 } }],
      'Gett',
    ],
    [
      'a part behind an escape',
      [...first, { value: 'Resource' }, { substring: { start: 13, length: 3 } }],
      '\\u0061bc',
    ],
    [
      'what is left of a part that is too long',
      [...first, { value: 'Effect' }, { substring: { start: 3, length: 99 } }],
      'ow',
    ],
    [
      'the whole text where the part is outside',
      [...first, { value: 'Effect' }, { substring: { start: 9, length: 1 } }],
      '"Allow"',
    ],
    ['the nearest value where a key is missing', [...first, { value: 'Effect' }, { value: 'x' }], '"Allow"'],
    [
      'the whole of a text that is known in part',
      [...second, { value: 'Resource' }, { substring: { start: 0, length: 3 } }],
      '"arn:aws:s3:::<<Bucket>>/*"',
    ],
    [
      'the value behind a key that is not the last step',
      [{ key: 'Statement' }, { index: 0 }, { value: 'Effect' }],
      '"Allow"',
    ],
    [
      'the key, where a part of it is meant',
      [...first, { key: 'Effect' }, { substring: { start: 0, length: 2 } }],
      '"Effect"',
    ],
  ];

  test.each(cases)('%s', (_, path, text) => {
    expect(textAt(document, locate(document.root, path))).toBe(text);
  });

  test('the document, when it is empty or fits nowhere', () => {
    expect(textAt(document, locate(document.root, []))).toBe(document.file.text);
    expect(textAt(document, locate(document.root, [{ index: 3 }]))).toBe(document.file.text);
    expect(textAt(document, locate(document.root, [{ value: '__proto__' }]))).toBe(document.file.text);
  });
});

test('a single statement in the place of the list is number 0', () => {
  const single = policy('{"Statement":{"Effect":"Allow"}}');
  expect(textAt(single, locate(single.root, [...first, { value: 'Effect' }]))).toBe('"Allow"');
});

test('says whether the whole path was there, and the author’s text at its end', () => {
  expect(follow(document.root, [...first, { value: 'Action' }, { index: 0 }])).toMatchObject({
    text: 's3:GetObject',
    whole: true,
  });
  expect(follow(document.root, [...first, { value: 'Action' }, { index: 7 }])).toMatchObject({
    text: undefined,
    whole: false,
  });
});
