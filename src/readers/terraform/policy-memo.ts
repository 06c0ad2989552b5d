import type { Node } from '../../policy/node.js';
import type { Block, Expression } from './syntax.js';

/** What was read of one file's expressions, in one of the modules that have the file. */
export class PolicyMemo<Value> {
  /** What was read as a policy: calls of jsonencode, texts, objects, and blocks of data documents. */
  readonly used = new Set<Expression | Block>();
  readonly documents = new Map<Block, Node>();
  /** Data documents that are being read. */
  readonly open = new Set<Block>();
  readonly policies = new Map<Expression, readonly Value[]>();
}
