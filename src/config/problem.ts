import { plainText, type Message } from '../domain/message.js';
import type { Place } from '../domain/source.js';
import type { PartialConfig } from './given.js';

/** Something that is wrong in a config file. */
export interface ConfigProblem {
  /** Which key, such as `artifacts[1].publish`; empty for the file as a whole. The author's text. */
  readonly key: string;
  readonly place: Place;
  /** What is wrong, and the nearest valid key or value: one or two sentences. */
  readonly message: Message;
}

/** What a config file says, or everything that is wrong with it. */
export type ConfigReading =
  { readonly config: PartialConfig } | { readonly problems: readonly ConfigProblem[] };

/** The way from the file's root to a value. */
export type Path = readonly (string | number)[];

/** A path as people write it. */
export function keyOf(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${String(step)}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

/** A problem as one line: its place, the key, and what is wrong. The author's text is in it as it is. */
export function problemLine({ place, key, message }: ConfigProblem): string {
  const at = `${place.path}:${String(place.start.line)}:${String(place.start.column)}`;
  return `${at}: ${key ? `${key}: ` : ''}${plainText(message)}`;
}
