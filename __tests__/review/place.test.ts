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
      lines: { side: 'RIGHT', start: 2, end: 4 },
    });
  });

  it('takes the lines that a fix replaces, where they are the finding’s and in one hunk', () => {
    const suggestion = { start: 3, end: 3, text: 'X' };
    const lines = (from: number, to: number): unknown =>
      place([finding({ lines: [from, to], suggestion })], rules)[0]?.lines;
    expect(lines(2, 4)).toMatchObject({ start: 3, end: 3 });
    expect(lines(2, 2)).toMatchObject({ start: 2, end: 2 });
    expect(lines(3, 9)).toMatchObject({ start: 3, end: 3 });
  });

  it('shows on the left what was removed there', () => {
    const old = parseHunks('@@ -1,5 +1,2 @@\n a\n-b\n-c\n-d\n e');
    const removed = (from: number, to: number) =>
      place([finding({ lines: [from, to], side: 'base' })], { ...rules, hunksOf: () => old })[0];
    expect(removed(3, 4)).toMatchObject({
      placement: { where: 'inline', reason: 'its lines were removed' },
      lines: { side: 'LEFT', start: 3, end: 4 },
    });
    expect(removed(1, 9)?.lines).toEqual({ side: 'LEFT', start: 2, end: 4 });
    expect(removed(5, 5)?.placement.where).toBe('file');
  });

  it('takes of removed lines those that stand together', () => {
    const old = parseHunks('@@ -1,5 +1,3 @@\n-a\n-b\n c\n-d\n e');
    const [placed] = place([finding({ lines: [1, 4], side: 'base' })], { ...rules, hunksOf: () => old });
    expect(placed?.lines).toEqual({ side: 'LEFT', start: 1, end: 2 });
  });

  it('takes the first line where the range leaves the hunk', () => {
    expect(place([finding({ lines: [3, 9] })], rules)[0]).toMatchObject({ lines: { start: 3, end: 3 } });
  });

  it('takes the first added line of an element that began before the hunk', () => {
    const later = { ...rules, hunksOf: () => parseHunks('@@ -10,3 +10,4 @@\n a\n+B\n c\n d') };
    expect(place([finding({ lines: [5, 20] })], later)[0]).toMatchObject({ lines: { start: 11, end: 11 } });
  });

  it('goes to the file outside of the diff, for ten files, then to the summary', () => {
    const outside = Array.from({ length: 12 }, (_, n) => {
      const path = `${String(n).padStart(2, '0')}.json`;
      const at = { line: 50, column: 1 };
      return finding({ id: path, place: { path, start: at, end: at } });
    });
    const where = place(outside, rules).map(({ placement }) => placement.where);
    expect(where).toEqual([...Array<string>(10).fill('file'), 'summary', 'summary']);
  });

  it('tells findings of the same lines in one comment, up to twenty', () => {
    const same = Array.from({ length: 22 }, (_, n) => finding({ id: String(n).padStart(2, '0') }));
    const placed = place(same, { ...rules, maxComments: 1 });
    expect(placed.map(({ placement }) => placement.where)).toEqual([
      ...Array<string>(20).fill('inline'),
      'summary',
      'summary',
    ]);
    expect(placed[21]?.placement.reason).toBe('its place has a comment on 20 worse findings');
  });

  it('puts the worst inline when there are more than max-comments', () => {
    const placed = place(
      [
        finding({ id: 'mild', severity: 'suggestion', lines: [3, 3] }),
        finding({ id: 'bad', severity: 'error' }),
      ],
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
