import type { FindingSource, Severity, TextEdit } from '../domain/finding.js';
import type { Message } from '../domain/message.js';
import type { Span } from '../domain/source.js';
import type { Statement } from '../policy/document.js';

/**
 * A finding as its source tells it, with offsets into the document's own file: before it has an id, a place for people,
 * a state, and an exception. Every source makes these, so that all that follows is done once.
 */
export interface RawFinding {
  /** AWS's issue code as AWS spells it, or the check's id. */
  readonly rule: string;
  readonly source: FindingSource;
  readonly severity: Severity;
  /** A few words that name the problem, without the author's text. */
  readonly title: string;
  readonly message: Message;
  /** The fix, in words; empty where the message says it. */
  readonly help: Message;
  /** An absolute address; undefined where the rule's own page in this repository is meant. */
  readonly docs: string | undefined;
  /** Undefined where the finding is about the document as a whole. */
  readonly statement: Statement | undefined;
  readonly at: Span;
  readonly related: readonly RelatedSpan[];
  /** The author's text that it is about; undefined where the text at `at` is meant. */
  readonly value: string | undefined;
  /** A change that certainly mends it; empty where the fix is a matter of judgement. */
  readonly fix: readonly TextEdit[];
}

/** Another place of the same finding, in the same file. */
export interface RelatedSpan {
  readonly at: Span;
  readonly message: Message;
}
