import { code, message } from '../../domain/message.js';
import type { Span } from '../../domain/source.js';
import type { Node } from '../../policy/node.js';
import { isUncertain } from '../../policy/node.js';
import { hiddenName, hiddenParts, hiddenPolicyProblem } from '../hidden-policy.js';
import type { ReaderProblem } from '../reader.js';

/** The parts of a policy that the files do not tell and that nobody reviews elsewhere. */
export function hiddenPartsOf(root: Node): Node[] {
  return hiddenParts(root, (statement) => isUncertain(statement) && !isReviewedElsewhere(statement));
}

/** A data document of a file that was not read: it is reviewed where it stands. */
function isReviewedElsewhere(node: Node): boolean {
  return (
    node.type === 'unknown' && /^data\.aws_iam_policy_document\.[\w-]+(?:\[[^\]]*\])?\.json$/.test(node.name)
  );
}

/** A policy that the files do not tell. */
export function hiddenPolicy(pointer: string, span: Span, name: string): ReaderProblem {
  return hiddenPolicyProblem(span, message`${code(pointer)}`, name);
}

/** A part of a policy that the files do not tell. */
export function hiddenPart(pointer: string, node: Node): ReaderProblem {
  return hiddenPolicyProblem(node, message`A part of ${code(pointer)}`, hiddenName(node));
}
