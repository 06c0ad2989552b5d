import { piecesAt } from '../places.js';
import { pieceOf, piecesOf, type TextPiece } from '../text-pieces.js';
import { forPieces, type Values } from './loops.js';
import type { TemplatePart } from './syntax.js';

/** The parts of a template as known texts and unknowns. */
export function templatePieces(parts: readonly TemplatePart[], values: Values): TextPiece[] {
  return parts.flatMap((part) => partPieces(part, values));
}

function partPieces(part: TemplatePart, values: Values): readonly TextPiece[] {
  switch (part.type) {
    case 'text':
      return [pieceOf({ ...part, type: 'string' }, 0, part.value.length)];
    case 'interpolation': {
      const pieces = piecesOf(values.evaluate(part.expression));
      return pieces ? piecesAt(part, pieces) : [{ unknown: values.nameOf(part.expression), at: part }];
    }
    case 'if': {
      const holds = values.truth(part.condition);
      if (holds !== undefined) return templatePieces(holds ? part.then : part.otherwise, values);
      break;
    }
    case 'for': {
      const pieces = forPieces(part, values);
      if (pieces) return pieces;
    }
  }
  return [{ unknown: values.nameOf(part), at: part }];
}
