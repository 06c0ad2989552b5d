import type { SourceText, Span } from '../../domain/source.js';
import type { Node } from '../../policy/node.js';
import { standsAlone } from '../candidate.js';
import type { Fault } from '../fault.js';
import { readJsonText, readKnownJson, type JsonText } from '../json-text.js';
import { spanOf } from '../places.js';
import type { Evaluator } from './evaluate.js';
import type { CallExpression, Expression } from './syntax.js';

/** What an expression has where a policy belongs, with the file in which that is written. */
export type PolicyValue = { readonly file: SourceText } & (
  | {
      readonly type: 'document';
      readonly root: Node;
      /** Whether it is a file of its own, which is read as such. */
      readonly isFile?: true;
    }
  | { readonly type: 'fault'; readonly fault: Fault; readonly isFile?: true }
  /** Something that the files do not tell. */
  | { readonly type: 'hidden'; readonly at: Span; readonly name: string }
);

/** The policy that a template in a file makes, with places in that file. */
export function templateFile(call: CallExpression, evaluator: Evaluator): PolicyValue {
  const template = evaluator.templateOf(call);
  if (!template) return hidden(call, evaluator);
  const { file, parts, evaluator: its } = template;
  const read = readJsonText({ start: 0, end: file.text.length }, its.pieces(parts));
  return fromText(read, file) ?? hidden(call, evaluator);
}

export function fromText(
  read: JsonText,
  file: SourceText,
): Exclude<PolicyValue, { type: 'hidden' }> | undefined {
  if (read === 'hidden') return undefined;
  return 'root' in read
    ? { type: 'document', root: read.root, file }
    : { type: 'fault', fault: read.fault, file };
}

export function hidden(expression: Expression, evaluator: Evaluator): PolicyValue {
  return {
    type: 'hidden',
    at: spanOf(expression),
    name: evaluator.source(expression),
    file: evaluator.home.file,
  };
}

/** Whether a path names a file that is read, and reviewed, as a policy of its own. */
function isOwnFile(path: Expression): boolean {
  const last = path.type === 'template' ? path.parts.at(-1) : undefined;
  return last?.type === 'text' && standsAlone(last.value);
}

/** The policy in a file; none where the file cannot be found here and looks like one that is reviewed by itself. */
export function policyFile(
  call: CallExpression,
  path: Expression,
  evaluator: Evaluator,
): readonly PolicyValue[] {
  const file = evaluator.fileOf(path);
  if (!file) return isOwnFile(path) ? [] : [hidden(call, evaluator)];
  const { text } = file;
  const read = readKnownJson({ type: 'string', start: 0, end: text.length, value: text, content: 0 });
  const value = fromText(read, file) ?? hidden(call, evaluator);
  return [standsAlone(file.path) && value.type !== 'hidden' ? { ...value, isFile: true } : value];
}
