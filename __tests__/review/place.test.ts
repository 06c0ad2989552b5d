import { describe, expect, it } from '@jest/globals';
import { parseHunks } from '../../src/domain/diff.js';
import { place } from '../../src/review/place.js';
import { finding } from './samples.js';

const hunks = parseHunks('@@ -1,3 +1,4 @@\n a\n-b\n+B\n+C\n d');
const rules = { comments: true as const, maxComments: 30, hunksOf: () => hunks };

describe('place', () => {
  it('takes the whole range where one hunk holds it', () => {
    expect(place([finding({ lines: [2, 4] })], rules)[0]).toMatchObject({
      placement: { where: 'inline' },
      lines: { start: 2, end: 4 },
    });
  });

  it('takes the first line where the range leaves the hunk', () => {
    expect(place([finding({ lines: [3, 9] })], rules)[0]).toMatchObject({ lines: { start: 3, end: 3 } });
  });

  it('takes the first added line of an element that began before the hunk', () => {
    const later = { ...rules, hunksOf: () => parseHunks('@@ -10,3 +10,4 @@\n a\n+B\n c\n d') };
    expect(place([finding({ lines: [5, 20] })], later)[0]).toMatchObject({ lines: { start: 11, end: 11 } });
  });

  it('goes to the file outside of the diff, ten times, then to the summary', () => {
    const outside = Array.from({ length: 12 }, (_, n) =>
      finding({ id: String(n).padStart(2, '0'), lines: [50, 50] }),
    );
    const where = place(outside, rules).map(({ placement }) => placement.where);
    expect(where).toEqual([...Array<string>(10).fill('file'), 'summary', 'summary']);
  });

  it('puts the worst inline when there are more than max-comments', () => {
    const placed = place(
      [finding({ id: 'mild', severity: 'suggestion' }), finding({ id: 'bad', severity: 'error' })],
      { ...rules, maxComments: 1 },
    );
    expect(placed.map((each) => [each.finding.id, each.placement.where])).toEqual([
      ['bad', 'inline'],
      ['mild', 'summary'],
    ]);
    expect(placed[1]?.placement.reason).toBe('max-comments (1) is reached by worse findings');
  });

  it('leaves to the summary what was there before, what is accepted, and what is in no changed file', () => {
    const accepted = { reason: 'known', expires: '2099-01-01' };
    const placed = place([finding({ state: 'existing' }), finding({ exception: accepted })], rules);
    expect(placed.map((each) => each.placement.where)).toEqual(['summary', 'summary']);
    expect(place([finding({})], { ...rules, hunksOf: () => null })[0]?.placement.where).toBe('summary');
  });

  it('says why nothing can be posted', () => {
    expect(
      place([finding({})], { ...rules, comments: 'an audit has no pull request' })[0]?.placement,
    ).toEqual({
      where: 'none',
      reason: 'an audit has no pull request',
    });
  });
});
