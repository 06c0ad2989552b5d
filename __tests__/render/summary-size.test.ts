import { describe, expect, it } from '@jest/globals';
import { code, message } from '../../src/domain/message.js';
import { severities, type Finding } from '../../src/domain/finding.js';
import type { AccessChange, Review } from '../../src/domain/review.js';
import { parseMarker } from '../../src/render/marker.js';
import { jobSummary, reportMarkdown, summaryComment } from '../../src/render/summary.js';
import { accessCell, accessChange, finding, review } from './builders.js';
import { summaryLists } from './summary-rows.js';

/** A comment of more than 65,536 characters is refused; bytes are never fewer than characters. */
const commentBytes = 65_000;
/** A job summary of more than 1 MiB is dropped whole by the runner. */
const jobSummaryBytes = 900 * 1024;

/** A review in which everything that the author names is the given text. */
function reviewFullOf(text: string, count: number): Review {
  const list = Array.from({ length: count }, (_, index) => index);
  const place = { path: text, start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
  const findings = list.map((index): Finding =>
    finding({
      id: `id${index}`,
      severity: severities[index % 4] ?? 'error',
      state: index % 8 < 4 ? 'introduced' : 'existing',
      exception: index % 16 === 0 ? { reason: text, expires: '2999-01-01' } : null,
      title: text,
      message: message`${code(text)} is ${code(text)}.`,
      help: message`Not ${code(text)}.`,
      place,
    }),
  );
  const changes = list.map((index): AccessChange => {
    const all = { verb: 'read', principal: text, action: text, resource: text, path: text, line: 1 } as const;
    return accessChange({
      ...all,
      change: index % 2 === 0 ? 'gained' : 'lost',
      context: { [text]: [text, text, text, text] },
    });
  });
  return review({
    conclusion: 'failure',
    findings: findings.map((one) => ({
      finding: one,
      placement: { where: 'summary', reason: text },
      lines: undefined,
    })),
    accessChanges: changes,
    accessMatrix: list.map((index) =>
      accessCell(`${index % 5}${text}`, `${index % 7}${text}`, { missing: [text] }),
    ),
    failures: list.map(() => text),
    notes: list.map(() => `Note: ${text}`),
    skipped: list.map(() => ({ path: text, reason: 'binary' })),
  });
}

const texts: readonly (readonly [string, string])[] = [
  ['short names', 'build-role'],
  ['names of three bytes a letter', '策'.repeat(300)],
  ['names of emoji', '\u{1F600}'.repeat(300)],
  ['names of characters that are shown by their numbers', '\u{E0041}'.repeat(300)],
  ['names of Markdown', '*_`[|<'.repeat(100)],
  ['paths as long as a file', '路径/'.repeat(20_000)],
  ['words that GitHub would link', 'a@b #1 '.repeat(200)],
];

describe('a summary of a thousand findings', () => {
  it.each(texts)('keeps to its size with %s, and says the verdict and where the rest is', (_, text) => {
    const value = reviewFullOf(text, 1_000);
    const sourceRoot = 'https://github.com/acme/artifacts/blob/c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00';
    const comment = summaryComment(value, { marker: { tag: 'production' }, sourceRoot });
    const page = jobSummary(value, { commentsPosted: false, sourceRoot });
    expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(commentBytes);
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(jobSummaryBytes);
    for (const summary of [comment, page]) {
      expect(summary).toMatch(/^### ❌ Artifact access review: 62 errors, 125 security warnings/);
      expect(summary).toContain('IAM Access Analyzer: off');
    }
    expect(comment).toContain('the job summary.');
    expect(parseMarker(comment)).toEqual({ kind: 'summary', tag: 'production' });
  });

  it('is not a word shorter than it has to be', () => {
    const value = reviewFullOf('build-role', 20_000);
    const row = 400;
    expect(Buffer.byteLength(jobSummary(value))).toBeGreaterThan(jobSummaryBytes - row);
  });

  it('links no address that is longer than browsers take', () => {
    const place = { path: '路'.repeat(500), start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
    const placement = { where: 'inline', reason: '' } as const;
    const value = review({ findings: [{ finding: finding({ place }), placement, lines: undefined }] });
    expect(summaryComment(value, { sourceRoot: 'https://github.com/acme/a/blob/b' })).not.toContain(
      '%E8%B7%AF',
    );
  });
});

describe('what has no room in a summary', () => {
  /** Readable names, so that the rows can be read back. */
  const value = reviewFullOf('iam/build-role.json', 400);
  const severityNouns = ['errors', 'security warnings', 'warnings', 'suggestions'];
  const sizes = [3_000, 6_000, 12_000, 25_000, 50_000, 100_000, 200_000, 400_000];

  it.each(sizes)('is counted, list by list, at %d bytes', (maxBytes) => {
    const lists = summaryLists(jobSummary(value, { maxBytes }));
    const bySeverity = lists.slice(0, 5).map(({ noun, announced }) => [noun, announced]);
    expect(bySeverity.filter(([noun]) => severityNouns.includes(String(noun)))).toEqual([
      ['errors', 25],
      ['security warnings', 50],
      ['warnings', 50],
      ['suggestions', 50],
    ]);
    for (const { announced, rows, more, elsewhere } of lists) {
      expect(rows.length + more).toBe(announced);
      expect(elsewhere).toBe(more > 0 ? reportMarkdown() : undefined);
    }
  });

  /** How many rows each part shows, the most important part first. */
  function shownParts(text: string): number[] {
    const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
    const lists = summaryLists(text).filter(({ noun }) => /^(error|security|warning|suggestion)/.test(noun));
    const [errors = 0, securityWarnings = 0, warnings = 0, suggestions = 0] = lists.map(
      ({ rows }) => rows.length,
    );
    const gained = text.slice(text.indexOf('Access gained ('), text.indexOf('Access lost ('));
    return [
      errors,
      securityWarnings,
      warnings,
      suggestions,
      gained.match(/^\| \*\*read/gm)?.length ?? 0,
      count(/^- Note: /gm),
      count(/^- `iam\/build-role.json`: binary$/gm),
      count(/^```mermaid$/gm),
    ];
  }

  it('is the least important: a part loses nothing as long as one below it shows a row', () => {
    const whole = shownParts(jobSummary(value, { maxBytes: 10_000_000 }));
    expect(whole.every((rows) => rows > 0)).toBe(true);
    let cuts = 0;
    for (let maxBytes = 3_000; maxBytes < 500_000; maxBytes += 9_973) {
      const shown = shownParts(jobSummary(value, { maxBytes }));
      const first = shown.findIndex((rows, index) => rows < (whole[index] ?? 0));
      if (first < 0) continue;
      cuts += 1;
      expect(shown.slice(first + 1).every((rows) => rows === 0)).toBe(true);
    }
    expect(cuts).toBeGreaterThan(10);
  });

  it('is in the report, by its name where there is one', () => {
    const text = jobSummary(value, { maxBytes: 5_000, elsewhere: reportMarkdown('out/report.json') });
    expect(text).toContain('see the JSON report `out/report.json`.');
    expect(reportMarkdown()).toContain('`report-file`');
  });
});
