import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../../src/review/analysis/ask.js';
import { AnalyzerFailure } from '../../../src/review/ports.js';
import { analyzerFinding, analyzerThat, textAt } from './documents.js';
import { allow, none, pair, rules } from './pairs.js';

describe('ValidatePolicy', () => {
  test('is asked of the head alone where it has no finding', async () => {
    const analyzer = analyzerThat();
    const analysis = await analyse([pair(allow('a:b'), allow('c:d'))], analyzer, none);
    expect(analysis).toMatchObject({ status: 'answered', calls: 1, paidCalls: 0 });
    expect(rules(analysis)).toEqual([{ head: [], base: [] }]);
  });

  test('is asked of the base too where the head has one and the texts differ', async () => {
    const analyzer = analyzerThat({
      validate: ({ policyDocument }) =>
        policyDocument.includes('"a:b"')
          ? [analyzerFinding(), analyzerFinding({ issueCode: 'MISSING_VERSION' })]
          : [analyzerFinding({ issueCode: 'MISSING_VERSION' })],
    });
    const analysis = await analyse([pair(allow('a:b'), allow('c:d'))], analyzer, none);
    expect(analysis.calls).toBe(2);
    expect(rules(analysis)).toEqual([
      { head: ['INVALID_ACTION', 'MISSING_VERSION'], base: ['MISSING_VERSION'] },
    ]);
  });

  test('is not asked twice about the same text; the base has its own places', async () => {
    const analyzer = analyzerThat({ validate: () => [analyzerFinding()] });
    const same = pair(allow('a:b'), allow('a:b'));
    const analysis = await analyse([same], analyzer, none);
    expect(analysis.calls).toBe(1);
    expect(rules(analysis)).toEqual([{ head: ['INVALID_ACTION'], base: ['INVALID_ACTION'] }]);
    expect(analysis.documents[0]?.pair).toBe(same);
    const at = analysis.documents[0]?.base[0]?.at;
    expect(at && same.base && textAt(same.base.policy, at)).toBe('"a:b"');
  });

  test('is asked once per distinct text and type', async () => {
    const analyzer = analyzerThat();
    const pairs = [
      pair(allow('a:b'), undefined),
      pair(allow('a:b'), undefined),
      pair(allow('a:b'), undefined, 'trust'),
      pair(allow('a:b'), undefined, 'kms-key'),
      pair(allow('a:b'), undefined, 'resource'),
    ];
    expect(await analyse(pairs, analyzer, none)).toMatchObject({ calls: 3, documents: { length: 5 } });
  });

  test('a new document has nothing at its base', async () => {
    const analyzer = analyzerThat({ validate: () => [analyzerFinding()] });
    expect(rules(await analyse([pair(allow('a:b'), undefined)], analyzer, none))).toEqual([
      { head: ['INVALID_ACTION'], base: [] },
    ]);
  });

  test('a document that AWS refuses has an error that says so, and costs no charged check', async () => {
    const analyzer = analyzerThat({
      validate: ({ policyDocument }) => {
        if (policyDocument.includes('bad'))
          throw new AnalyzerFailure('refused-document', 'ValidationException: too long');
        return [];
      },
    });
    const pairs = [pair(allow('bad:x'), undefined), pair(allow('a:b'), undefined)];
    const analysis = await analyse(pairs, analyzer, { ...none, noNewAccess: true });
    expect(analysis).toMatchObject({ status: 'answered', calls: 3, paidCalls: 1 });
    const [found] = analysis.documents[0]?.head ?? [];
    expect(found).toMatchObject({
      rule: 'ACCESS_ANALYZER_REFUSED',
      severity: 'error',
      title: 'Access Analyzer could not read this policy',
      message: [{ code: 'ValidatePolicy' }, expect.any(String), { quoted: 'ValidationException: too long' }],
    });
  });
});

describe('any other failure', () => {
  test('ends the asking, keeps what was answered, and spends nothing on charged checks', async () => {
    const failure = new AnalyzerFailure('denied', 'no permission');
    const analyzer = analyzerThat({
      validate: ({ policyDocument }) => {
        if (policyDocument.includes('c:d')) throw failure;
        return [analyzerFinding()];
      },
    });
    const pairs = [pair(allow('a:b'), undefined), pair(allow('c:d'), undefined)];
    const analysis = await analyse(pairs, analyzer, { ...none, noNewAccess: true });
    expect(analysis).toMatchObject({ status: 'unavailable', failure, calls: 2, paidCalls: 0 });
    expect(rules(analysis)).toEqual([{ head: ['INVALID_ACTION'], base: [] }]);
  });

  test('of a charged check keeps every answer of ValidatePolicy', async () => {
    const failure = new AnalyzerFailure('denied', 'no permission');
    const analyzer = analyzerThat({
      validate: () => [analyzerFinding()],
      checkNoNewAccess: () => {
        throw failure;
      },
    });
    const pairs = [pair(allow('a:b'), undefined), pair(allow('c:d'), undefined)];
    const analysis = await analyse(pairs, analyzer, { ...none, noNewAccess: true });
    expect(analysis).toMatchObject({ status: 'unavailable', failure, documents: { length: 2 } });
  });

  test('that is none of Access Analyzer’s is thrown', async () => {
    const analyzer = analyzerThat({
      validate: () => {
        throw new RangeError('our bug');
      },
    });
    await expect(analyse([pair(allow('a:b'), undefined)], analyzer, none)).rejects.toThrow(RangeError);
  });
});
