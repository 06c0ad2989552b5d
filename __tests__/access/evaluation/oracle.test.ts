import { describe, expect, it } from '@jest/globals';
import { anonymousPrincipal, runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import fc from 'fast-check';
import { decideAccess } from '../../../src/access/evaluation/decide-access.js';
import type { Outcome } from '../../../src/access/evaluation/evaluate.js';
import { identityOf } from '../../../src/access/evaluation/aws-identity.js';
import type { Case } from './oracle-grammar.js';
import { cases } from './oracle-grammar.js';
import { policyOf, requestOf } from './tables.js';

const defaultRuns = 500;
const runs = Number(process.env['ORACLE_RUNS'] ?? defaultRuns);

/** What the independent evaluator says. */
function theirs(each: Case): Outcome {
  const { principal, sameAccount, action, resource, identity, resourcePolicy, boundary } = each;
  const who =
    principal.type === 'AWS'
      ? principal.arn
      : principal.type === 'Service'
        ? principal.name
        : anonymousPrincipal;
  const result = runUnsafeSimulation(
    {
      request: {
        principal: who,
        action,
        resource: { resource, accountId: sameAccount ? '111122223333' : '999999999999' },
        contextVariables: withPrincipalKeys(each),
      },
      identityPolicies: identity.map((policy, index) => ({ name: String(index), policy })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      // It reads a name from every policy, which only this form of a resource policy can carry.
      resourcePolicy: resourcePolicy && {
        __validated: true,
        policyDocument: resourcePolicy,
        metadata: { name: 'resource' },
        errors: [],
      },
      ...(boundary && { permissionBoundaryPolicies: [{ name: 'boundary', policy: boundary }] }),
    },
    {},
  );
  if (result === 'Allowed') return 'allowed';
  return result === 'ExplicitlyDenied' ? 'explicitly-denied' : 'implicitly-denied';
}

function ours(each: Case): Outcome {
  const { principal, sameAccount, action, resource, identity, resourcePolicy, kind, boundary } = each;
  const context = Object.entries(each.context).map(
    ([key, value]) => [key.toLowerCase(), typeof value === 'string' ? [value] : value] as const,
  );
  return decideAccess({
    request: requestOf({ principal, action, resource, context: Object.fromEntries(context) }),
    identity: identity.map((policy) => policyOf(policy)),
    resource: resourcePolicy ? [policyOf(resourcePolicy, kind)] : [],
    boundary: boundary ? policyOf(boundary) : undefined,
    sameAccount,
  }).outcome;
}

function withPrincipalKeys({ principal, context }: Case): Record<string, string | string[]> {
  if (principal.type !== 'AWS') return context;
  const { principalArn, account } = identityOf(principal.arn);
  return { ...context, 'aws:PrincipalArn': principalArn, 'aws:PrincipalAccount': account };
}

describe('an independent evaluator', () => {
  it(
    `agrees on ${runs} random requests`,
    () => {
      const seen = new Map<Outcome, number>();
      fc.assert(
        fc.property(cases, (each) => {
          const outcome = ours(each);
          seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
          if (outcome !== 'unknown') expect(outcome).toBe(theirs(each));
        }),
        // The same requests each time, unless more are asked for: the shares below are of these.
        { numRuns: runs, ...(runs === defaultRuns ? { seed: 20_261_124 } : {}) },
      );
      const share = (outcome: Outcome) => (seen.get(outcome) ?? 0) / runs;
      // The comparison is worth nothing where one answer is the only one, or most are left open.
      expect(share('allowed')).toBeGreaterThan(0.05);
      expect(share('explicitly-denied')).toBeGreaterThan(0.05);
      expect(share('implicitly-denied')).toBeGreaterThan(0.05);
      expect(share('unknown')).toBeLessThan(0.15);
    },
    180_000 + runs * 10,
  );
});
