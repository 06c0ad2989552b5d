import { describe, expect, it } from '@jest/globals';
import type { PrincipalFact } from '../../../src/policy/principal-fact.js';
import { forms, tableOf, type Json } from './forms.js';

interface FactRow {
  readonly name: string;
  readonly source: string;
  readonly resources: Json;
  readonly facts: readonly Json[];
}

function shown({ principal, says, pointer }: PrincipalFact): Json {
  const at = pointer;
  if (says.type === 'used-by') return { principal, usedBy: says.user, at };
  const arn = says.arn ?? null;
  return says.type === 'boundary' ? { principal, boundary: arn, at } : { principal, managedPolicy: arn, at };
}

describe.each(forms)('what a template tells of principals in %s', (_, read) => {
  it.each(tableOf('facts.json') as FactRow[])('$name', async ({ resources, facts }) => {
    const reading = await read({ Resources: resources });
    expect((reading.facts ?? []).map(shown)).toEqual(facts);
  });
});
