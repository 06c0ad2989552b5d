import type { Node, StringNode } from '../../policy/node.js';
import { composeText, pieceOf, type TextPiece } from '../text-pieces.js';

const reference = /\{\{resolve:[^{}]*\}\}/g;

/**
 * A text with its dynamic references, such as `{{resolve:ssm:/build/bucket}}`, as unknowns: their values stand in another
 * store. The very same text where it has none.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export function withDynamicReferences(node: StringNode): Node {
  if (!node.value.includes('{{resolve:')) return node;
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const { 0: text, index } of node.value.matchAll(reference)) {
    pieces.push(pieceOf(node, from, index), { unknown: text });
    from = index + text.length;
  }
  return from === 0 ? node : composeText(node, [...pieces, pieceOf(node, from, node.value.length)]);
}
