/** A file's status against the merge base, in GitHub's words. https://docs.github.com/rest/pulls/pulls */
export type FileStatus = 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed' | 'unchanged';

/** One hunk of a file's diff: 1-based lines, `end` exclusive; an empty side has start = end. */
export interface Hunk {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
  /** The new-side lines that the change added or rewrote. */
  readonly added: readonly number[];
  /** The old-side lines that the change removed or rewrote. */
  readonly removed: readonly number[];
}

const header = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/**
 * The hunks of a unified diff without file header, as GitHub's `patch` field has them.
 * A line that is no diff line ends the hunk: GitHub cuts long patches, and what is cut has no place for comments.
 */
export function parseHunks(patch: string): Hunk[] {
  const hunks: Hunk[] = [];
  const lines = patch.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const match = header.exec(lines[i] ?? '');
    if (!match) continue;
    hunks.push(readHunk(lines, i + 1, startOf(match[1], match[2]), startOf(match[3], match[4])));
  }
  return hunks;
}

/** `-0,0` and `+5,0` name the line before an empty side. */
function startOf(start: string | undefined, count: string | undefined): number {
  return count === '0' ? Number(start) + 1 : Number(start);
}

function readHunk(lines: readonly string[], from: number, oldStart: number, newStart: number): Hunk {
  const added: number[] = [];
  const removed: number[] = [];
  let oldLine = oldStart;
  let newLine = newStart;
  for (let i = from; i < lines.length; i++) {
    const mark = lines[i]?.[0];
    if (mark === '+') added.push(newLine++);
    else if (mark === '-') removed.push(oldLine++);
    else if (mark === ' ') {
      oldLine++;
      newLine++;
    } else if (mark !== '\\') break;
  }
  return { oldStart, oldEnd: oldLine, newStart, newEnd: newLine, added, removed };
}

/** The hunk that holds all the new-side lines from `start` to `end` (both 1-based, both included). */
export function hunkHolding(hunks: readonly Hunk[], start: number, end: number): Hunk | undefined {
  return hunks.find((hunk) => hunk.newStart <= start && end < hunk.newEnd);
}
