import { describe, expect, it } from '@jest/globals';
import {
  boundByResourceTag,
  deniesStrangers,
  deniesUntagged,
  keepsStrangersOut,
} from '../../src/access/binding-conditions.js';
import { statementWith, tableOf } from './access-tables.js';

interface ConditionRow {
  readonly name: string;
  readonly condition: object;
  readonly binds: boolean;
}

interface DenialRow {
  readonly name: string;
  readonly statement: object;
  readonly denies: boolean;
}

const allow = (Condition: object) =>
  statementWith({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*', Condition });

describe('a condition keeps strangers out', () => {
  it.each(tableOf('binding-conditions.json') as ConditionRow[])('$binds: $name', ({ condition, binds }) => {
    expect(keepsStrangersOut(allow(condition))).toBe(binds);
  });
});

describe('a Deny hits strangers', () => {
  it.each(tableOf('stranger-denials.json') as DenialRow[])('$denies: $name', ({ statement, denies }) => {
    expect(deniesStrangers(statementWith(statement))).toBe(denies);
  });

  it('not where it is for all but everyone', () => {
    expect(deniesStrangers(statementWith({ Effect: 'Deny', NotPrincipal: '*', Action: '*' }))).toBe(false);
  });

  it('not where it is no Deny', () => {
    expect(deniesStrangers(allow({}))).toBe(false);
  });
});

describe('a tag of the resource', () => {
  it('bounds a grant where it must have a value', () => {
    expect(boundByResourceTag(allow({ StringEquals: { 'aws:ResourceTag/team': 'build' } }))).toBe(true);
    expect(boundByResourceTag(allow({ StringLike: { 'ecr:ResourceTag/team': 'build-*' } }))).toBe(true);
    expect(boundByResourceTag(allow({ StringLike: { 'aws:ResourceTag/team': '*' } }))).toBe(false);
    expect(boundByResourceTag(allow({ StringEqualsIfExists: { 'aws:ResourceTag/team': 'build' } }))).toBe(
      false,
    );
    expect(boundByResourceTag(allow({ StringEquals: { 'aws:RequestTag/team': 'build' } }))).toBe(false);
  });

  it('spares its resources from a Deny of all others', () => {
    const deny = (Condition: object) =>
      statementWith({ Effect: 'Deny', Action: '*', Resource: '*', Condition });
    expect(deniesUntagged(deny({ StringNotEquals: { 'aws:ResourceTag/team': 'build' } }))).toBe(true);
    expect(deniesUntagged(deny({ StringEquals: { 'aws:ResourceTag/team': 'build' } }))).toBe(false);
    expect(deniesUntagged(deny({}))).toBe(false);
  });
});
