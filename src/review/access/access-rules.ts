/** The rules about a change of access and about the contract, by id; each has a section in docs/access.md. */
export const accessRules: readonly string[] = [
  'diff-new-artifact-write',
  'diff-guard-removed',
  'diff-foreign-read',
  'diff-required-access-lost',
  'contract-not-listed',
  'contract-holder-unknown',
  'access-undecided',
];
