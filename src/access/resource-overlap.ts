import { arnsOverlap } from '../policy/arn.js';
import type { TextItem } from '../policy/document.js';
import { hasWildcard, patternsOverlap } from '../policy/pattern.js';

const unknown = /\$\{[^}]*\}/g;

/** A text whose unknown parts and policy variables may be anything. */
export function openText(text: string): string {
  return text.replace(unknown, '*');
}

/** Whether two resource patterns certainly share a resource. Undefined stands for every resource that there is. */
export function resourcesMeet(left: TextItem | undefined, right: TextItem | undefined): boolean {
  if (!left || !right || left.text === right.text) return true;
  if (!hasWildcard(left.text) && !hasWildcard(right.text)) return false;
  return arnsOverlap(left.text, right.text);
}

/**
 * Whether two resource patterns may share a resource: {@link resourcesMeet}, but what cannot be known may be anything.
 * An unknown part can hold colons, so it is not kept within its segment of the ARN.
 */
export function resourcesMayMeet(left: TextItem | undefined, right: TextItem | undefined): boolean {
  if (resourcesMeet(left, right)) return true;
  const [a, b] = [left?.text ?? '*', right?.text ?? '*'];
  if (!a.includes('${') && !b.includes('${')) return false;
  return patternsOverlap(openText(a), openText(b));
}
