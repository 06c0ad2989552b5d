import { describe, expect, it } from '@jest/globals';
import { hasWholeCondition } from '../../src/policy/whole-condition.js';
import { policyOf } from '../access/evaluation/tables.js';

const known = { StringEquals: { 'aws:PrincipalTag/Team': 'a' } };
const perhaps = { 'Fn::If': ['IsProduction', known, { Ref: 'AWS::NoValue' }] };

describe('a Condition as a template writes it', () => {
  it.each([
    ['that is not there', {}, true],
    ['of no operators', { Condition: {} }, true],
    ['of operators', { Condition: { ...known, Null: { 'aws:TokenIssueTime': 'true' } } }, true],
    ['that is not known', { Condition: perhaps }, false],
    ['of which an operator is not known', { Condition: { ...known, Bool: perhaps } }, false],
    ['that is a text', { Condition: 'StringEquals' }, false],
    ['that is a list', { Condition: [known] }, false],
  ])('%s is wholly read: %s', (_, condition, expected) => {
    const statement = { Effect: 'Allow', Action: '*', Resource: '*', ...condition };
    const [read] = policyOf({ Version: '2012-10-17', Statement: [statement] }).statements;
    expect(read && hasWholeCondition(read)).toBe(expected);
  });
});
