import { describe, expect, it } from '@jest/globals';
import {
  isBase64,
  isEpochSeconds,
  parseBoolean,
  parseDate,
  parseMoment,
  parseNumber,
} from '../../src/policy/condition-scalars.js';

describe('a number', () => {
  it.each([
    ['10', 10],
    ['-1.5', -1.5],
    ['+3', 3],
    ['1e3', undefined],
    ['0x10', undefined],
    ['1.', undefined],
    ['', undefined],
    ['ten', undefined],
  ])('%p is %p', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });
});

describe('a boolean', () => {
  it.each([
    ['true', true],
    ['False', false],
    ['yes', undefined],
    ['1', undefined],
  ])('%p is %p', (text, value) => {
    expect(parseBoolean(text)).toBe(value);
  });
});

/** The forms of https://www.w3.org/TR/NOTE-datetime */
describe('a date', () => {
  it.each([
    ['1997', '1997-01-01T00:00:00.000Z'],
    ['1997-07', '1997-07-01T00:00:00.000Z'],
    ['1997-07-16', '1997-07-16T00:00:00.000Z'],
    ['1997-07-16T19:20+01:00', '1997-07-16T18:20:00.000Z'],
    ['1997-07-16T19:20:30+01:00', '1997-07-16T18:20:30.000Z'],
    ['1997-07-16T19:20:30.45-01:30', '1997-07-16T20:50:30.450Z'],
    ['1997-07-16T19:20:30Z', '1997-07-16T19:20:30.000Z'],
    ['1997-07-16T19:20:30+0100', '1997-07-16T18:20:30.000Z'],
    ['0099-01-01', '0099-01-01T00:00:00.000Z'],
    ['1997-07-16T19:20', '1997-07-16T19:20:00.000Z'],
    ['1997-07-16T23:59:59Z', '1997-07-16T23:59:59.000Z'],
    ['1996-02-29', '1996-02-29T00:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(new Date(parseDate(text) ?? NaN).toISOString()).toBe(expected);
  });

  it.each([
    '1997-13-01',
    '1997-00-01',
    '1997-02-29',
    '1997-02-30',
    '1997-07-00',
    '1997-07-32',
    '1997-07-16T24:00Z',
    '1997-7-16',
    '1997-07-16T25:00Z',
    '1997-07-16T19:60Z',
    '1997-07-16T19:20:60Z',
    '1997-07-16T19:20Z.',
    'since 1997-07-16',
    'now',
    '97',
    '',
  ])('%p is none', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  it('of digits alone is a number of seconds since 1970', () => {
    expect(isEpochSeconds('1997')).toBe(true);
    expect(parseMoment('1774915200')).toBe(Date.UTC(2026, 2, 31));
    expect(parseMoment('2026-03-31')).toBe(Date.UTC(2026, 2, 31));
  });
});

describe('text in base 64', () => {
  it.each([
    ['YQ==', true],
    ['YWI=', true],
    ['', true],
    ['YQ', false],
    ['Y===', false],
    ['a-b_', false],
  ])('%p: %p', (text, expected) => {
    expect(isBase64(text)).toBe(expected);
  });
});
