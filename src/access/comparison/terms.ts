import type { PolicyDocument, Statement } from '../../policy/document.js';
import type { TextItem } from '../../policy/document.js';

/** A statement with its policy, as one side of a comparison has it. */
export interface Term {
  readonly policy: PolicyDocument;
  readonly statement: Statement;
}

/**
 * One value of a dimension, standing for all that no statement tells from it. `holds` are the texts with a policy
 * variable that are taken to equal it, as the request's own values may make them.
 */
export interface TextPoint {
  readonly text: string;
  /** Whether it stands for itself alone. */
  readonly single: boolean;
  readonly holds: ReadonlySet<string>;
}

/** Whether a text of a policy has a variable that the request fills in, such as `${aws:username}`. */
export function hasVariable(item: TextItem, policy: PolicyDocument): boolean {
  return !item.uncertain && policy.version === '2012-10-17' && /\$\{(?![*?$]\})/.test(item.text);
}

/** A text with every unknown part and variable open: what it may be at most. */
export function opened(text: string): string {
  return text.replace(/\$\{(?![*?$]\})[^}]*\}/g, '*');
}

/** How many variables may be free at one value: each doubles the cases. */
const mostVariables = 4;

/** A class with each choice of which variables equal it; of many only all or none. */
export function withVariables(
  { text, single }: { readonly text: string; readonly single: boolean },
  fitting: readonly string[],
): TextPoint[] {
  const some = fitting.slice(0, mostVariables);
  const points: TextPoint[] = [];
  for (let choice = 0; choice < 2 ** some.length; choice++) {
    const holds = new Set(some.filter((_, index) => ((choice >> index) & 1) === 1));
    points.push({ text, single, holds });
  }
  if (fitting.length > some.length) points.push({ text, single, holds: new Set(fitting) });
  return points;
}
