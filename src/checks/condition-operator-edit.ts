import type { TextEdit } from '../domain/finding.js';
import type { Condition } from '../policy/condition.js';
import type { PolicyDocument, Statement } from '../policy/document.js';

/**
 * Puts another operator in the place of a condition's own. No edit where the operator compares other keys as well, where
 * the new one stands there already, or where the text is not in the file as it reads.
 */
export function operatorEdit(
  policy: PolicyDocument,
  { conditions }: Statement,
  { operator, operatorSpan, key }: Condition,
  wanted: string,
): TextEdit[] {
  const { start, end } = operatorSpan;
  const shared = conditions.some((each) => each.operatorSpan.start === start && each.key !== key);
  if (shared || conditions.some((each) => each.operator.text === wanted)) return [];
  const written = policy.file.text.slice(start, end);
  if (written.replace(/^(["'])(.*)\1$/, '$2') !== operator.text) return [];
  return [{ start, end, text: written.replace(operator.text, wanted) }];
}
