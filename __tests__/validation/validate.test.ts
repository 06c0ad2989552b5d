import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../src/domain/message.js';
import { ServiceData } from '../../src/policy/service-data.js';
import { learnMoreLink, RuleError, validatePolicy } from '../../src/validation/validate.js';
import { policyFrom, services } from './policy-case.js';
import { cpuTime } from '../cpu-time.js';

const statement = { Effect: 'Allow', Action: 'ecr:PutImages', Resource: '*' };

function validate(policy: unknown) {
  return validatePolicy(policyFrom(JSON.stringify(policy), 'identity'), { services });
}

describe('validatePolicy', () => {
  it('finds nothing in a sound policy', () => {
    expect(validate({ Version: '2012-10-17', Statement: { ...statement, Action: 'ecr:PutImage' } })).toEqual(
      [],
    );
  });

  it('gives the finding with its severity, title, value, statement, link and fix', () => {
    const [finding] = validate({ Version: '2012-10-17', Statement: [statement] });
    expect(finding).toMatchObject({
      code: 'INVALID_ACTION',
      severity: 'error',
      title: 'Invalid action',
      value: 'ecr:PutImages',
      statement: { index: 0 },
      related: [],
      fix: [{ text: 'ecr:PutImage' }],
    });
    expect(plainText(finding?.help ?? [])).toBe('Did you mean `ecr:PutImage`?');
  });

  it('orders findings by their places', () => {
    const found = validate({
      Statement: [
        { ...statement, Sid: '' },
        { ...statement, Effect: 'Deny' },
      ],
    });
    const starts = found.map(({ at }) => at.start);
    expect(found.length).toBe(4);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  it('names the rule that throws', () => {
    class Broken extends ServiceData {
      override service(): never {
        throw new Error('out of order');
      }
    }
    const policy = policyFrom(JSON.stringify({ Version: '2012-10-17', Statement: statement }), 'identity');
    const run = () => validatePolicy(policy, { services: new Broken(bytes()) });
    expect(run).toThrow(RuleError);
    expect(run).toThrow(/INVALID_ACTION.*policy\.json/);
  });

  it('takes time in proportion to the policy, however hostile it is', async () => {
    const many = Array.from({ length: 4000 }, (_, i) => `*${'a'.repeat(i % 7)}${i}*`);
    const policy = policyFrom(
      JSON.stringify({
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Action: many.map((each) => `ecr:x${each}`), Resource: many },
      }),
      'identity',
    );
    const took = await cpuTime(() => validatePolicy(policy, { services }));
    expect(took).toBeLessThan(5000);
  });
});

describe('learnMoreLink', () => {
  const page =
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html';

  it.each([
    ['INVALID_ACTION', 'error', 'error-invalid-action'],
    ['EMPTY_SID_VALUE', 'suggestion', 'suggestion-empty-sid-value'],
    [
      'PASS_ROLE_WITH_STAR_IN_RESOURCE',
      'security-warning',
      'security-warning-pass-role-with-star-in-resource',
    ],
    ['CREATE_SLR_WITH_NOT_RESOURCE', 'warning', 'general-warning-create-slr-with-not-resource'],
  ] as const)('points %s at its anchor', (code, severity, anchor) => {
    expect(learnMoreLink(code, severity)).toBe(`${page}#access-analyzer-reference-policy-checks-${anchor}`);
  });
});

function bytes(): Uint8Array {
  return readFileSync(new URL('../../src/policy/service-data.bin', import.meta.url));
}
