import type { Finding, Severity } from '../domain/finding.js';
import { reaches } from '../domain/finding.js';

/** The rule of the gate. */
export interface Gate {
  readonly failOn: Severity | 'never';
  readonly failScope: 'introduced' | 'all';
}

/**
 * The verdict: failure for a finding in scope that reaches the threshold and that no exception accepts, and whenever a
 * part of the review could not be done, whatever the threshold.
 */
export function judge(
  findings: readonly Finding[],
  failures: readonly string[],
  gate: Gate,
): 'success' | 'failure' {
  if (failures.length > 0) return 'failure';
  return findings.some((finding) => fails(finding, gate)) ? 'failure' : 'success';
}

/** Whether this one finding fails the gate. */
export function fails(finding: Finding, gate: Gate): boolean {
  if (finding.exception) return false;
  if (gate.failScope === 'introduced' && finding.state === 'existing') return false;
  return reaches(finding.severity, gate.failOn);
}
