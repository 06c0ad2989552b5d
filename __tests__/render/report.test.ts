import { describe, expect, it } from '@jest/globals';
import { jsonReport, jsonReportText } from '../../src/render/report.js';
import { finding, review, reviewOf } from './builders.js';
import { sampleReview } from './sample-review.js';

describe('the JSON report', () => {
  it('has its fields in the documented order', () => {
    const report = jsonReport(sampleReview());
    expect(Object.keys(report)).toEqual(
      'schemaVersion tool conclusion base head accessAnalyzer serviceDataDate paidCalls files policies findings accessChanges skipped'.split(
        ' ',
      ),
    );
    expect(Object.keys(report.files[0] ?? {})).toEqual(['path', 'status', 'policies']);
    expect(Object.keys(report.policies[0] ?? {})).toEqual('id path pointer kind attachedTo state'.split(' '));
    expect(Object.keys(report.accessChanges[0] ?? {})).toEqual(
      'change verb principal action resource context path line'.split(' '),
    );
    expect(Object.keys(report.findings[0] ?? {})).toEqual(
      'id rule source severity state title message help docs policy statement path start end related placement exception'.split(
        ' ',
      ),
    );
    expect(Object.keys(report.findings[0]?.related[0] ?? {})).toEqual(['path', 'start', 'end', 'message']);
  });

  it('has texts as plain text, places as they are, and null for what is not there', () => {
    const [first] = jsonReport(
      reviewOf([finding({ statement: null, policy: null })], { base: null, head: null }),
    ).findings;
    expect(first).toMatchObject({
      message: '`ecr:PutImage` on `*` can replace any image of the account.',
      help: '',
      policy: null,
      statement: null,
      path: 'iam/build-role.json',
      start: { line: 8, column: 19 },
      end: { line: 8, column: 22 },
      exception: null,
    });
  });

  it('lists accepted findings with their reason', () => {
    const accepted = jsonReport(sampleReview()).findings.find(({ exception }) => exception !== null);
    expect(accepted?.exception).toEqual({
      reason: 'Migration to per-key grants, OPS-412',
      expires: '2027-03-31',
    });
  });

  it('is JSON with an end of line', () => {
    const text = jsonReportText(review({ base: null }));
    expect(JSON.parse(text)).toMatchObject({ schemaVersion: 1, base: null });
    expect(text.endsWith('}\n')).toBe(true);
  });
});
