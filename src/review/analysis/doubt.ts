import type { ObjectNode } from '../../policy/node.js';
import { member } from '../../policy/node.js';
import type { PolicyDocument, Statement } from '../../policy/document.js';
import type { AnalyzerFinding, PathStep } from '../ports.js';
import { follow } from './locate.js';
import type { Question } from './question.js';
import { holdsUnknown } from './question.js';
import type { SentPart } from './stand-ins.js';

/**
 * Issue codes that judge one element of a statement by another, with the elements that they look at: the finding's
 * place is one of them, so an unknown in the other does not show in its path.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 */
const judgedTogether: Readonly<Record<string, readonly string[]>> = {
  MISMATCHED_ACTION_FOR_PRINCIPAL: ['Action', 'Principal'],
  MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY: ['Action', 'Principal'],
  MISSING_ACTION_FOR_CONDITION_KEY: ['Action', 'NotAction'],
  UNSUPPORTED_ACTION_FOR_CONDITION_KEY: ['Action', 'NotAction'],
  USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES: ['Action', 'NotAction'],
  ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: ['Action'],
  ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: ['NotAction'],
  DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: ['Action'],
  DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: ['NotAction'],
  UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL: ['Principal'],
  RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL: ['Condition', 'Principal'],
  RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL: ['Condition', 'Principal'],
  MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL: ['Condition', 'Principal'],
  MISSING_GITHUB_REPO_CONDITION_KEY: ['Condition', 'Principal'],
  MISSING_PAIRED_CONDITION_KEYS: ['Condition'],
};

/**
 * Whether a finding is about what was sent in the author's place, not about the author's text. Such a finding is not
 * shown: what is unknown can be neither wrong nor right.
 */
export function isAboutStandIn(
  finding: AnalyzerFinding,
  { root }: PolicyDocument,
  statement: Statement | undefined,
  question: Question,
): boolean {
  if (question.standIns.size === 0 && question.completed.size === 0) return false;
  if (statement && judgesUnknown(finding, statement.node)) return true;
  return finding.locations.some((path) => {
    const { node, part } = follow(root, path);
    if (part !== 'key' && standsIn(finding, path, question.standIns.get(node))) return true;
    return path.some(
      (step, index) => isResource(step) && question.completed.has(follow(root, path.slice(0, index)).node),
    );
  });
}

function judgesUnknown({ issueCode }: AnalyzerFinding, statement: ObjectNode): boolean {
  const elements = Object.hasOwn(judgedTogether, issueCode) ? judgedTogether[issueCode] : undefined;
  return (elements ?? []).some((element) => {
    const found = member(statement, element);
    return found !== undefined && holdsUnknown(found.value);
  });
}

/**
 * Of a text that is known in part, a substring within the known part counts. Without a substring, findings about the
 * text's form (errors, warnings) are the stand-in's; what it grants and what it repeats the known part decides as well:
 * `arn:aws:iam::${account}:role/*` is every role, whatever the account.
 */
function standsIn(
  finding: AnalyzerFinding,
  path: readonly PathStep[],
  parts: readonly SentPart[] | undefined,
): boolean {
  if (!parts) return false;
  const last = path.at(-1);
  if (last && 'substring' in last && parts.length > 0) return touchesUnknown(parts, last.substring);
  const isForm = finding.findingType === 'ERROR' || finding.findingType === 'WARNING';
  return isForm || !parts.some((part) => part.known);
}

function touchesUnknown(
  parts: readonly SentPart[],
  span: { readonly start: number; readonly length: number },
): boolean {
  let start = 0;
  return parts.some(({ text, known }) => {
    const from = start;
    start += text.length;
    return !known && from < span.start + span.length && span.start < start;
  });
}

function isResource(step: PathStep): boolean {
  return ('value' in step && step.value === 'Resource') || ('key' in step && step.key === 'Resource');
}
