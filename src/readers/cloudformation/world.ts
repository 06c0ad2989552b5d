/** Which conditions hold, by name; of those that are not here nothing is known. */
export type World = ReadonlyMap<string, boolean>;

/** With what a value is resolved. */
export interface Within {
  readonly world: World;
  /** Whether an `Fn::If` of which the condition is not known gives both values; else it is an unknown. */
  readonly both: boolean;
  /** Whether an ARN of the template's own may be a pattern, of all regions and accounts. */
  readonly pattern: boolean;
}

/** Whatever holds: for values that are asked for outside of statements. */
export const anyWorld: Within = { world: new Map(), both: true, pattern: false };
