import { message } from '../domain/message.js';
import type { Surroundings } from '../checks/check.js';
import type { Knowledge } from '../checks/knowledge.js';
import type { CheckSetting } from '../checks/run.js';
import { runChecks } from '../checks/run.js';
import type { PolicyDocument } from '../policy/document.js';
import type { ServiceData } from '../policy/service-data.js';
import type { FileReading } from '../readers/reader.js';
import { validatePolicy } from '../validation/validate.js';
import type { RawFinding } from './raw-finding.js';

/** What is needed to examine a document without asking anybody. */
export interface OfflineTools {
  readonly services: ServiceData;
  readonly knowledge: Knowledge;
  readonly checkSettings: Readonly<Record<string, CheckSetting>>;
}

/** What the artifact checks say of a document, read together with what is known around it. */
export function checkFindings(
  policy: PolicyDocument,
  surroundings: Surroundings,
  { services, knowledge, checkSettings }: OfflineTools,
): RawFinding[] {
  if (isTooLarge(policy)) return [tooLarge(policy)];
  return runChecks(policy, { ...surroundings, services, knowledge, settings: checkSettings }).map(
    ({ check, severity, problem }) => ({
      rule: check.id,
      source: 'artifact-check' as const,
      severity,
      title: check.title,
      message: problem.message,
      help: problem.help,
      docs: undefined,
      statement: problem.statement,
      at: problem.at,
      related: problem.related ?? [],
      value: problem.value,
      fix: problem.fix ?? [],
    }),
  );
}

/**
 * The most characters without white space of any policy that AWS takes: a KMS key policy's 32 kilobytes. What is larger
 * cannot be deployed, and comparing its statements with each other could take minutes.
 * https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
 */
const largestPolicy = 32_768;

/** Whether a policy is larger than any that AWS takes, so that nothing but this is said of it. */
export function isTooLarge({ file, root }: PolicyDocument): boolean {
  if (root.end - root.start <= largestPolicy) return false;
  return file.text.slice(root.start, root.end).replace(/\s/g, '').length > largestPolicy;
}

function tooLarge({ root }: PolicyDocument): RawFinding {
  return {
    rule: 'policy-too-large',
    source: 'reader',
    severity: 'error',
    title: 'The policy is larger than AWS takes',
    message: message`The policy has more than ${largestPolicy} characters without white space. No AWS service takes such a policy, and its access was not examined.`,
    help: message`Split it, or put wildcards in place of long lists.`,
    docs: undefined,
    statement: undefined,
    at: { start: root.start, end: root.start + 1 },
    related: [],
    value: '',
    fix: [],
  };
}

/** What the offline validation says of a document: Access Analyzer's issue codes, decided from the text. */
export function validationFindings(policy: PolicyDocument, { services }: OfflineTools): RawFinding[] {
  return validatePolicy(policy, { services }).map((found) => ({
    rule: found.code,
    source: 'policy-validation' as const,
    severity: found.severity,
    title: found.title,
    message: found.message,
    help: found.help,
    docs: found.learnMore,
    statement: found.statement,
    at: found.at,
    related: found.related.map((at) => ({ at, message: message`Part of the same finding.` })),
    value: found.value,
    fix: found.fix,
  }));
}

/** What the reader met in a file. */
export function readerFindings({ problems }: FileReading): RawFinding[] {
  return problems.map(({ rule, severity, title, span, message: text, help, pointer }) => ({
    rule,
    source: 'reader' as const,
    severity,
    title,
    message: text,
    help,
    docs: undefined,
    statement: undefined,
    at: span,
    related: [],
    value: pointer,
    fix: [],
  }));
}
