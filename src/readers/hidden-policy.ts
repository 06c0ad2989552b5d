import { code, message, type Message } from '../domain/message.js';
import type { Span } from '../domain/source.js';
import type { Node } from '../policy/node.js';
import { isUncertain, itemsOf, textOf, valueOf } from '../policy/node.js';
import type { ReaderProblem } from './reader.js';

/**
 * The parts of a policy without which nobody knows what it allows: whole statements, and effects. `isHidden` says of a
 * statement whether it is one.
 */
export function hiddenParts(root: Node, isHidden: (statement: Node) => boolean = isUncertain): Node[] {
  const statement = valueOf(root, 'Statement');
  return (statement ? itemsOf(statement) : []).flatMap((item) => {
    if (isHidden(item)) return [item];
    const effect = valueOf(item, 'Effect');
    return effect && isUncertain(effect) ? [effect] : [];
  });
}

/** What stands in the place of a policy, or of a part of one, in the author's words; else what sort of value it is. */
export function hiddenName(node: Node): string {
  return node.type === 'unknown' ? node.name : (textOf(node) ?? node.type);
}

/**
 * `policy`, or a part of one, is something that its file does not tell: a variable without a default, an output of a
 * module. `file` is what the author calls the file.
 */
export function hiddenPolicyProblem(
  { start, end }: Span,
  policy: Message,
  name: string,
  file: Message = message`file`,
): ReaderProblem {
  return {
    rule: 'hidden-policy',
    severity: 'warning',
    title: 'What the policy says is not in this file',
    span: { start, end },
    message: message`${policy} is ${code(oneLine(name))}, which this ${file} does not tell, so what it allows cannot be reviewed.`,
    help: message`Write the policy, or the data document that makes it, in this file, or give the action a plan by ${code('plan-files')}: there the policy is as it will be.`,
  };
}

/** A source as one short line, for a message. */
function oneLine(source: string): string {
  const line = source.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
