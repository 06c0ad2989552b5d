import type { Span } from '../../domain/source.js';
import type { OffsetMap } from '../../policy/node.js';

/** A body: a file's own, or a block's. */
export interface Body {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
}

/** `name = value`. Its span ends with the value. */
export interface Attribute extends Span {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Expression;
}

/** `resource "aws_iam_role" "build" { ... }`. Its span ends with the closing brace. */
export interface Block extends Span {
  readonly type: string;
  readonly typeSpan: Span;
  readonly labels: readonly Label[];
  readonly body: Body;
}

/** A label's span has its quotes, if it has any. */
export interface Label extends Span {
  readonly text: string;
}

/**
 * An expression, as written. Spans are offsets in UTF-16 units into the file's text, and every expression's span holds
 * the whole of it: quotes, brackets, parentheses, a heredoc's markers.
 */
export type Expression =
  | NumberExpression
  | KeywordExpression
  | TemplateExpression
  | TupleExpression
  | ObjectExpression
  | ForExpression
  | CallExpression
  | TraversalExpression
  | ConditionalExpression
  | BinaryExpression
  | UnaryExpression
  | GroupExpression;

export interface NumberExpression extends Span {
  readonly type: 'number';
  readonly source: string;
}

export interface KeywordExpression extends Span {
  readonly type: 'keyword';
  readonly value: true | false | null;
}

/** A quoted text or a heredoc. */
export interface TemplateExpression extends Span {
  readonly type: 'template';
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart = TextPart | InterpolationPart | IfPart | ForPart;

/** Literal text: its value, and where its characters stand in the file. */
export interface TextPart extends Span {
  readonly type: 'text';
  readonly value: string;
  /** The file offset of the value's first character where both run alike, else a map. */
  readonly content: number | OffsetMap;
}

export interface InterpolationPart extends Span {
  readonly type: 'interpolation';
  readonly expression: Expression;
}

export interface IfPart extends Span {
  readonly type: 'if';
  readonly condition: Expression;
  readonly then: readonly TemplatePart[];
  readonly otherwise: readonly TemplatePart[];
}

export interface ForPart extends Span {
  readonly type: 'for';
  readonly key: string | undefined;
  readonly item: string;
  readonly collection: Expression;
  readonly parts: readonly TemplatePart[];
}

export interface TupleExpression extends Span {
  readonly type: 'tuple';
  readonly items: readonly Expression[];
}

export interface ObjectExpression extends Span {
  readonly type: 'object';
  readonly members: readonly ObjectMember[];
}

/** A bare word is a key's text, not a reference; in parentheses it is one. */
export interface ObjectMember {
  readonly key: Expression;
  readonly value: Expression;
}

/** `[for x in xs : x]`, or with a key an object. */
export interface ForExpression extends Span {
  readonly type: 'for';
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly collection: Expression;
  readonly key: Expression | undefined;
  readonly value: Expression;
  readonly condition: Expression | undefined;
}

export interface CallExpression extends Span {
  readonly type: 'call';
  /** With its scope, if it has one: `provider::aws::arn_parse`. */
  readonly name: string;
  readonly args: readonly Expression[];
  /** Whether the last argument is a list of arguments: `f(xs...)`. */
  readonly expands: boolean;
}

/** A reference, or steps into another expression's value. */
export interface TraversalExpression extends Span {
  readonly type: 'traversal';
  /** The name that it starts from, or the expression. */
  readonly root: string | Expression;
  readonly steps: readonly Step[];
}

export type Step =
  | (Span & { readonly type: 'attribute'; readonly name: string })
  | (Span & { readonly type: 'index'; readonly key: Expression })
  /** `.*` or `[*]` */
  | (Span & { readonly type: 'splat' });

export interface ConditionalExpression extends Span {
  readonly type: 'conditional';
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

export interface BinaryExpression extends Span {
  readonly type: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export type BinaryOperator =
  '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%';

export interface UnaryExpression extends Span {
  readonly type: 'unary';
  readonly operator: '-' | '!';
  readonly operand: Expression;
}

/** An expression in parentheses. */
export interface GroupExpression extends Span {
  readonly type: 'group';
  readonly expression: Expression;
}
