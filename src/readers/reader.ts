import type { Severity, SkipReason } from '../domain/finding.js';
import type { Message } from '../domain/message.js';
import type { SourceText, Span } from '../domain/source.js';
import type { PolicyKind } from '../policy/kind.js';
import type { PrincipalFact } from '../policy/principal-fact.js';
import type { Node } from '../policy/node.js';

/** A policy that a reader found in a file, before anybody asks what it says. */
export interface FoundPolicy {
  /** Where it stands: an RFC 6901 pointer from the file's root, `#n` before it for the nth YAML document; a Terraform address. */
  readonly pointer: string;
  readonly root: Node;
  /** The very characters of the document where the file holds it as JSON, for AWS to read; else undefined. */
  readonly json: string | undefined;
  readonly kind: PolicyKind;
  readonly attachedTo: readonly string[];
  /** Roles and users whose permissions boundary it is; as such it allows nothing by itself. */
  readonly boundaryOf?: readonly string[];
}

/** Something that a reader must tell the author: a policy that cannot be read, a key that stands twice. */
export interface ReaderProblem {
  readonly rule: string;
  readonly severity: Severity;
  readonly title: string;
  readonly span: Span;
  readonly message: Message;
  readonly help: Message;
  /** Where the policy that it is about stands, as {@link FoundPolicy.pointer}, where the text at its span tells too little. */
  readonly pointer?: string;
}

/** What a file gave. Parts that cannot be read are problems; the rest is there all the same. */
export interface FileReading {
  readonly file: SourceText;
  readonly policies: readonly FoundPolicy[];
  readonly problems: readonly ReaderProblem[];
  /** What the file tells of principals beside their policies. */
  readonly facts?: readonly PrincipalFact[];
  /** Of a Terraform plan. */
  readonly plan?: PlanSources;
}

/** What a Terraform plan tells of the files that it was made from. */
export interface PlanSources {
  /** The folder of a module by its address, relative to the root module's; undefined where it is not of the repository. */
  readonly folderOf: (module: string) => string | undefined;
}

/** A file that is passed over, with the reason. */
export interface SkippedReading {
  readonly skipped: SkipReason;
}

/** What the configuration says of a file: kinds and attachments that neither content nor template tell. */
export interface DeclaredPolicy {
  readonly kind: PolicyKind | undefined;
  readonly attachedTo: readonly string[];
}
