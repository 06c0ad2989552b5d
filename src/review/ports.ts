import type { FileStatus, Hunk } from '../domain/diff.js';
import type { SkipReason } from '../domain/finding.js';

/** Which version of a file: at the merge base, or at the head that is reviewed. */
export type Side = 'base' | 'head';

/** One file of a change. */
export interface ChangedFile {
  readonly path: string;
  /** The path at the merge base, where it differs. */
  readonly previousPath: string | undefined;
  readonly status: FileStatus;
  /** The hunks of its diff; undefined where no diff is to be had (too large, binary, an audit). */
  readonly hunks: readonly Hunk[] | undefined;
  /** Whether the two versions are byte for byte the same, where that is known without reading. */
  readonly sameBytes: boolean;
}

/** What is to be looked at. */
export interface ChangeSet {
  /** The merge base's commit; null where there is none to compare with (an audit, plain paths). */
  readonly base: string | null;
  /** The commit that the result hangs on; null for a working tree. */
  readonly head: string | null;
  readonly files: readonly ChangedFile[];
}

/** A file's content on one side; `absent` where the file is not there. */
export type FileContent =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'skipped'; readonly reason: SkipReason }
  | { readonly kind: 'absent' };

/**
 * Port: what changed, and any file at either side, by its own bytes, links not followed. Read on demand; `announce`
 * tells which files will be asked for, so that an adapter can fetch them together. `filesIn` gives the paths of what stands
 * directly in a folder (`''` is the root) and is no folder itself, sorted; nothing where there is no such folder. What the
 * change set does not name is the same on both sides.
 */
export interface Changes {
  list(): Promise<ChangeSet>;
  announce(wanted: readonly { readonly path: string; readonly side: Side }[]): void;
  read(path: string, side: Side): Promise<FileContent>;
  filesIn(folder: string, side: Side): Promise<readonly string[]>;
}

/** Access Analyzer's policy types. https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_ValidatePolicy.html */
export type AnalyzerPolicyType =
  'IDENTITY_POLICY' | 'RESOURCE_POLICY' | 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY';

export interface ValidationQuestion {
  readonly policyDocument: string;
  readonly policyType: AnalyzerPolicyType;
  /** ValidatePolicy's `validatePolicyResourceType`, such as `AWS::S3::Bucket`. */
  readonly resourceType: string | undefined;
}

/** One step of a location: exactly one member, as AWS answers. */
export type PathStep =
  | { readonly key: string }
  | { readonly index: number }
  | { readonly value: string }
  | { readonly substring: { readonly start: number; readonly length: number } };

export interface AnalyzerFinding {
  readonly issueCode: string;
  readonly findingType: 'ERROR' | 'SECURITY_WARNING' | 'WARNING' | 'SUGGESTION';
  readonly details: string;
  readonly learnMoreLink: string;
  readonly locations: readonly (readonly PathStep[])[];
}

/** PASS or FAIL of a charged check, with the statements that AWS names. */
export interface AccessVerdict {
  readonly passed: boolean;
  readonly message: string;
  readonly reasons: readonly { readonly description: string; readonly statementIndex: number | undefined }[];
}

/** Port: IAM Access Analyzer. Every method throws an {@link AnalyzerFailure} when it has no answer. */
export interface PolicyAnalyzer {
  validate(question: ValidationQuestion): Promise<readonly AnalyzerFinding[]>;
  checkNoNewAccess(question: {
    readonly newPolicyDocument: string;
    readonly existingPolicyDocument: string;
    readonly policyType: 'IDENTITY_POLICY' | 'RESOURCE_POLICY';
  }): Promise<AccessVerdict>;
  checkAccessNotGranted(question: {
    readonly policyDocument: string;
    readonly policyType: 'IDENTITY_POLICY' | 'RESOURCE_POLICY';
    readonly access: { readonly actions?: readonly string[]; readonly resources?: readonly string[] };
  }): Promise<AccessVerdict>;
  checkNoPublicAccess(question: {
    readonly policyDocument: string;
    readonly resourceType: string;
  }): Promise<AccessVerdict>;
}

/** Why Access Analyzer gave no answer; each has its own message and ending. */
export type AnalyzerFailureReason =
  | 'no-credentials'
  | 'bad-credentials'
  | 'no-region'
  | 'denied'
  | 'throttled'
  | 'unreachable'
  | 'refused-document'
  | 'failed';

/** `refused-document` concerns one document; every other reason ends the asking for the whole run. */
export class AnalyzerFailure extends Error {
  readonly reason: AnalyzerFailureReason;

  constructor(reason: AnalyzerFailureReason, text: string, cause?: unknown) {
    super(text, { cause });
    this.name = 'AnalyzerFailure';
    this.reason = reason;
  }
}

/** Port: the lines that a run prints. Implementations make every text safe for where it goes. */
export interface Log {
  info(text: string): void;
  warning(text: string): void;
  error(text: string): void;
}

/** A comment of ours that stands on the pull request: written by this token's user. */
export interface StandingComment {
  /** The REST id, for editing. */
  readonly id: number;
  /** The GraphQL id, for minimizing. */
  readonly nodeId: string;
  /** `review`: on a line or a file. `issue`: in the conversation. */
  readonly kind: 'review' | 'issue';
  readonly path: string | undefined;
  /** Whether it was posted on lines or on the file as a whole; undefined in the conversation. */
  readonly subject: 'line' | 'file' | undefined;
  /** The last line that it stands on, 1-based; undefined on a file, in the conversation, or when outdated. */
  readonly line: number | undefined;
  readonly startLine: number | undefined;
  readonly side: 'LEFT' | 'RIGHT' | undefined;
  readonly body: string;
  readonly minimized: boolean;
  /** A person closed its thread. */
  readonly resolved: boolean;
  /** Somebody else answered in its thread. */
  readonly answered: boolean;
}

/** Why a comment is hidden, in GitHub's words. https://docs.github.com/graphql/reference/enums#reportedcontentclassifiers */
export type MinimizeReason = 'RESOLVED' | 'OUTDATED';

export interface InlineComment {
  readonly path: string;
  readonly body: string;
  readonly side: 'LEFT' | 'RIGHT';
  readonly line: number;
  /** The first line of a range, where it has more than one; less than `line`. */
  readonly startLine: number | undefined;
}

/** GitHub refused a review since a comment's place is not in the diff; nothing of it was posted. */
export class RefusedReview extends Error {
  constructor(text: string, cause?: unknown) {
    super(text, { cause });
    this.name = 'RefusedReview';
  }
}

/** Port: the conversation of one pull request. Throws PermissionError where the token may not write. */
export interface Conversation {
  /** Own comments only, review comments and conversation comments, oldest first. */
  standing(): Promise<readonly StandingComment[]>;
  /** The pull request's head now: it may have moved since the run began. */
  currentHead(): Promise<string>;
  /** One review of event COMMENT. Throws {@link RefusedReview} when a place is refused. */
  postReview(commit: string, body: string, comments: readonly InlineComment[]): Promise<void>;
  /** Throws {@link RefusedReview} when the file is none that can be commented. */
  postFileComment(commit: string, path: string, body: string): Promise<void>;
  postComment(body: string): Promise<void>;
  edit(comment: StandingComment, body: string): Promise<void>;
  minimize(comment: StandingComment, reason: MinimizeReason): Promise<void>;
  unminimize(comment: StandingComment): Promise<void>;
}
