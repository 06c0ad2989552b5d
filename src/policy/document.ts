import type { SourceText, Span } from '../domain/source.js';
import type { Node, ObjectNode, TextItem } from './node.js';
import type { PolicyKind } from './kind.js';
import type { Condition } from './condition.js';
import type { Principal } from './principal.js';

export type { TextItem } from './node.js';

/** One IAM JSON policy, wherever it stands. Whatever is malformed is absent here, and told by the validation. */
export interface PolicyDocument {
  /** Unique in one run, stable over pushes: the path and, inside the file, the pointer. */
  readonly id: string;
  readonly file: SourceText;
  /** Where it stands in the file: an RFC 6901 pointer, `#n` before it for the nth YAML document, or an address. */
  readonly pointer: string;
  readonly kind: PolicyKind;
  /** ARNs of the principals or resources that it is attached to, as far as known. */
  readonly attachedTo: readonly string[];
  /** Roles and users whose permissions boundary the files say it is; it may be attached to others, and give them access. */
  readonly boundaryOf?: readonly string[];
  /**
   * Whether it is read as the permissions boundary of the policies beside it: it allows nothing that they do not. Set where
   * the policies of one principal are put together, since for another it may be a policy like any.
   */
  readonly bounds?: boolean;
  readonly root: Node;
  readonly version: string | undefined;
  readonly statements: readonly Statement[];
}

export interface Statement {
  readonly index: number;
  readonly sid: string | undefined;
  readonly node: ObjectNode;
  /** Undefined when absent or neither `Allow` nor `Deny`: such a statement grants and denies nothing. */
  readonly effect: 'Allow' | 'Deny' | undefined;
  readonly action: Element<TextItem> | undefined;
  readonly resource: Element<TextItem> | undefined;
  readonly principal: Element<Principal> | undefined;
  readonly conditions: readonly Condition[];
}

/** An element that may stand as itself or as its Not- form. */
export interface Element<Item> extends Span {
  /** Whether it is NotAction, NotResource or NotPrincipal. */
  readonly negated: boolean;
  /** The key's own place. */
  readonly keySpan: Span;
  readonly node: Node;
  readonly items: readonly Item[];
}
