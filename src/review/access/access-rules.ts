import type { Severity } from '../../domain/finding.js';

/** A check of a change: what the head allows is compared with what the base did. */
export interface ChangeCheck {
  readonly id: string;
  /** A few words that name the problem, without the author's text. */
  readonly title: string;
  /** The severity that it has mostly; a case may have a milder one. */
  readonly severity: Severity;
}

/** The checks of a change, by id; each has a page in docs/checks/ and fixtures. */
export const changeChecks = {
  'diff-foreign-read': { title: 'Artifacts can be read from outside', severity: 'security-warning' },
  'diff-guard-removed': { title: 'A guard of artifacts is removed', severity: 'security-warning' },
  'diff-new-artifact-write': { title: 'New access that changes artifacts', severity: 'security-warning' },
  'diff-required-access-lost': { title: 'Access that is needed is lost', severity: 'warning' },
} as const satisfies Readonly<Record<string, Omit<ChangeCheck, 'id'>>>;

/** The checks of a change as a list, in the order of their ids. */
export const changeCheckList: readonly ChangeCheck[] = Object.entries(changeChecks).map(([id, facts]) => ({
  id,
  ...facts,
}));

/** The rules about the contract, and about what could not be decided; each has a section in docs/access.md. */
export const contractRules: readonly string[] = [
  'contract-not-listed',
  'contract-holder-unknown',
  'access-undecided',
];

/** All rules about access, by id. */
export const accessRules: readonly string[] = [...Object.keys(changeChecks), ...contractRules];
