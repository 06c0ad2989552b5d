import type { Severity } from '../../domain/finding.js';
import type { Message } from '../../domain/message.js';
import { code, codeList, message, quoted } from '../../domain/message.js';
import type { PolicyDocument, Statement } from '../../policy/document.js';
import type { AccessVerdict, AnalyzerFailure } from '../ports.js';
import type { RawFinding } from '../raw-finding.js';

export type Operation =
  'ValidatePolicy' | 'CheckNoNewAccess' | 'CheckAccessNotGranted' | 'CheckNoPublicAccess';

/** The rule of a document that AWS gave no answer about. */
export const refusalRule = 'ACCESS_ANALYZER_REFUSED';

/** What a FAIL of one charged check is called, before AWS's own words. */
export interface CheckFacts {
  readonly rule: string;
  readonly operation: Operation;
  readonly severity: Severity;
  readonly title: string;
  readonly message: Message;
  readonly help: Message;
}

/** `compared`: with the base version, or, where there is none, with a policy that denies everything. */
export function newAccessFacts(compared: boolean): CheckFacts {
  return {
    rule: 'CHECK_NO_NEW_ACCESS',
    operation: 'CheckNoNewAccess',
    severity: 'security-warning',
    title: compared ? 'Access that the base version does not give' : 'Access by a new policy',
    message: compared
      ? ['This version allows what the base version does not.']
      : ['This policy is new, and allows access.'],
    help: message`Take out what is not meant to be granted. Where the access is meant, add an exception for this rule to the config.`,
  };
}

/** An `error`: unlike the other two it breaks a ban that the config states, whatever else the policy is for. */
export function notGrantedFacts(actions: readonly string[], resources: readonly string[]): CheckFacts {
  const forbidden = actions.length > 0 ? codeList(actions) : message`every action`;
  const on = resources.length > 0 ? message` on ${codeList(resources)}` : [];
  return {
    rule: 'CHECK_ACCESS_NOT_GRANTED',
    operation: 'CheckAccessNotGranted',
    severity: 'error',
    title: 'Access that the config forbids',
    message: message`The config's ${code('not-granted')} forbids ${forbidden}${on}; this policy allows a part of it.`,
    help: message`Remove the listed actions or resources from the statement, or deny them.`,
  };
}

export const publicAccessFacts: CheckFacts = {
  rule: 'CHECK_NO_PUBLIC_ACCESS',
  operation: 'CheckNoPublicAccess',
  severity: 'security-warning',
  title: 'Public access',
  message: ['This policy lets in everyone.'],
  help: message`Name the principals that are to come, or add a condition that only they meet.`,
};

/** A FAIL as a finding on the first statement that AWS names, PASS as none. */
export function verdictFindings(
  policy: PolicyDocument,
  facts: CheckFacts,
  verdict: AccessVerdict,
): readonly RawFinding[] {
  if (verdict.passed) return [];
  const [first, ...others] = statementsOf(policy, verdict);
  const words = [verdict.message, ...verdict.reasons.map((reason) => reason.description)]
    .filter(Boolean)
    .join(' ');
  return [
    {
      ...common(policy, facts.operation, first),
      ...{ rule: facts.rule, severity: facts.severity, title: facts.title, help: facts.help },
      message: message`${facts.message} Access Analyzer says: ${quoted(words)}`,
      related: others.map(({ node }) => ({
        at: { start: node.start, end: node.end },
        message: ['Part of the same finding.'],
      })),
    },
  ];
}

/** The document that AWS would not read, or could not decide about: told as an error, since it was not examined. */
export function refusalFinding(
  policy: PolicyDocument,
  operation: Operation,
  failure: AnalyzerFailure,
): RawFinding {
  const read = operation === 'ValidatePolicy';
  return {
    ...common(policy, operation, undefined),
    rule: refusalRule,
    severity: 'error',
    title: read
      ? 'Access Analyzer could not read this policy'
      : 'Access Analyzer could not check this policy',
    message: message`${code(operation)} gave no answer about this policy: ${quoted(failure.message)}`,
    help: [],
    related: [],
  };
}

function statementsOf(policy: PolicyDocument, { reasons }: AccessVerdict): readonly Statement[] {
  const indexes = new Set(reasons.map((reason) => reason.statementIndex));
  return policy.statements.filter(({ index }) => indexes.has(index));
}

function common(policy: PolicyDocument, operation: Operation, statement: Statement | undefined) {
  const { start, end } = statement?.node ?? policy.root;
  return {
    source: 'access-analyzer' as const,
    docs: `https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_${operation}.html`,
    statement,
    at: { start, end },
    value: undefined,
    fix: [],
  };
}

/** The rules of what is found by asking AWS and is no issue code of its policy validation. */
export const analysisRules: readonly string[] = [
  refusalRule,
  'CHECK_NO_NEW_ACCESS',
  'CHECK_ACCESS_NOT_GRANTED',
  'CHECK_NO_PUBLIC_ACCESS',
];
