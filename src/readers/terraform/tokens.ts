import type { Span } from '../../domain/source.js';

/**
 * What a token of HCL is. Punctuation and operators are their own kind. `invalid` is whatever no HCL file may hold; the
 * parser stops there.
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#lexical-elements
 */
export type TokenKind =
  | 'end'
  | 'newline'
  | 'identifier'
  | 'number'
  | 'open-quote'
  | 'close-quote'
  | 'open-heredoc'
  | 'close-heredoc'
  /** Text within quotes, in which a backslash starts an escape. */
  | 'quoted-text'
  /** Text within a heredoc, up to the end of its line. */
  | 'heredoc-text'
  /** `${` or `${~` */
  | 'interpolation'
  /** `%{` or `%{~` */
  | 'directive'
  /** The `}` or `~}` of either. */
  | 'sequence-end'
  | 'invalid'
  | Punctuation;

/** HCL's punctuation and operators. */
export const punctuation = [
  ...['{', '}', '[', ']', '(', ')', '.', ',', '=', ':', '?', '!', '+', '-', '*', '/', '%', '<', '>'],
  ...['==', '!=', '<=', '>=', '&&', '||', '...', '=>', '::'],
] as const;

export type Punctuation = (typeof punctuation)[number];

export interface Token extends Span {
  readonly kind: TokenKind;
}

/** Some tokens in a row, as columns. */
export interface Tokens {
  readonly kinds: TokenKind[];
  readonly starts: number[];
  readonly ends: number[];
}
