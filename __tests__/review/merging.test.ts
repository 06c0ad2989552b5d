import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { plainText } from '../../src/domain/message.js';
import { ServiceData } from '../../src/policy/service-data.js';
import { validationFindings } from '../../src/review/offline.js';
import type { RawFinding } from '../../src/review/raw-finding.js';
import { withRemedies } from '../../src/review/remedies.js';
import { questionOf } from '../../src/review/analysis/question.js';
import { toProblems } from '../../src/review/analysis/to-problems.js';
import { analyzerFinding, policy, statements } from './analysis/documents.js';

const services = new ServiceData(readFileSync(new URL('../../src/policy/service-data.bin', import.meta.url)));
const knowledge = {
  trustedAccounts: [],
  organization: undefined,
  artifactBuckets: undefined,
  artifacts: [],
  roles: {},
};

/** Offline, three codes: an action that does not exist, an empty Sid, and PassRole on every role. */
const document = policy(
  statements(
    { Sid: '', Effect: 'Allow', Action: 'ecr:PutImages', Resource: '*' },
    { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' },
  ),
);
const offline = () => validationFindings(document, { services, knowledge, checkSettings: {} });

function merged(...answer: Parameters<typeof analyzerFinding>[0][]): readonly RawFinding[] {
  const answered = toProblems(document, questionOf(document, undefined), answer.map(analyzerFinding));
  return withRemedies(answered, offline);
}

describe('where Access Analyzer answered', () => {
  test('the offline validation alone would say three things', () => {
    expect(
      offline()
        .map(({ rule }) => rule)
        .sort(),
    ).toEqual(['EMPTY_SID_VALUE', 'INVALID_ACTION', 'PASS_ROLE_WITH_STAR_IN_RESOURCE']);
  });

  test('a code of both is one finding, in AWS’s words', () => {
    const found = merged({ details: 'The action ecr:PutImages does not exist.' });
    expect(found.map(({ rule, source }) => [rule, source])).toEqual([['INVALID_ACTION', 'access-analyzer']]);
    expect(plainText(found[0]?.message ?? [])).toBe('The action ecr:PutImages does not exist.');
  });

  test('it takes the help and the change from the offline one at the same text', () => {
    const [found] = merged({});
    expect(plainText(found?.help ?? [])).toBe('Did you mean `ecr:PutImage`?');
    expect(found?.fix.map(({ text }) => text)).toEqual(['ecr:PutImage']);
  });

  test('it takes none from one of the same code at another text', () => {
    const [found] = merged({ locations: [[{ value: 'Statement' }, { index: 1 }, { value: 'Action' }]] });
    expect(found).toMatchObject({ rule: 'INVALID_ACTION', help: [], fix: [] });
  });

  test('a code that only the offline validation gives is dropped', () => {
    expect(merged({}).map(({ rule }) => rule)).not.toContain('PASS_ROLE_WITH_STAR_IN_RESOURCE');
  });

  test('a code that only AWS gives stays', () => {
    const found = merged({ issueCode: 'UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL' });
    expect(found.map(({ rule }) => rule)).toEqual(['UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL']);
  });

  test('an answer without findings leaves none', () => {
    expect(merged()).toEqual([]);
  });
});
