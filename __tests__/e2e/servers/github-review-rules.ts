import { integer, requiredText, text, type Fields } from './fields.js';
import { validationFailed, unprocessable, type Refusal } from './github-refusal.js';
import { lineAt, patchLines, type PatchLine, type Side } from './patch-lines.js';
import type { FileChange } from './file-changes.js';
import type { Anchor } from './github-state.js';

/** 65,536 characters, as Ruby counts them: code points. */
const LONGEST_BODY = 65_536;

/**
 * How GitHub words a line that is not in the diff. `diff`: "line must be part of the diff", what most reports
 * quote. `resolved`: "Line could not be resolved", what github.com has answered since 2026.
 */
export type Wording = 'diff' | 'resolved';

/** One reason for which a comment cannot hang where it was asked to. */
export interface Misplaced {
  readonly field: string;
  readonly message: string;
}

export type Placed = { readonly anchor: Anchor } | { readonly reasons: readonly Misplaced[] };

/** Finds the place of a new comment in the pull request's diff at `head`, or why there is none. */
export function place(fields: Fields, head: string, files: readonly FileChange[], wording: Wording): Placed {
  const path = requiredText(fields, 'path');
  const file = files.find(({ filename }) => filename === path);
  if (file === undefined) return misplaced(wording, ['path', 'is invalid'], ['diff_hunk', "can't be blank"]);
  if (text(fields, 'subject_type') === 'file') return { anchor: fileAnchor(path, head) };
  const lines = patchLines(file.patch ?? '');
  const side = sideOf(text(fields, 'side'), 'RIGHT');
  const line = integer(fields, 'line');
  const end = line === undefined ? undefined : lineAt(lines, side, line);
  const start = startOf(fields, lines, side, end);
  const reasons = [
    ...(end === undefined ? outside(wording) : []),
    ...(start instanceof Array ? start : []),
    ...(end === undefined && wording === 'diff' ? [{ field: 'diff_hunk', message: "can't be blank" }] : []),
  ];
  if (line === undefined || end === undefined || start instanceof Array) return { reasons };
  return {
    anchor: {
      ...{ path, head, line, side, subject_type: 'line', diff_hunk: hunkUpTo(file.patch ?? '', end) },
      ...{ start_line: start?.number ?? null, start_side: start?.side ?? null },
    },
  };
}

function outside(wording: Wording): readonly Misplaced[] {
  return [
    { field: 'line', message: wording === 'diff' ? 'must be part of the diff' : 'could not be resolved' },
  ];
}

function startOf(
  fields: Fields,
  lines: readonly PatchLine[],
  side: Side,
  end: PatchLine | undefined,
): { readonly number: number; readonly side: Side } | readonly Misplaced[] | undefined {
  const number = integer(fields, 'start_line');
  if (number === undefined) return undefined;
  const startSide = sideOf(text(fields, 'start_side'), side);
  const start = lineAt(lines, startSide, number);
  // Compared by place, not by number: the two ends may be on different sides.
  const precedes = start !== undefined && end !== undefined && start.position < end.position;
  if (start !== undefined && end !== undefined && !precedes) {
    return [{ field: 'start_line', message: 'must precede the end line.' }];
  }
  if (start?.hunk !== end?.hunk || start === undefined) {
    return [{ field: 'start_line', message: 'must be part of the same hunk as the line.' }];
  }
  return { number, side: startSide };
}

function misplaced(wording: Wording, ...reasons: readonly (readonly [string, string])[]): Placed {
  if (wording === 'resolved') return { reasons: [{ field: 'path', message: 'could not be resolved' }] };
  return { reasons: reasons.map(([field, message]) => ({ field, message })) };
}

function sideOf(value: string | undefined, otherwise: Side): Side {
  return value === 'LEFT' || value === 'RIGHT' ? value : otherwise;
}

function fileAnchor(path: string, head: string): Anchor {
  return {
    ...{ path, head, subject_type: 'file', diff_hunk: '' },
    ...{ line: null, start_line: null, side: null, start_side: null },
  };
}

/** The hunk's lines up to the commented one: what GitHub keeps beside the comment. */
function hunkUpTo(patch: string, end: PatchLine): string {
  const lines = patch.split('\n').slice(0, end.position + 1);
  const header = lines.findLastIndex((line) => line.startsWith('@@ '));
  return lines.slice(header).join('\n');
}

/** The refusal of `POST pulls/N/comments`: an object for each reason. */
export function refusedComment(reasons: readonly Misplaced[], wording: Wording): Refusal {
  const [first] = reasons;
  const field = `pull_request_review_thread.${first?.field ?? 'line'}`;
  const message = first?.message ?? '';
  return validationFailed(
    'PullRequestReviewComment',
    field,
    wording === 'diff' ? `${field} ${message}` : message,
  );
}

/** The refusal of a whole review: the reasons of all its comments in one sentence, and no word of which comment. */
export function refusedReview(reasons: readonly Misplaced[], wording: Wording): Refusal {
  return unprocessable(
    reasons.map(({ field, message }) => {
      const name = `${field.replace('_', ' ')} ${message}`;
      const short = name.charAt(0).toUpperCase() + name.slice(1);
      return wording === 'diff' ? `Pull request review thread ${name}` : short;
    }),
  );
}

/** Why GitHub takes no comment with this text; undefined when it does. */
export function bodyProblem(body: string | undefined): string | undefined {
  if (body === undefined || body.trim() === '') return "can't be blank";
  return Array.from(body).length > LONGEST_BODY
    ? `is too long (maximum is ${LONGEST_BODY} characters)`
    : undefined;
}
