import { describe, expect, it } from '@jest/globals';
import type { Result, Run } from 'sarif';
import { code, message } from '../../src/domain/message.js';
import type { Review } from '../../src/domain/review.js';
import { sarif, sarifText } from '../../src/render/sarif.js';
import { finding, review, reviewOf } from './builders.js';
import { placeOf } from './sample-files.js';
import { sampleReview } from './sample-review.js';

function runOf(value: Review): Run {
  const run = sarif(value).runs[0];
  if (!run) throw new Error('no run');
  return run;
}

function resultOf(value: Review): Result {
  const result = runOf(value).results?.[0];
  if (!result) throw new Error('no result');
  return result;
}

describe('SARIF', () => {
  it('looks like this', () => {
    expect(sarif(sampleReview(), { repositoryUri: 'https://github.com/acme/web' })).toMatchSnapshot();
  });

  it('names each rule once, and results name theirs', () => {
    const run = runOf(sampleReview());
    const rules = run.tool.driver.rules ?? [];
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(run.results).toHaveLength(12);
    for (const result of run.results ?? []) expect(rules[result.ruleIndex ?? -1]?.id).toBe(result.ruleId);
  });

  it('has 1-based columns with an exclusive end, and an encoded relative address', () => {
    const place = { ...placeOf('iam/build-role.json', '"*"'), path: 'a b/größe#1.json' };
    expect(resultOf(reviewOf([finding({ place })])).locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'a%20b/gr%C3%B6%C3%9Fe%231.json', uriBaseId: '%SRCROOT%' },
      region: { startLine: 8, startColumn: 19, endLine: 8, endColumn: 22 },
    });
  });

  it('tells new from unchanged only where there is something to compare with', () => {
    expect(resultOf(reviewOf([finding()])).baselineState).toBe('new');
    expect(resultOf(reviewOf([finding({ state: 'existing' })])).baselineState).toBe('unchanged');
    expect(resultOf(reviewOf([finding()], { base: null })).baselineState).toBeUndefined();
  });

  it('shows exceptions as suppressions', () => {
    const exception = { reason: 'OPS-412', expires: '2027-03-31' };
    expect(resultOf(reviewOf([finding({ exception })])).suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'OPS-412 (until 2027-03-31)' },
    ]);
  });

  it.each([
    ['error', 'error', '9.1'],
    ['security-warning', 'error', '7.5'],
    ['warning', 'warning', '5.0'],
    ['suggestion', 'note', undefined],
  ] as const)('has %s as %s with security severity %s', (severity, level, score) => {
    const run = runOf(reviewOf([finding({ severity })]));
    expect(run.results?.[0]?.level).toBe(level);
    expect(run.tool.driver.rules?.[0]?.properties?.['security-severity']).toBe(score);
  });

  it("does not call a policy's syntax error a matter of security", () => {
    const run = runOf(reviewOf([finding({ severity: 'error', source: 'policy-validation' })]));
    expect(run.tool.driver.rules?.[0]?.properties).toEqual({
      tags: ['correctness', 'iam', 'policy-validation'],
      'problem.severity': 'error',
    });
  });

  it('lets no link come out of the author’s text', () => {
    const text = resultOf(
      reviewOf([finding({ message: message`It is ${code('[x](http://evil.example)\u202e')}.` })]),
    ).message.text;
    expect(text).toBe('It is `[x] (http://evil.example)\\u{202E}`.');
  });

  it('puts what was removed at the beginning of its file, for the reviewed version has no such line', () => {
    const result = resultOf(reviewOf([finding({ side: 'base' })]));
    expect(result.locations?.[0]?.physicalLocation?.region).toEqual({
      startLine: 1,
      startColumn: 1,
      endLine: 1,
      endColumn: 1,
    });
    expect(result.message.text).toContain('It was on line 8 before the change.');
  });

  it('counts the related places that GitHub would not keep', () => {
    const related = Array.from({ length: 103 }, () => ({ ...finding().place, message: [] }));
    const result = resultOf(reviewOf([finding({ related })]));
    expect(result.relatedLocations).toHaveLength(100);
    expect(result.message.text).toMatch(/\nAnd 3 more places in the JSON report\.$/);
  });

  it('leaves the hash of the line to GitHub’s upload action, which warns of every other one', () => {
    expect(resultOf(reviewOf([finding({ id: 'abc' })])).partialFingerprints).toEqual({
      'artifactAccessReview/v1': 'abc',
    });
  });

  it('has a help address only where it is absolute', () => {
    expect(
      runOf(reviewOf([finding({ docs: 'docs/checks/x.md' })])).tool.driver.rules?.[0],
    ).not.toHaveProperty('helpUri');
  });

  it('says what could not be done', () => {
    const [invocation] = runOf(review({ failures: ['AWS did not answer.'] })).invocations ?? [];
    expect(invocation).toEqual({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: 'error', message: { text: 'AWS did not answer.' } }],
    });
  });

  it('keeps to what GitHub takes, worst first, and says what is cut', () => {
    const many = Array.from({ length: 25_010 }, (_, index) =>
      finding({ id: String(index), severity: 'suggestion' }),
    );
    const run = runOf(reviewOf([...many, finding({ id: 'worst', severity: 'error' })]));
    expect(run.results).toHaveLength(25_000);
    expect(run.results?.[0]?.partialFingerprints).toEqual({ 'artifactAccessReview/v1': 'worst' });
    const notes = run.invocations?.[0]?.toolExecutionNotifications?.map((note) => note.message.text);
    expect(notes).toEqual([
      '11 results are left out, the mildest, since GitHub takes no more. The JSON report has all.',
      'GitHub shows the 5000 worst of 25000 results.',
    ]);
  });

  it('is printed without commands to the runner', () => {
    expect(sarifText(reviewOf([finding({ title: '##[set-output name=x]y' })]))).not.toContain('##[');
  });
});
