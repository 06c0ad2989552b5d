import type { Condition } from '../../policy/condition.js';
import type { Term, TextPoint } from './terms.js';

/** What a request may carry under one condition key: several values, or none, where the key is absent. */
export interface KeyPoint {
  readonly values: readonly TextPoint[];
}

/** A request without the key. */
export const absent: KeyPoint = { values: [] };

/** A condition with its statement. */
export interface KeyTerm {
  readonly term: Term;
  readonly condition: Condition;
}
