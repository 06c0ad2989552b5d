import { describe, expect, it } from '@jest/globals';
import { hunkHolding, parseHunks } from '../../src/domain/diff.js';

describe('parseHunks', () => {
  it('reads the lines of both sides', () => {
    const [hunk, second, ...rest] = parseHunks(
      '@@ -1,3 +1,4 @@ {\n a\n-b\n+B\n+C\n d\n@@ -10 +11,0 @@\n-x\n\\ No newline at end of file',
    );
    expect(hunk).toEqual({ oldStart: 1, oldEnd: 4, newStart: 1, newEnd: 5, added: [2, 3], removed: [2] });
    expect(second).toEqual({ oldStart: 10, oldEnd: 11, newStart: 12, newEnd: 12, added: [], removed: [10] });
    expect(rest).toEqual([]);
  });

  it('reads a new file', () => {
    expect(parseHunks('@@ -0,0 +1,2 @@\n+a\n+b')).toEqual([
      { oldStart: 1, oldEnd: 1, newStart: 1, newEnd: 3, added: [1, 2], removed: [] },
    ]);
  });

  it('takes no line that a cut patch does not show', () => {
    expect(parseHunks('@@ -1,9 +1,9 @@\n a\n b')[0]).toMatchObject({ newStart: 1, newEnd: 3 });
  });
});

describe('hunkHolding', () => {
  const hunks = parseHunks('@@ -1,2 +1,2 @@\n a\n-b\n+B\n@@ -8,2 +8,2 @@\n-x\n+y\n z');
  it('needs the whole range in one hunk', () => {
    expect(hunkHolding(hunks, 1, 2)).toBe(hunks[0]);
    expect(hunkHolding(hunks, 2, 3)).toBeUndefined();
    expect(hunkHolding(hunks, 2, 8)).toBeUndefined();
    expect(hunkHolding(hunks, 8, 9)).toBe(hunks[1]);
  });
});
