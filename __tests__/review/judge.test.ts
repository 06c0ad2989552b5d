import { describe, expect, it } from '@jest/globals';
import { severities } from '../../src/domain/finding.js';
import { judge } from '../../src/review/judge.js';
import { finding } from './samples.js';

describe('judge', () => {
  it.each([
    ['error', ['error']],
    ['security-warning', ['error', 'security-warning']],
    ['warning', ['error', 'security-warning', 'warning']],
    ['suggestion', ['error', 'security-warning', 'warning', 'suggestion']],
    ['never', []],
  ] as const)('fail-on %s fails for %j', (failOn, failing) => {
    const failed = severities.filter(
      (severity) => judge([finding({ severity })], [], { failOn, failScope: 'introduced' }) === 'failure',
    );
    expect(failed).toEqual(failing);
  });

  it('counts what was there before only where the scope is all', () => {
    const before = [finding({ state: 'existing', severity: 'error' })];
    expect(judge(before, [], { failOn: 'error', failScope: 'introduced' })).toBe('success');
    expect(judge(before, [], { failOn: 'error', failScope: 'all' })).toBe('failure');
  });

  it('does not count what an exception accepts', () => {
    const accepted = [finding({ severity: 'error', exception: { reason: 'known', expires: '2099-01-01' } })];
    expect(judge(accepted, [], { failOn: 'suggestion', failScope: 'all' })).toBe('success');
  });

  it('fails for what could not be done, whatever the threshold', () => {
    expect(judge([], ['Access Analyzer did not answer.'], { failOn: 'never', failScope: 'introduced' })).toBe(
      'failure',
    );
  });
});
