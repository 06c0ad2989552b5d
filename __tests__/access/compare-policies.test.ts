import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { differencesOf } from '../../src/access/compare-policies.js';
import type { Difference } from '../../src/access/difference.js';
import { evaluate } from '../../src/access/evaluation/evaluate.js';
import { principalText } from '../../src/access/grantee.js';
import type { SemanticsName } from '../../src/access/semantics-names.js';
import type { PolicyKind } from '../../src/policy/kind.js';
import { services } from './comparison/comparing.js';
import { policyOf } from './evaluation/tables.js';

interface Told {
  readonly actions: readonly string[];
  readonly grantees: readonly string[];
  readonly resources: readonly string[];
  readonly reality: string;
  readonly before: string;
  /** Who asks in the example, where the row says it. */
  readonly principal?: string;
}

interface Row {
  readonly name: string;
  readonly kind: PolicyKind;
  readonly semantics?: SemanticsName;
  readonly base: readonly object[];
  readonly head: readonly object[];
  readonly gained: readonly Told[];
  readonly lost: readonly Told[];
}

const rows = JSON.parse(
  readFileSync(new URL('compare-policies.json', import.meta.url), 'utf8'),
) as readonly Row[];

function toldOf(
  { actions, grantees, resources, reality, before, request }: Difference,
  row: Told | undefined,
): Told {
  const told = { actions, grantees, resources, reality, before: before.kind };
  const asks = request.principal && principalText(request.principal);
  return row?.principal !== undefined && asks !== undefined ? { ...told, principal: asks } : told;
}

describe('what one policy allows and another does not', () => {
  it.each(rows.map((row) => [row.name, row] as const))(
    '%s',
    (_name, { kind, base, head, semantics, ...row }) => {
      const document = (name: string, statements: readonly object[]) =>
        policyOf({ Version: '2012-10-17', Statement: statements }, kind, name);
      const sides = { base: [document('base.json', base)], head: [document('head.json', head)] };
      const back = { base: sides.head, head: sides.base };
      const gained = differencesOf(sides, semantics ?? 'aws', services);
      const lost = differencesOf(back, semantics ?? 'aws', services);
      expect(gained.found.map((each, index) => toldOf(each, row.gained[index]))).toEqual(row.gained);
      expect(lost.found.map((each, index) => toldOf(each, row.lost[index]))).toEqual(row.lost);
      expect(gained.result).toBe(row.gained.length > 0 ? 'new-access' : 'no-new-access');
      for (const { request } of gained.found) {
        expect(evaluate(request, sides.head).outcome).toBe('allowed');
        expect(evaluate(request, sides.base).outcome).not.toBe('allowed');
      }
    },
  );

  it('tells of an administrator what it can do to artifacts, though all that it can do is too much to tell', () => {
    const admin = policyOf(
      { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
      'identity',
      'admin.json',
    );
    const { result, found } = differencesOf({ base: [], head: [admin] }, 'aws', services);
    expect(result).toBe('new-access');
    expect(found.map(({ reality }) => reality)).toContain('real');
    expect(found.flatMap(({ actions }) => actions)).toContain('ecr:PutImage');
  });
});
