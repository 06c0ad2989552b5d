import { expect, test } from '@jest/globals';
import { ContentBudget, CONTENT_LIMITS } from '../../../src/adapters/github/content-budget.js';

/** When the writes go out that are all asked for at once, in seconds. */
function timesOf(count: number, every = 0): readonly number[] {
  const budget = new ContentBudget(CONTENT_LIMITS, 1000);
  const times: number[] = [];
  for (let now = 0; times.length < count; now += every * 1000) {
    const at = Math.max(now, (times.at(-1) ?? 0) * 1000);
    const time = at + budget.pause(at);
    budget.count(time);
    times.push(time / 1000);
  }
  return times;
}

/** The most writes that fall into any stretch of so many seconds. */
function mostWithin(seconds: number, times: readonly number[]): number {
  return Math.max(
    ...times.map((start) => times.filter((time) => time >= start && time < start + seconds).length),
  );
}

test.each([0, 0.5, 1, 3, 10])(
  'writes every %d s are at most 80 in any minute and 500 in any hour',
  (every) => {
    const times = timesOf(1200, every);
    expect(mostWithin(60, times)).toBeLessThanOrEqual(80);
    expect(mostWithin(3600, times)).toBeLessThanOrEqual(500);
  },
);

test('writes that are few or slow enough do not wait', () => {
  expect(timesOf(500, 1).at(-1)).toBe(499);
  expect(timesOf(2000, 7.2).at(-1)).toBeCloseTo(1999 * 7.2);
});
