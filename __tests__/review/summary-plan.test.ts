import { describe, expect, it } from '@jest/globals';
import { makeMarker } from '../../src/render/marker.js';
import { planSummary } from '../../src/review/publish.js';
import type { StandingComment } from '../../src/review/ports.js';
import { standingComment } from './samples.js';

function body(text: string, tag = ''): string {
  return `${text}\n\n${makeMarker({ kind: 'summary', tag })}`;
}

function summary(text: string): StandingComment {
  return standingComment({ kind: 'issue', path: undefined, subject: undefined, line: undefined, body: text });
}

const now = body('1 error');

describe('the summary comment', () => {
  it('is posted only with news, unless it is always wanted', () => {
    expect(planSummary('on-findings', true, now, [], '')).toEqual({ kind: 'post' });
    expect(planSummary('on-findings', false, now, [], '')).toEqual({ kind: 'none' });
    expect(planSummary('always', false, now, [], '')).toEqual({ kind: 'post' });
    expect(planSummary('never', true, now, [], '')).toEqual({ kind: 'none' });
  });

  it('is left alone where it says the same, whatever GitHub made of its line ends', () => {
    for (const text of [now, now.replaceAll('\n', '\r\n')])
      expect(planSummary('on-findings', true, now, [summary(text)], '')).toEqual({ kind: 'none' });
  });

  it('is edited where it says something else, with news or without', () => {
    const comment = summary(body('2 errors'));
    for (const hasNews of [true, false])
      expect(planSummary('on-findings', hasNews, now, [comment], '')).toEqual({ kind: 'edit', comment });
  });

  it('is another run\u2019s where it has another tag, and no summary where it stands on a line', () => {
    for (const other of [summary(body('1 error', 'prod')), standingComment({ body: now })])
      expect(planSummary('on-findings', true, now, [other], '')).toEqual({ kind: 'post' });
  });
});
