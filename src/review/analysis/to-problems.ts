import { message, quoted } from '../../domain/message.js';
import type { PolicyDocument, Statement } from '../../policy/document.js';
import { itemsOf, valueOf } from '../../policy/node.js';
import type { AnalyzerFinding, PathStep } from '../ports.js';
import type { RawFinding } from '../raw-finding.js';
import { isAboutStandIn } from './doubt.js';
import { follow } from './locate.js';
import type { Question } from './question.js';
import { docsOf, severityOf, titleOf } from './wording.js';

/**
 * ValidatePolicy's answer about a document as findings in its file: one for each of AWS's, at the first place that AWS
 * names; the others are related. What AWS says of a stand-in is left out, see {@link isAboutStandIn}.
 */
export function toProblems(
  policy: PolicyDocument,
  question: Question,
  findings: readonly AnalyzerFinding[],
): readonly RawFinding[] {
  return findings.flatMap((finding) => {
    const statement = statementAt(policy, finding.locations[0] ?? []);
    return isAboutStandIn(finding, policy, statement, question)
      ? []
      : [toProblem(policy, finding, statement)];
  });
}

function toProblem(
  policy: PolicyDocument,
  finding: AnalyzerFinding,
  statement: Statement | undefined,
): RawFinding {
  const [first = [], ...others] = finding.locations;
  const place = follow(policy.root, first);
  return {
    rule: finding.issueCode,
    source: 'access-analyzer',
    severity: severityOf(finding.findingType),
    title: titleOf(finding.issueCode),
    message: [quoted(finding.details)],
    help: [],
    docs: docsOf(finding),
    statement,
    at: place.at,
    related: others.map((path) => ({
      at: follow(policy.root, path).at,
      message: message`Part of the same finding.`,
    })),
    value: place.text,
    fix: [],
  };
}

/** The statement that a path goes through; a single statement in the list's place is number 0. */
export function statementAt(policy: PolicyDocument, path: readonly PathStep[]): Statement | undefined {
  const [root, item] = path;
  if (!root || !isStatement(root)) return undefined;
  if (item && 'index' in item) return policy.statements.find((each) => each.index === item.index);
  const statements = valueOf(policy.root, 'Statement');
  const isSingle = statements !== undefined && itemsOf(statements)[0] === statements;
  return isSingle ? policy.statements[0] : undefined;
}

function isStatement(step: PathStep): boolean {
  return ('value' in step && step.value === 'Statement') || ('key' in step && step.key === 'Statement');
}
