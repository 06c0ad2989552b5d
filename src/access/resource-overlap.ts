import { arnCovers, isEverything, parseArn } from '../policy/arn.js';
import type { TextItem } from '../policy/document.js';
import { hasWildcard, patternsOverlap, opened } from '../policy/pattern.js';

/** Whether two resource patterns certainly share a resource. Undefined stands for every resource that there is. */
export function resourcesMeet(left: TextItem | undefined, right: TextItem | undefined): boolean {
  if (!left || !right || left.text === right.text) return true;
  return mayBeginAlike(left.text, right.text) && overlap(left.text, right.text);
}

/**
 * Whether two resource patterns may share a resource: {@link resourcesMeet}, but what cannot be known may be anything.
 * An unknown part can hold colons, so it is not kept within its segment of the ARN.
 */
export function resourcesMayMeet(left: TextItem | undefined, right: TextItem | undefined): boolean {
  if (!left || !right || left.text === right.text) return true;
  if (!mayBeginAlike(left.text, right.text)) return false;
  if (!left.text.includes('${') && !right.text.includes('${')) return overlap(left.text, right.text);
  return patternsOverlap(opened(left.text), opened(right.text));
}

/** Whether the resources of `inner` are all matched by `outer`; arnCovers with a quick no. */
export function resourceCovers(outer: string, inner: string): boolean {
  if (outer === inner || isEverything(outer)) return true;
  return mayBeginAlike(outer, inner) && arnCovers(outer, inner);
}

/** Whether two patterns agree up to the first wildcard or variable of either: the quick no for most of them. */
export function mayBeginAlike(left: string, right: string): boolean {
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const a = left.charCodeAt(i);
    const b = right.charCodeAt(i);
    if (isOpen(a) || isOpen(b)) return true;
    if (a !== b) return false;
  }
  return true;
}

/** `*`, `?`, and the `$` of a variable. */
function isOpen(character: number): boolean {
  return character === 42 || character === 63 || character === 36;
}

/** arnsOverlap, but segments that are plain text are compared as such: most are. */
function overlap(left: string, right: string): boolean {
  if (isEverything(left) || isEverything(right)) return true;
  const [a, b] = [parseArn(left), parseArn(right)];
  if (!a || !b) return overlapTexts(left, right);
  return (
    overlapTexts(a.service, b.service) &&
    overlapTexts(a.account, b.account) &&
    overlapTexts(a.region, b.region) &&
    overlapTexts(a.partition, b.partition) &&
    overlapTexts(a.resource, b.resource)
  );
}

function overlapTexts(left: string, right: string): boolean {
  if (left === right || left === '*' || right === '*') return true;
  if (!hasWildcard(left) && !hasWildcard(right)) return false;
  return mayBeginAlike(left, right) && patternsOverlap(left, right);
}
