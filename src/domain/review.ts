import type { FileStatus } from './diff.js';
import type { Finding, Placement, Severity, SkippedFile } from './finding.js';
import { isCounted } from './finding.js';

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

/** The four things that one can do to an artifact. */
export const verbs = ['read', 'publish', 'delete', 'administer'] as const;
export type Verb = (typeof verbs)[number];

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
  /** In the policy's own words, as patterns: who, and on what. What the report has is one request of it. */
  readonly as: { readonly principal: string; readonly resource: string };
  /** The resource that the access was on before, where one statement names another now and nothing else changed. */
  readonly insteadOf: string | null;
}

/** One cell of the access matrix: what a principal may do to an artifact, before and after. */
export interface AccessCell {
  /** In the policy's own words: an ARN, an account, `*`, or `whoever holds PATH`. */
  readonly principal: string;
  /** The resource pattern in the policy's own words, or the name that the config gives it. */
  readonly artifact: string;
  readonly verb: Verb;
  /** `changed`: allowed before and after, but under other conditions, so that some of it is new. */
  readonly state: 'gained' | 'lost' | 'kept' | 'changed';
  /**
   * Actions without which it will not work, such as ecr:GetAuthorizationToken for a pull, as far as the policies of the
   * change show; empty where it works, or where nobody can know.
   */
  readonly missing: readonly string[];
}

/** `off`: switched off, or no credentials under `auto`. `unavailable`: it was to be asked and gave no answer. */
export type AnalyzerStatus = 'on' | 'off' | 'unavailable';

/** Lines that a comment stands on, 1-based, both included: of the old version on the left, of the new on the right. */
export interface CommentLines {
  readonly side: 'LEFT' | 'RIGHT';
  readonly start: number;
  readonly end: number;
}

export interface PlacedFinding {
  readonly finding: Finding;
  readonly placement: Placement;
  /** Only where the placement is `inline`. */
  readonly lines?: CommentLines | undefined;
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
  /** Who may do what to the artifacts that the changed documents, or the contract, name. */
  readonly accessMatrix: readonly AccessCell[];
  readonly skipped: readonly SkippedFile[];
}

/** A review's findings that count. */
export function counted(review: Pick<Review, 'findings'>): readonly Finding[] {
  return review.findings.map(({ finding }) => finding).filter(isCounted);
}
