import type { Severity, TextEdit } from '../domain/finding.js';
import type { Message } from '../domain/message.js';
import { message } from '../domain/message.js';
import type { Span } from '../domain/source.js';
import type { PolicyDocument, Statement } from '../policy/document.js';
import { member } from '../policy/node.js';
import type { ServiceData } from '../policy/service-data.js';
import type { Issue, Problem, Rule, RuleContext } from './rule.js';
import { rules } from './rules.js';
import { Suggestions } from './suggestions.js';

/** A finding as Access Analyzer would give it, decided without asking AWS. */
export interface ValidationFinding {
  /** Access Analyzer's issue code. */
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  readonly message: Message;
  readonly help: Message;
  readonly statement: Statement | undefined;
  readonly at: Span;
  /** The other places that belong to it. */
  readonly related: readonly Span[];
  readonly value: string;
  readonly fix: readonly TextEdit[];
  /** AWS's page on the issue. */
  readonly learnMore: string;
}

/** A rule that threw: our own bug, named by the issues that the rule decides. */
export class RuleError extends Error {
  constructor(rule: Rule, policy: PolicyDocument, cause: unknown) {
    super(
      `The validation rule for ${Object.keys(rule.issues).join(', ')} failed on ${JSON.stringify(policy.id)}.`,
      { cause },
    );
    this.name = 'RuleError';
  }
}

/**
 * Validates one policy offline, with Access Analyzer's issue codes and finding types: the findings in the order of their
 * places. Throws a RuleError when a rule fails.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 */
export function validatePolicy(
  policy: PolicyDocument,
  { services }: { readonly services: ServiceData },
): ValidationFinding[] {
  const statementsWith = {
    Condition: policy.statements.filter(({ node }) => member(node, 'Condition') !== undefined),
    Principal: policy.statements.filter(({ principal }) => principal !== undefined),
  };
  const context = { policy, services, statementsWith, suggestions: new Suggestions() };
  const found: ValidationFinding[] = [];
  for (const rule of rules) collect(rule, context, found);
  return found.sort(byPlace);
}

function byPlace(a: ValidationFinding, b: ValidationFinding): number {
  return a.at.start === b.at.start ? a.at.end - b.at.end : a.at.start - b.at.start;
}

function collect(rule: Rule, context: RuleContext, found: ValidationFinding[]): void {
  try {
    for (const problem of rule.find(context)) found.push(findingOf(rule.issues[problem.code], problem));
  } catch (cause) {
    throw new RuleError(rule, context.policy, cause);
  }
}

function findingOf(issue: Issue | undefined, problem: Problem): ValidationFinding {
  if (!issue) throw new Error(`${problem.code} is not among the rule's issues.`);
  const [at, ...related] = 'start' in problem.at ? [problem.at] : problem.at;
  return {
    code: problem.code,
    severity: issue.severity,
    title: issue.title,
    message: problem.message,
    help: problem.help ?? message``,
    statement: problem.statement,
    at,
    related,
    value: problem.value,
    fix: problem.fix ?? [],
    learnMore: learnMoreLink(problem.code, issue.severity),
  };
}

const page = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html';

/** AWS's page on an issue: its anchors are the finding type, `general-warning` for warnings, and the code with dashes. */
export function learnMoreLink(code: string, severity: Severity): string {
  const type = severity === 'warning' ? 'general-warning' : severity;
  return `${page}#access-analyzer-reference-policy-checks-${type}-${code.toLowerCase().replaceAll('_', '-')}`;
}
