import { severities, type Finding, type Severity } from '../domain/finding.js';

/** The three levels that GitHub's annotations and SARIF know, in SARIF's words. */
export type Level = 'error' | 'warning' | 'note';

/** What fails a review by default is an error there as well. */
export const levels: Readonly<Record<Severity, Level>> = {
  error: 'error',
  'security-warning': 'error',
  warning: 'warning',
  suggestion: 'note',
};

/** Findings by severity; those of one severity stay in their order. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}
