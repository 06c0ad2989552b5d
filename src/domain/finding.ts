import type { Message } from './message.js';
import type { Place } from './source.js';

/**
 * Access Analyzer's finding types, mildest last, used for every source.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 */
export const severities = ['error', 'security-warning', 'warning', 'suggestion'] as const;
export type Severity = (typeof severities)[number];

/** Whether `severity` is at least as bad as `threshold`; nothing reaches `never`. */
export function reaches(severity: Severity, threshold: Severity | 'never'): boolean {
  return threshold !== 'never' && severities.indexOf(severity) <= severities.indexOf(threshold);
}

/** Who said it: AWS, the offline validation, one of our checks, the config's contract, or a reader of files. */
export type FindingSource =
  'access-analyzer' | 'policy-validation' | 'artifact-check' | 'access-contract' | 'reader';

/** New against the merge base, or there before. */
export type FindingState = 'introduced' | 'existing';

export interface RelatedPlace extends Place {
  readonly message: Message;
}

/** Where a finding is shown, and why there. */
export interface Placement {
  readonly where: 'inline' | 'file' | 'summary' | 'none';
  readonly reason: string;
}

/** A finding that the config accepts, with its reason and its last day (YYYY-MM-DD). */
export interface AppliedException {
  readonly reason: string;
  readonly expires: string;
}

/** The statement that a finding is about; `sid` is null where it has none. */
export interface StatementRef {
  readonly index: number;
  readonly sid: string | null;
}

/** A replacement of text in the finding's own file: offsets in UTF-16 units, half-open. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** New text for whole lines of the head's file, 1-based and both included; the last line's end is not part of it. */
export interface Suggestion {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One thing to tell the author. `id` is stable over pushes; see fingerprint.ts. */
export interface Finding {
  readonly id: string;
  readonly rule: string;
  readonly source: FindingSource;
  readonly severity: Severity;
  readonly state: FindingState;
  /** A few words that name the problem. */
  readonly title: string;
  /** What is wrong, on what, and why it matters. */
  readonly message: Message;
  /** The fix, in words; empty where the message says it. */
  readonly help: Message;
  /** Where to read more: an absolute address, or a path in this action's repository. */
  readonly docs: string;
  /** The id of the policy document; null where no document could be read. */
  readonly policy: string | null;
  readonly statement: StatementRef | null;
  /** Which version of the file the place is in: what was removed can be shown only where it stood. */
  readonly side: 'base' | 'head';
  readonly place: Place;
  readonly related: readonly RelatedPlace[];
  /** The author's text that the finding is about: exceptions can name it, and it is part of the id. */
  readonly value: string;
  readonly exception: AppliedException | null;
  /** A change of the file that certainly mends it; empty where the fix is a matter of judgement. */
  readonly fix: readonly TextEdit[];
  /** The fix as lines to commit, after it was tried: with it the file is read and the finding is gone. */
  readonly suggestion: Suggestion | null;
}

/** Whether a finding counts: it is new, and no exception accepts it. */
export function isCounted({ state, exception }: Finding): boolean {
  return state === 'introduced' && !exception;
}

/** A file that was not examined. */
export type SkipReason =
  'symlink' | 'submodule' | 'lfs-pointer' | 'binary' | 'too-large' | 'too-deep' | 'ignored' | 'not-utf8';

export interface SkippedFile {
  readonly path: string;
  readonly reason: SkipReason;
}
