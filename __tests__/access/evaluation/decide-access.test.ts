import { describe, expect, it } from '@jest/globals';
import { decideAccess } from '../../../src/access/evaluation/decide-access.js';
import type { Outcome } from '../../../src/access/evaluation/evaluate.js';
import type { RequestPrincipal } from '../../../src/access/evaluation/request.js';
import type { PolicyKind } from '../../../src/policy/kind.js';
import { policyOf, requestOf, tableOf } from './tables.js';

interface SidesRow {
  readonly name: string;
  readonly principal: RequestPrincipal | null;
  readonly sameAccount: boolean;
  readonly action?: string;
  readonly resourceArn?: string;
  readonly context?: Record<string, string[]>;
  readonly identity: unknown[];
  readonly kind: PolicyKind;
  readonly resource: unknown[];
  readonly boundary: unknown;
  readonly outcome: Outcome;
}

function decide(row: SidesRow) {
  const { principal, action, resourceArn = 'arn:aws:s3:::bucket/k', context } = row;
  return decideAccess({
    request: requestOf({
      ...(principal ? { principal } : {}),
      ...(action === undefined ? {} : { action }),
      ...(context ? { context } : {}),
      resource: resourceArn,
    }),
    identity: row.identity.map((each, index) => policyOf(each, 'identity', `identity-${index}`)),
    resource: row.resource.map((each, index) => policyOf(each, row.kind, `resource-${index}`)),
    boundary: row.boundary === null ? undefined : policyOf(row.boundary, 'identity', 'boundary'),
    sameAccount: row.sameAccount,
  });
}

const rows = tableOf('access-sides.json') as SidesRow[];

describe('access by both sides', () => {
  it.each(rows)('$name', (row) => {
    expect(decide(row).outcome).toBe(row.outcome);
  });

  it('tells the statements of every side that decide', () => {
    const row = rows.find(({ name }) => name === 'across accounts: both allow');
    if (!row) throw new Error('the row is gone');
    expect(decide(row).statements.map(({ policy }) => policy.id)).toEqual(['resource-0', 'identity-0']);
  });
});
