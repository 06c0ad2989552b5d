import type { SourceText } from '../../domain/source.js';
import type { Node } from '../../policy/node.js';
import type { Expression } from './syntax.js';

/** An expression with what evaluates it: the evaluator of the file that it stands in. */
export interface Placed<Evaluator> {
  readonly expression: Expression;
  readonly evaluator: Evaluator;
}

/** What a module is told from outside of its folder. */
export interface Scope<Evaluator> {
  /** What its addresses and unknowns begin with: nothing for a root, `module.ci.` for a module that it calls. */
  readonly address: string;
  /** Whether its variables have their values from a caller. */
  readonly isCalled: boolean;
  /** What the caller gives to a variable. */
  input(name: string): Placed<Evaluator> | undefined;
  /** The value of an output of a module that it calls. */
  output(call: string, name: string): Placed<Evaluator> | undefined;
  /** The file that a path names, as `file` and `templatefile` take it; undefined where it is not known or not there. */
  fileAt(path: Node): SourceText | undefined;
}

/** Of a module of which nothing but its own files is known. */
export const alone: Scope<never> = {
  address: '',
  isCalled: false,
  input: () => undefined,
  output: () => undefined,
  fileAt: () => undefined,
};
