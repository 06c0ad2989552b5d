import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { code, message } from '../../src/domain/message.js';
import { severities, type Finding } from '../../src/domain/finding.js';
import type { Review } from '../../src/domain/review.js';
import { sarif, sarifText } from '../../src/render/sarif.js';
import { finding, reviewOf } from './builders.js';
import { sampleReview } from './sample-review.js';
import { sarifSchema } from './sarif-schema.js';

/** What one value of a SARIF file has to be; the table says by whose word. */
interface ValueRule {
  readonly source: string;
  /** Names parted by dots, `*` for each element of a list. */
  readonly at: string;
  readonly isRequired?: boolean;
  readonly mostCharacters?: number;
  readonly leastItems?: number;
  readonly mostItems?: number;
  readonly isSet?: boolean;
  readonly least?: number;
  readonly oneOf?: readonly string[];
  readonly pattern?: string;
}

const table = JSON.parse(readFileSync(new URL('./sarif-values.json', import.meta.url), 'utf8')) as {
  sources: Record<string, string>;
  rules: ValueRule[];
};

/** Every value at a path; undefined where the last step is missing. */
function valuesAt(value: unknown, at: string): unknown[] {
  const steps = at.replace('problem.severity', 'problem\0severity').split('.');
  let values = [value];
  for (const step of steps.map((each) => each.replace('\0', '.'))) {
    values = values.flatMap((each): unknown[] => {
      if (step === '*') return Array.isArray(each) ? each : [];
      return typeof each === 'object' && each !== null ? [new Map(Object.entries(each)).get(step)] : [];
    });
  }
  return values;
}

/** What is wrong with a value; nothing for a good one. */
function faults(value: unknown, rule: ValueRule): string[] {
  if (value === undefined || value === '') return rule.isRequired === true ? ['it is missing'] : [];
  const found: string[] = [];
  const text = typeof value === 'string' ? value : '';
  const items: unknown[] = Array.isArray(value) ? value : [];
  if (rule.mostCharacters !== undefined && text.length > rule.mostCharacters) found.push('it is too long');
  if (items.length < (rule.leastItems ?? 0)) found.push('it has too few');
  if (rule.mostItems !== undefined && items.length > rule.mostItems) found.push('it has too many');
  if (rule.isSet === true && new Set(items.map((each) => JSON.stringify(each))).size < items.length)
    found.push('it has one twice');
  if (rule.least !== undefined && !(typeof value === 'number' && value >= rule.least))
    found.push('it is too low');
  if (rule.oneOf && !rule.oneOf.includes(text)) found.push(`it is ${text}`);
  if (rule.pattern !== undefined && !new RegExp(rule.pattern).test(text)) found.push(`its form is ${text}`);
  return found;
}

const many = Array.from({ length: 300 }, (_, index) => index);
const hostile = [
  '[x](http://evil.example)',
  '\u202e\u0000',
  '策'.repeat(3_000),
  '\ud800',
  ' ',
  '../..//a:b?c#d%',
  "'*|`",
];

/** Findings of hostile names, with more related places and longer texts than anybody takes. */
function hostileReview(): Review {
  const findings = hostile.flatMap((text) =>
    severities.map((severity): Finding => {
      const place = { path: text, start: { line: 1, column: 1 }, end: { line: 2, column: 1 } };
      return finding({
        id: text,
        severity,
        rule: `rule-${severity}`,
        source: severity === 'error' ? 'policy-validation' : 'artifact-check',
        title: text.repeat(2_000),
        message: message`${code(text.repeat(2_000))}`,
        help: message`${code(text)}`,
        related: many.map((line) => ({
          ...place,
          start: { line: line + 1, column: 1 },
          message: message`${code(text)}`,
        })),
        place,
        side: severity === 'warning' ? 'base' : 'head',
        exception: severity === 'suggestion' ? { reason: text, expires: '2027-01-01' } : null,
      });
    }),
  );
  return reviewOf(findings, { notes: hostile, failures: hostile });
}

const thirtyThousand = (): Review =>
  reviewOf(
    Array.from({ length: 30_000 }, (_, index) =>
      finding({
        id: `id${index}`,
        severity: severities[3 - (index % 4)] ?? 'error',
        rule: `rule-${index % 40}`,
      }),
    ),
  );

const reviews: readonly (readonly [string, () => Review])[] = [
  ['of the sample', sampleReview],
  ['without a finding', () => reviewOf([])],
  ['of hostile names', hostileReview],
  ['of 30,000 findings', thirtyThousand],
];

describe.each(reviews)('the SARIF file %s', (_, make) => {
  const log: unknown = JSON.parse(sarifText(make(), { repositoryUri: 'https://github.com/acme/artifacts' }));

  it('is SARIF 2.1.0', () => {
    const validate = new Ajv({ allErrors: true }).compile(sarifSchema());
    validate(log);
    expect(validate.errors).toBeNull();
  });

  it.each(table.rules.map((rule) => [rule.at, rule.source, rule] as const))(
    'has %s as %s says',
    (at, source, rule) => {
      expect(table.sources[source]).toMatch(/^https:/);
      const wrong = valuesAt(log, at).flatMap((value) => faults(value, rule));
      expect([...new Set(wrong)]).toEqual([]);
    },
  );
});

describe('the rules about SARIF', () => {
  it('are each about a value that the files have, or that they never have', () => {
    const logs = [sampleReview(), hostileReview()].map((value): unknown =>
      JSON.parse(sarifText(value, { repositoryUri: 'https://github.com/acme/artifacts' })),
    );
    const unseen = table.rules.filter(({ at }) =>
      logs.every((log) => valuesAt(log, at).every((value) => value === undefined)),
    );
    expect(unseen.map(({ at }) => at)).toEqual(['runs.*.tool.extensions', 'runs.*.tool.driver.rules.*.name']);
  });

  it('see a property that SARIF does not have, and one that is missing', () => {
    const validate = new Ajv({ allErrors: true }).compile(sarifSchema());
    const log = sarif(sampleReview());
    expect(validate({ ...log, run: [] })).toBe(false);
    expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
    expect(
      validate({ version: '2.1.0', runs: [{ tool: { driver: { name: 'a' } }, columnKind: 'bytes' }] }),
    ).toBe(false);
  });
});

describe('a SARIF file that would be too large', () => {
  it('leaves out the mildest and says how many, in the one place that SARIF has for it', () => {
    const [run] = sarif(thirtyThousand()).runs;
    expect(run?.results).toHaveLength(25_000);
    expect(run?.results?.filter(({ level }) => level === 'note')).toHaveLength(2_500);
    expect(run?.results?.filter(({ level }) => level === 'error')).toHaveLength(15_000);
    expect(run?.invocations?.[0]?.toolExecutionNotifications).toContainEqual({
      level: 'warning',
      message: {
        text: '5000 results are left out, the mildest, since GitHub takes no more. The JSON report has all.',
      },
    });
  });

  it('stays under 10 MB compressed also where every text is another', () => {
    let seed = 1;
    const noise = (): string => {
      let text = '';
      while (text.length < 4_000) text += ((seed = (seed * 48_271) % 2_147_483_647) >>> 3).toString(36);
      return text;
    };
    const findings = Array.from({ length: 6_000 }, (_, index) =>
      finding({
        id: `id${index}`,
        severity: index === 5_999 ? 'error' : 'warning',
        message: message`${code(noise())}`,
      }),
    );
    const text = sarifText(reviewOf(findings));
    expect(gzipSync(text).byteLength).toBeLessThanOrEqual(10_000_000);
    const log = JSON.parse(text) as ReturnType<typeof sarif>;
    const [run] = log.runs;
    expect(run?.results?.[0]?.level).toBe('error');
    const kept = run?.results?.length ?? 0;
    expect(kept).toBeGreaterThan(1_000);
    expect(run?.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toContain(
      `${6_000 - kept} results are left out`,
    );
  });
});
