import type { Node } from '../../policy/node.js';
import { valueOf } from '../../policy/node.js';
import { onlyText } from './as-written.js';
import type { Expression, Step } from './syntax.js';

/** A part of a known value; undefined where it is not known. */
export function selected(value: Node, steps: readonly Step[]): Node | undefined {
  let at: Node | undefined = value;
  for (const step of steps) {
    const key =
      step.type === 'attribute' ? step.name : step.type === 'index' ? literalKey(step.key) : undefined;
    if (key === undefined) return undefined;
    at = at?.type === 'array' ? at.items[Number(key)] : valueOf(at, key);
  }
  return at;
}

function literalKey(key: Expression): string | undefined {
  return key.type === 'number' ? key.source : onlyText(key);
}
