import type { PathElement, ReasonSummary, ValidatePolicyFinding } from '@aws-sdk/client-accessanalyzer';
import type { AccessVerdict, AnalyzerFinding, PathStep } from '../../review/ports.js';
import { AnalyzerFailure } from '../../review/ports.js';

const findingTypes = ['ERROR', 'SECURITY_WARNING', 'WARNING', 'SUGGESTION'] as const;

/**
 * A finding of the SDK as the port has it. What this version does not understand is a failure and not a guess, since
 * its severity decides whether the job fails.
 */
export function toFinding(finding: ValidatePolicyFinding): AnalyzerFinding {
  const findingType = findingTypes.find((type) => type === finding.findingType);
  if (!findingType || !finding.issueCode) {
    throw new AnalyzerFailure(
      'failed',
      `Access Analyzer answered with a finding that this version does not understand (${String(finding.findingType)}, ${String(finding.issueCode)}). Update the action.`,
    );
  }
  return {
    issueCode: finding.issueCode,
    findingType,
    details: finding.findingDetails ?? '',
    learnMoreLink: finding.learnMoreLink ?? '',
    locations: (finding.locations ?? []).map((location) => toPath(location.path ?? [])),
  };
}

/** The path up to a kind of step that is not known: the place is then the nearest one that is. */
function toPath(elements: readonly PathElement[]): readonly PathStep[] {
  const steps = elements.map(toStep);
  const unknown = steps.indexOf(undefined);
  return steps.slice(0, unknown < 0 ? steps.length : unknown).filter((step) => step !== undefined);
}

function toStep({ index, key, value, substring }: PathElement): PathStep | undefined {
  if (index !== undefined) return { index };
  if (key !== undefined) return { key };
  if (value !== undefined) return { value };
  if (substring?.start === undefined || substring.length === undefined) return undefined;
  return { substring: { start: substring.start, length: substring.length } };
}

/** The answer of one of the three checks. */
interface CheckAnswer {
  readonly result?: 'PASS' | 'FAIL' | undefined;
  readonly message?: string | undefined;
  readonly reasons?: readonly ReasonSummary[] | undefined;
}

/** A check's answer as the port has it. Only the word PASS passes. */
export function toVerdict({ result, message = '', reasons = [] }: CheckAnswer): AccessVerdict {
  return {
    passed: result === 'PASS',
    message,
    reasons: reasons.map(({ description = '', statementIndex }) => ({ description, statementIndex })),
  };
}
