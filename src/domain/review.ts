import type { FileStatus } from './diff.js';
import type { Finding, Placement, Severity, SkippedFile } from './finding.js';

/** A document that the review saw, and what became of it since the merge base. */
export interface ReviewedPolicy {
  readonly id: string;
  readonly path: string;
  readonly pointer: string;
  readonly kind: string;
  readonly attachedTo: readonly string[];
  readonly state: 'added' | 'changed' | 'unchanged' | 'removed';
}

export interface ReviewedFile {
  readonly path: string;
  readonly status: FileStatus;
  /** How many policy documents it holds at the head. */
  readonly policies: number;
}

export type Verb = 'read' | 'publish' | 'delete' | 'administer';

/** Access gained or lost between base and head, with one request that shows it. */
export interface AccessChange {
  readonly change: 'gained' | 'lost';
  readonly verb: Verb;
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, readonly string[]>>;
  readonly path: string;
  readonly line: number;
}

/** `off`: switched off, or no credentials under `auto`. `unavailable`: it was to be asked and gave no answer. */
export type AnalyzerStatus = 'on' | 'off' | 'unavailable';

export interface PlacedFinding {
  readonly finding: Finding;
  readonly placement: Placement;
}

/** Everything that a run found and decided: every output is made from this. */
export interface Review {
  readonly tool: { readonly name: string; readonly version: string };
  readonly conclusion: 'success' | 'failure';
  /** What could not be done, one sentence each; any of them makes the conclusion a failure. */
  readonly failures: readonly string[];
  /** What the reader should know and what fails nothing: the config is edited, Access Analyzer was not asked. */
  readonly notes: readonly string[];
  readonly base: string | null;
  readonly head: string | null;
  readonly accessAnalyzer: AnalyzerStatus;
  /** The date of the public service data, YYYY-MM-DD. */
  readonly serviceDataDate: string;
  readonly paidCalls: number;
  readonly failOn: Severity | 'never';
  readonly failScope: 'introduced' | 'all';
  readonly files: readonly ReviewedFile[];
  readonly policies: readonly ReviewedPolicy[];
  /** Worst first, then by path and place. */
  readonly findings: readonly PlacedFinding[];
  readonly accessChanges: readonly AccessChange[];
  readonly skipped: readonly SkippedFile[];
}

/** Findings that count: introduced, and not accepted by an exception. */
export function counted(review: Pick<Review, 'findings'>): readonly Finding[] {
  return review.findings
    .map(({ finding }) => finding)
    .filter((finding) => finding.state === 'introduced' && !finding.exception);
}
