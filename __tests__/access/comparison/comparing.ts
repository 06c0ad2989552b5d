import { readFileSync } from 'node:fs';
import type { Comparison } from '../../../src/access/comparison/compare.js';
import { newAccess } from '../../../src/access/comparison/compare.js';
import { awsSemantics, typedSemantics } from '../../../src/access/comparison/semantics.js';
import type { Sides } from '../../../src/access/comparison/witness.js';
import type { PolicyDocument } from '../../../src/policy/document.js';
import type { PolicyKind } from '../../../src/policy/kind.js';
import { ServiceData } from '../../../src/policy/service-data.js';
import { policyOf } from '../evaluation/tables.js';

export const services = new ServiceData(
  readFileSync(new URL('../../../src/policy/service-data.bin', import.meta.url)),
);

const semantics = { aws: awsSemantics(services), typed: typedSemantics(services) };
export type SemanticsName = keyof typeof semantics;

/** One side as JSON: its policies, whole ones or lists of statements of the current version. */
export type SideJson = readonly (object | readonly object[])[];

export function policiesOf(side: SideJson, kind: PolicyKind, name: string): PolicyDocument[] {
  return side.map((each, index) => {
    const document = Array.isArray(each) ? { Version: '2012-10-17', Statement: each as object[] } : each;
    return policyOf(document, kind, `${name}-${index}.json`);
  });
}

/** {@link compare} of policies. */
export function compareSides(sides: Sides, by: SemanticsName = 'aws'): Comparison {
  return newAccess(sides, { semantics: semantics[by], services });
}

/** What head allows and base does not. */
export function compare(
  base: SideJson,
  head: SideJson,
  kind: PolicyKind = 'identity',
  by: SemanticsName = 'aws',
): Comparison {
  const sides = { base: policiesOf(base, kind, 'base'), head: policiesOf(head, kind, 'head') };
  return compareSides(sides, by);
}
