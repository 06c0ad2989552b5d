export type Side = 'LEFT' | 'RIGHT';

/** One line of a patch that a comment can hang on. */
export interface PatchLine {
  /** Counts from 1 at the line below the first hunk header, through all hunks, as GitHub counts. */
  readonly position: number;
  readonly hunk: number;
  readonly left: number | undefined;
  readonly right: number | undefined;
}

/** The lines of a patch with their numbers on both sides. */
export function patchLines(patch: string): readonly PatchLine[] {
  const lines: PatchLine[] = [];
  let [left, right, hunk, position] = [0, 0, 0, -1];
  for (const line of patch.split('\n')) {
    position += 1;
    const header = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line);
    if (header !== null) {
      [left, right] = [Number(header[1]), Number(header[2])];
      hunk += 1;
    } else if (line.startsWith('-')) {
      lines.push({ position, hunk, left, right: undefined });
      left += 1;
    } else if (line.startsWith('+')) {
      lines.push({ position, hunk, left: undefined, right });
      right += 1;
    } else if (!line.startsWith('\\')) {
      lines.push({ position, hunk, left, right });
      left += 1;
      right += 1;
    }
  }
  return lines;
}

/** The patch's line with this number on this side; a context line has a number on both. */
export function lineAt(lines: readonly PatchLine[], side: Side, number: number): PatchLine | undefined {
  return lines.find((line) => (side === 'LEFT' ? line.left : line.right) === number);
}

/** Where a line of the older version stands in the newer; undefined where it was changed or removed. */
export function carriedOver(patch: string, number: number): number | undefined {
  const inside = lineAt(patchLines(patch), 'LEFT', number);
  if (inside !== undefined) return inside.right;
  let shift = 0;
  for (const match of patch.matchAll(/(?:^|\n)@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/g)) {
    if (Number(match[1]) > number) break;
    shift += Number(match[3] ?? 1) - Number(match[2] ?? 1);
  }
  return number + shift;
}
