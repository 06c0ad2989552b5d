import { isExamined } from '../examine.js';
import type { DocumentPair } from '../pair.js';

/** Whether a change does anything to a document, or a review without a change looks at it. */
export function isTouched(pair: DocumentPair): boolean {
  return pair.state === 'removed' || isExamined(pair);
}
