import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../src/policy/condition.js';
import { holdsWhenAbsent, isNegated, parseOperator } from '../../src/policy/condition.js';

describe('parseOperator', () => {
  it.each([
    ['StringEquals', { name: 'StringEquals', qualifier: undefined, ifExists: false }],
    ['stringequals', { name: 'StringEquals', qualifier: undefined, ifExists: false }],
    [
      'ForAllValues:StringNotLikeIfExists',
      { name: 'StringNotLike', qualifier: 'ForAllValues', ifExists: true },
    ],
    ['ForAnyValue:ArnLike', { name: 'ArnLike', qualifier: 'ForAnyValue', ifExists: false }],
    ['StringMatches', { name: undefined, qualifier: undefined, ifExists: false }],
    ['Null', { name: 'Null', qualifier: undefined, ifExists: false }],
    ['foranyvalue:stringlikeifexists', { name: 'StringLike', qualifier: 'ForAnyValue', ifExists: true }],
    // AWS has no such operator; the last line of a name does not make one.
    ['ForSomeValue:StringLike', { name: undefined, qualifier: undefined, ifExists: false }],
    ['IfExists', { name: undefined, qualifier: undefined, ifExists: true }],
    ['', { name: undefined, qualifier: undefined, ifExists: false }],
    ['not\nStringEquals', { name: undefined, qualifier: undefined, ifExists: false }],
  ])('%s', (text, expected) => {
    expect(parseOperator(text)).toEqual({ text, ...expected });
  });

  it('tells negated operators', () => {
    expect(isNegated(parseOperator('NotIpAddress'))).toBe(true);
    expect(isNegated(parseOperator('IpAddress'))).toBe(false);
    expect(isNegated(parseOperator('NotAnOperator'))).toBe(false);
  });
});

describe('holdsWhenAbsent', () => {
  const span = { start: 0, end: 0 };
  const condition = (operator: string, ...values: string[]): Condition => ({
    operator: parseOperator(operator),
    operatorSpan: span,
    key: 'aws:PrincipalOrgID',
    keySpan: span,
    node: { type: 'null', ...span },
    values: values.map((text) => ({
      text,
      uncertain: false,
      node: { type: 'string', value: text, content: 0, ...span },
    })),
  });

  it.each([
    ['StringEquals', 'x', false],
    ['StringEqualsIfExists', 'x', true],
    ['StringNotEquals', 'x', true],
    ['ForAllValues:StringEquals', 'x', true],
    ['ForAnyValue:StringEquals', 'x', false],
    ['ForAnyValue:StringNotEquals', 'x', false],
    ['Null', 'true', true],
    ['Null', 'false', false],
    ['Null', 'maybe', false],
    ['Bool', 'true', false],
    // The published tests of iam.cloudcopilot.io: a set operator takes no notice of IfExists.
    ['ForAnyValue:StringEqualsIfExists', 'x', false],
    ['ForAnyValue:StringNotEqualsIfExists', 'x', false],
  ])('%s %s: %s', (operator, value, expected) => {
    expect(holdsWhenAbsent(condition(operator, value))).toBe(expected);
  });

  it('takes the values of Null as alternatives, as those of every operator', () => {
    expect(holdsWhenAbsent(condition('Null', 'true', 'false'))).toBe(true);
    expect(holdsWhenAbsent(condition('Null'))).toBe(false);
  });
});
