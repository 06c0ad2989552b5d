import { severities } from '../domain/finding.js';
import type { Review } from '../domain/review.js';
import { counted } from '../domain/review.js';

type Told = Pick<Review, 'conclusion' | 'policies' | 'findings' | 'accessChanges'>;

/** The action's outputs but for the report files: counts are of introduced findings that no exception accepts. */
export function outputsOf(review: Told): Record<string, string | number> {
  const findings = counted(review);
  const counts = severities.map(
    (severity) => [`${severity}s`, findings.filter((each) => each.severity === severity).length] as const,
  );
  return {
    conclusion: review.conclusion,
    policies: review.policies.filter(({ state }) => state === 'added' || state === 'changed').length,
    findings: findings.length,
    ...Object.fromEntries(counts),
    'access-gained': review.accessChanges.filter(({ change }) => change === 'gained').length,
  };
}

/** The outputs of a change without policies. */
export const noOutputs: Readonly<Record<string, string | number>> = {
  ...outputsOf({ conclusion: 'success', policies: [], findings: [], accessChanges: [] }),
  'report-file': '',
  'sarif-file': '',
};
