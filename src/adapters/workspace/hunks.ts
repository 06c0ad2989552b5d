import type { Hunk } from '../../domain/diff.js';

/** Where git looks for a NUL, and calls a file binary (`buffer_is_binary` in git's xdiff-interface.c). */
const BINARY_WITHIN = 8000;

/** Whether git would show no lines of a file. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, BINARY_WITHIN).includes(0);
}

/** The hunks of a file that is new as a whole; undefined for a binary one. */
export function wholeFile(bytes: Uint8Array): readonly Hunk[] | undefined {
  if (isBinary(bytes)) return undefined;
  let lines = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1;
  if (bytes.length > 0 && bytes.at(-1) !== 10) lines += 1;
  if (lines === 0) return [];
  const added = Array.from({ length: lines }, (_, index) => index + 1);
  return [{ oldStart: 1, oldEnd: 1, newStart: 1, newEnd: lines + 1, added, removed: [] }];
}
