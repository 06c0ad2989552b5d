import { counted, type Review } from '../domain/review.js';
import type { Finding } from '../domain/finding.js';
import { countOf, countsOf, severityNouns } from './wording.js';

/** The findings that were there before and that no exception accepts. */
export function existing(review: Review): readonly Finding[] {
  return review.findings
    .map(({ finding }) => finding)
    .filter((finding) => finding.state === 'existing' && !finding.exception);
}

/** The verdict in one line of plain text: `2 errors and 1 security warning introduced; 1 part could not be done`. */
export function verdictText(review: Review): string {
  const parts = [`${newFindings(review)}${countedExisting(review)}`];
  if (review.failures.length > 0) {
    parts.push(`${countOf(review.failures.length, ['part', 'parts'])} could not be done`);
  }
  return parts.join('; ');
}

/** The same as the heading of a summary. */
export function verdictMarkdown(review: Review): string {
  const icon = review.conclusion === 'success' ? '✅' : '❌';
  return `### ${icon} Artifact access review: ${verdictText(review)}`;
}

/** Why findings do not fail the check; empty where nothing has to be explained. */
export function passReason(review: Review): string {
  if (review.conclusion === 'failure' || counted(review).length === 0) return '';
  return review.failOn === 'never'
    ? 'Nothing fails this check: `fail-on` is `never`.'
    : `None of them fails the check, which ${gateText(review)}.`;
}

/** From where on a finding fails the check. */
export function gateText(review: Review): string {
  if (review.failOn === 'never') return 'fails at no finding';
  const worse = review.failOn === 'error' ? 'an error' : `a ${severityNouns[review.failOn][0]} or worse`;
  return `fails at ${worse}${review.failScope === 'all' ? ', new or not' : ''}`;
}

function newFindings(review: Review): string {
  const findings = counted(review);
  if (findings.length > 0) return `${countsOf(findings)} ${review.base === null ? 'found' : 'introduced'}`;
  const policies = review.policies.length;
  if (policies === 0) return review.base === null ? 'no policies found' : 'no policy changed';
  return `${review.base === null ? 'no findings' : 'no new findings'} in ${countOf(policies, ['policy', 'policies'])}`;
}

/** Findings that were there before are part of the verdict only where they can fail it. */
function countedExisting(review: Review): string {
  const before = existing(review);
  return review.failScope === 'all' && before.length > 0 ? `, ${countsOf(before)} there before` : '';
}
