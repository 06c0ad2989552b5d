import type { Span } from '../../domain/source.js';
import type { OffsetMap, StringNode } from '../../policy/node.js';
import { substringSpan } from '../../policy/node.js';
import { pieceOf, type TextPiece } from '../text-pieces.js';

/** A name in the text of an `Fn::Sub`. */
export interface Name {
  readonly name: string;
  readonly at: Span;
}

/** Parts a text at its `${Name}`; `${!Name}` stands for `${Name}`, which IAM takes for a variable of its own. */
export function partsOf(node: StringNode): readonly (TextPiece | Name)[] {
  const text = node.value;
  const parts: (TextPiece | Name)[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf('${', from);
    const end = start < 0 ? -1 : text.indexOf('}', start);
    if (end < 0) break;
    parts.push(pieceOf(node, from, start));
    if (text.charAt(start + 2) === '!') parts.push(literal(node, start, end + 1));
    else {
      const name = text.slice(start + 2, end).trim();
      parts.push({ name, at: substringSpan(node, start, end + 1 - start) });
    }
    from = end + 1;
  }
  return [...parts, pieceOf(node, from, text.length)];
}

function literal(node: StringNode, start: number, end: number): TextPiece {
  const places: OffsetMap = {
    offsetOf: (index) => pieceOf(node, start + (index < 2 ? index : index + 1), end).place.offsetOf(0),
  };
  return { text: `\${${node.value.slice(start + 3, end)}`, place: places };
}
