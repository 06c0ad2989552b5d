import type { Severity, TextEdit } from '../domain/finding.js';
import type { Message } from '../domain/message.js';
import type { Span } from '../domain/source.js';
import type { PolicyDocument, Statement } from '../policy/document.js';
import type { PolicyKind } from '../policy/kind.js';
import type { ServiceData } from '../policy/service-data.js';

/**
 * One artifact-access check: facts and one pure generator. The runner adds id, severity, file and docs link, applies
 * the settings of the config, and names the check when it throws.
 */
export interface Check {
  /** Kebab-case; the name of its file, page and fixture folder. */
  readonly id: string;
  /** A few words that name the problem, without the author's text. */
  readonly title: string;
  readonly severity: Severity;
  /** The kinds of policy that it reads; others are never given to it. */
  readonly kinds: readonly PolicyKind[];
  /** The services whose mention makes it worth running, such as `ecr`; `*` patterns count as every service. */
  readonly services: readonly string[];
  readonly find: (context: CheckContext) => Iterable<Problem>;
}

/** What a check may look at. */
export interface CheckContext {
  readonly policy: PolicyDocument;
  /** The other known documents of the same principal or resource: what they grant counts as well. */
  readonly companions: readonly PolicyDocument[];
  readonly services: ServiceData;
  readonly knowledge: Knowledge;
}

/** What the config says of the world outside of the policies. */
export interface Knowledge {
  /** 12-digit accounts that may come. */
  readonly trustedAccounts: readonly string[];
  /** The organization's id, such as `o-a1b2c3d4e5`. */
  readonly organization: string | undefined;
  /** ARN patterns of artifact buckets; undefined when the config names none: then every bucket of a bucket policy is one. */
  readonly artifactBuckets: readonly string[] | undefined;
}

/** What a check found. */
export interface Problem {
  /** The element that is wrong: its text is what exceptions can name and what the id is made from. */
  readonly at: Span;
  readonly statement: Statement | undefined;
  /** What is wrong, on what, and why it matters; with `help` at most 120 words. */
  readonly message: Message;
  /** The fix, in words. */
  readonly help: Message;
  /** The author's text that the problem is about. Give it where the text at `at` is long or says too little. */
  readonly value?: string;
  /** Milder or worse than the check's own severity, where the case says so. */
  readonly severity?: Severity;
  readonly related?: readonly { readonly at: Span; readonly message: Message }[];
  /** A change that certainly mends it. */
  readonly fix?: readonly TextEdit[];
  /** What the config's `allow` of this check is compared with. */
  readonly subject?: {
    readonly resources?: readonly string[];
    readonly principals?: readonly string[];
    readonly services?: readonly string[];
    readonly audiences?: readonly string[];
  };
}
