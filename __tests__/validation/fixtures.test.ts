import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../src/domain/message.js';
import type { Node } from '../../src/policy/node.js';
import { analyzerIssueCodes } from '../../src/validation/issue-codes.js';
import { rules } from '../../src/validation/rules.js';
import { undecided } from '../../src/validation/undecided.js';
import { learnMoreLink, validatePolicy } from '../../src/validation/validate.js';
import type { ValidationFinding } from '../../src/validation/validate.js';
import { policyFrom, policyOf, services, spanAt, textOf } from './policy-case.js';
import type { PolicyCase } from './policy-case.js';

const folder = new URL('../fixtures/validation/', import.meta.url);
/** Shapes that no rule is about; malformed.test.ts reads them. */
const shapes = 'malformed.json';
const tables = readdirSync(folder)
  .filter((name) => name !== shapes)
  .map((name) => ({
    name,
    rows: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as PolicyCase[],
  }));
const rows = tables.flatMap((table) => table.rows);
const codes = rules.flatMap((rule) => Object.keys(rule.issues));

const wordsAtMost = 60;

function findingsOf(row: PolicyCase): ValidationFinding[] {
  return validatePolicy(policyFrom(textOf(row), row.kind), { services });
}

describe.each(tables)('$name', (table) => {
  it.each(table.rows)('$code: $title', (row) => {
    const { root } = policyFrom(textOf(row), row.kind);
    const expected = row.expect.map((each) => ({
      code: each.code,
      at: spanAt(root, each.at),
      with: (each.with ?? []).map((path) => spanAt(root, path)),
    }));
    const found = findingsOf(row).map(({ code, at, related }) => ({
      code,
      at: { start: at.start, end: at.end },
      with: related.map(({ start, end }) => ({ start, end })),
    }));
    expect(found).toEqual(expected);
  });
});

describe('the tables and the rules', () => {
  it('know the same codes', () => {
    expect([...new Set(rows.map((row) => row.code))].sort()).toEqual([...codes].sort());
  });

  it.each(codes)('%s has two cases that raise it and one that does not', (code) => {
    const own = rows.filter((row) => row.code === code);
    const raising = own.filter((row) => row.expect.some((each) => each.code === code));
    expect(raising.length).toBeGreaterThanOrEqual(2);
    expect(own.length - raising.length).toBeGreaterThanOrEqual(1);
  });
});

describe('the rules', () => {
  it('decide only issues that Access Analyzer has', () => {
    expect(codes.filter((code) => !analyzerIssueCodes.includes(code))).toEqual([]);
  });

  it('decide every issue, or there is a reason beside it', () => {
    const left = Object.keys(undecided);
    expect([...codes, ...left].sort()).toEqual([...analyzerIssueCodes].sort());
    for (const reason of Object.values(undecided)) expect(plainText(reason)).toMatch(/\.$/);
  });

  it('decide each issue once', () => {
    expect(codes.length).toBe(new Set(codes).size);
  });
});

describe('every finding of the tables', () => {
  const findings = rows.flatMap((row) => findingsOf(row).map((finding) => ({ row, finding })));

  it('says what is wrong in a few words, and how to mend it', () => {
    expect(findings.length).toBeGreaterThan(0);
    for (const { finding } of findings) {
      const text = plainText(finding.message);
      expect(text).toMatch(/\.$/);
      expect(`${text} ${plainText(finding.help)}`.split(' ').length).toBeLessThanOrEqual(wordsAtMost);
    }
  });

  it('links to the anchor of its issue', () => {
    for (const { finding } of findings)
      expect(finding.learnMore).toBe(learnMoreLink(finding.code, finding.severity));
  });

  it('is gone once its fix is applied', () => {
    const fixed = findings.filter(({ finding }) => finding.fix.length > 0);
    expect(fixed.length).toBeGreaterThan(5);
    for (const { row, finding } of fixed) {
      const text = finding.fix.reduceRight(
        (all, { start, end, text: put }) => all.slice(0, start) + put + all.slice(end),
        textOf(row),
      );
      const after = validatePolicy(policyFrom(text, row.kind), { services });
      expect(
        after.filter((each) => each.code === finding.code && each.at.start === finding.at.start),
      ).toEqual([]);
    }
  });
});

describe('what cannot be known from the files', () => {
  /** These stand at a value, as AWS puts them there, and are about its key and operator, whatever the value is. */
  const aboutKeys = new Set(['TYPE_MISMATCH', 'STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS']);

  function textsOf(node: Node): Node[] {
    if (node.type === 'object') return node.members.flatMap((each) => textsOf(each.value));
    if (node.type === 'array') return node.items.flatMap(textsOf);
    return node.type === 'string' ? [node] : [];
  }

  /** The tree with every text unknown, or with an unknown part before it. */
  function blur(node: Node, whole: boolean): Node {
    if (node.type === 'object')
      return { ...node, members: node.members.map((each) => ({ ...each, value: blur(each.value, whole) })) };
    if (node.type === 'array') return { ...node, items: node.items.map((item) => blur(item, whole)) };
    if (node.type !== 'string') return node;
    const { start, end } = node;
    if (whole) return { type: 'unknown', start, end, name: 'Parameter' };
    return { type: 'template', start, end, parts: [{ name: 'Parameter' }, node.value] };
  }

  it.each([
    ['as a whole', true],
    ['in part', false],
  ])('causes no finding, be it unknown %s', (_, whole) => {
    const found = rows.flatMap((row) => {
      const text = textOf(row);
      const { root } = policyFrom(text, row.kind);
      const unknownPlaces = new Set(textsOf(root).map((node) => node.start));
      return validatePolicy(policyOf(blur(root, whole), text, row.kind), { services }).filter(({ at }) =>
        unknownPlaces.has(at.start),
      );
    });
    expect(found.map(({ code }) => code).filter((code) => !aboutKeys.has(code))).toEqual([]);
  });
});
