import type { Message } from '../domain/message.js';
import type { Place } from '../domain/source.js';

/** Something that is wrong in a config file. */
export interface ConfigProblem {
  /** Which key, such as `artifacts[1].publish`; empty for the file as a whole. The author's text. */
  readonly key: string;
  readonly place: Place;
  /** What is wrong, and the nearest valid key or value: one or two sentences. */
  readonly message: Message;
}

/** The way from the file's root to a value. */
export type Path = readonly (string | number)[];

/** A path as people write it. */
export function keyOf(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${String(step)}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}
