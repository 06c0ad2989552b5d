import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../src/domain/finding.js';
import { applyExceptions, type FilesRead } from '../../src/config/exceptions.js';
import type { ExceptionRule } from '../../src/config/settings.js';

function finding(changes: Partial<Finding> = {}, path = 'iam/legacy/decrypt.json'): Finding {
  const start = { line: 1, column: 1 };
  return {
    id: 'f1',
    rule: 'kms-wide-use',
    source: 'artifact-check',
    severity: 'warning',
    state: 'introduced',
    title: 'KMS use is wide',
    message: [],
    help: [],
    docs: '',
    policy: 'p',
    statement: { index: 0, sid: 'DecryptAll' },
    side: 'head',
    place: { path, start, end: start },
    related: [],
    value: '*',
    exception: null,
    fix: [],
    suggestion: null,
    ...changes,
  };
}

function rule(changes: Partial<ExceptionRule> = {}): ExceptionRule {
  return {
    rule: 'kms-wide-use',
    files: [],
    statement: undefined,
    value: undefined,
    reason: 'OPS-412',
    expires: '2027-03-31',
    ...changes,
  };
}

const apply = (
  findings: readonly Finding[],
  rules: readonly ExceptionRule[],
  today = '2027-01-01',
  read: FilesRead = [],
) => applyExceptions(findings, rules, today, read);

const accepted = { reason: 'OPS-412', expires: '2027-03-31' };

describe('an exception', () => {
  it.each([
    ['of the same rule', {}, accepted],
    ['of another rule', { rule: 'kms-wide' }, null],
    ['of the same file', { files: ['iam/legacy/decrypt.json'] }, accepted],
    ['of a glob', { files: ['x', 'iam/**/[!b]*.json'] }, accepted],
    ['of another file', { files: ['iam/*.json'] }, null],
    ['of the same Sid', { statement: 'DecryptAll' }, accepted],
    ['of another Sid', { statement: 'decryptall' }, null],
    ['of the same value', { value: '*' }, accepted],
    ['of another value', { value: 'arn:aws:kms:*' }, null],
    ['of an empty value', { value: '' }, null],
  ] as const)('%s', (_, changes, exception) => {
    expect(apply([finding()], [rule(changes)]).findings).toEqual([finding({ exception })]);
  });

  it.each([null, { index: 0, sid: null }])(
    'of a Sid does not fit a finding with the statement %j',
    (statement) => {
      const { findings } = apply([finding({ statement })], [rule({ statement: 'DecryptAll' })]);
      expect(findings[0]?.exception).toBeNull();
    },
  );

  it('holds on its last day, not after it', () => {
    expect(apply([finding()], [rule()], '2027-03-31').findings[0]?.exception).toEqual(accepted);
    expect(apply([finding()], [rule()], '2027-03-31').expired).toEqual([]);
    const late = apply([finding()], [rule()], '2027-04-01', 'all');
    expect(late).toEqual({ findings: [finding()], unused: [], expired: [rule()] });
  });

  it('that comes first is shown, and the others count as used', () => {
    const expired = rule({ expires: '2026-01-01' });
    const rules = [expired, rule({ reason: 'first' }), rule({ reason: 'second' })];
    const { findings, unused } = apply([finding()], rules, '2027-01-01', 'all');
    expect(findings[0]?.exception?.reason).toBe('first');
    expect(unused).toEqual([]);
  });

  it('leaves the given findings as they are', () => {
    const given = Object.freeze(finding());
    apply([given], [rule()]);
    expect(given.exception).toBeNull();
  });
});

describe('an exception that matches nothing', () => {
  it.each([
    ['every file was read', { files: ['a.json'] }, 'all', true],
    ['its only file was read', { files: ['a.json'] }, ['a.json', 'b.json'], true],
    ['one of its files was not read', { files: ['a.json', 'c.json'] }, ['a.json'], false],
    ['a glob can name other files', { files: ['*.json'] }, ['a.json'], false],
    ['it names every file', {}, ['a.json'], false],
    ['it names every file and all were read', {}, 'all', true],
  ] as const)('where %s', (_, changes, read, unused) => {
    const result = apply([], [rule(changes)], '2027-01-01', read);
    expect(result.unused).toEqual(unused ? [rule(changes)] : []);
  });
});
