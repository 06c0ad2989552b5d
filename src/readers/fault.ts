import type { Message } from '../domain/message.js';
import type { Span } from '../domain/source.js';

/** Levels of lists and objects that are read; AWS's policies have nine, its largest templates some twenty. */
export const depthLimit = 100;

/** What stops a text from being read, and where. */
export interface Fault {
  readonly span: Span;
  /** One sentence: what is wrong. */
  readonly what: Message;
  /** One sentence: what mends it. */
  readonly fix: Message;
}

/** Carries a {@link Fault} out of a parser; never leaves the reader that throws it. */
export class FaultError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super('The text cannot be read.');
    this.name = 'FaultError';
    this.fault = fault;
  }
}

/** Lists and objects stand in each other more than {@link depthLimit} levels deep. */
export class DepthError extends Error {
  constructor() {
    super(`More than ${depthLimit} levels.`);
    this.name = 'DepthError';
  }
}
