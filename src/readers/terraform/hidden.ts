import { code, message } from '../../domain/message.js';
import type { Span } from '../../domain/source.js';
import type { Node } from '../../policy/node.js';
import { isUncertain, itemsOf, textOf, valueOf } from '../../policy/node.js';
import { hiddenPolicyProblem } from '../problems.js';
import type { ReaderProblem } from '../reader.js';

/** The parts of a policy without which nobody knows what it allows: whole statements, and effects. */
export function hiddenParts(root: Node): Node[] {
  const statement = valueOf(root, 'Statement');
  return (statement ? itemsOf(statement) : []).flatMap((item) => {
    if (isUncertain(item)) return isReviewedElsewhere(item) ? [] : [item];
    const effect = valueOf(item, 'Effect');
    return effect && isUncertain(effect) ? [effect] : [];
  });
}

/** A data document of a file that was not read: it is reviewed where it stands. */
function isReviewedElsewhere(node: Node): boolean {
  return (
    node.type === 'unknown' && /^data\.aws_iam_policy_document\.[\w-]+(?:\[[^\]]*\])?\.json$/.test(node.name)
  );
}

/** A policy that the files do not tell. */
export function hiddenPolicy(pointer: string, span: Span, name: string): ReaderProblem {
  return hiddenPolicyProblem(
    span,
    message`${code(pointer)} is ${code(oneLine(name))}, which this file does not tell, so what it allows cannot be reviewed.`,
  );
}

/** A part of a policy that the files do not tell. */
export function hiddenPart(pointer: string, node: Node): ReaderProblem {
  const name = node.type === 'unknown' ? node.name : (textOf(node) ?? '');
  return hiddenPolicyProblem(
    node,
    message`A part of ${code(pointer)} is ${code(oneLine(name))}, which this file does not tell, so what it allows cannot be reviewed.`,
  );
}

/** A source as one short line, for a message. */
function oneLine(source: string): string {
  const line = source.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
