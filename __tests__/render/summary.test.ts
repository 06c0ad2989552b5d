import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { code, message } from '../../src/domain/message.js';
import type { Review } from '../../src/domain/review.js';
import { parseMarker } from '../../src/render/marker.js';
import { jobSummary, summaryComment } from '../../src/render/summary.js';
import { accessCell, accessChange, finding, review, reviewOf } from './builders.js';
import { nodesOf } from './gfm.js';
import { hostileText } from './hostile-text.js';
import { sampleReview } from './sample-review.js';

const firstLine = (text: string): string => text.split('\n')[0] ?? '';

/** A review whose findings stand in no comment. */
function unplaced(count: number, changes: Partial<Review> = {}): Review {
  const findings = Array.from({ length: count }, (_, index) =>
    finding({ id: `id${index}`, title: `Title ${index}` }),
  );
  const placed = findings.map((one) => ({
    finding: one,
    placement: { where: 'summary' as const, reason: '' },
  }));
  return review({ conclusion: 'failure', findings: placed, ...changes });
}

describe('the verdict', () => {
  const policy = {
    id: 'a',
    path: 'a.json',
    pointer: '',
    kind: 'identity',
    attachedTo: [],
    state: 'changed',
  } as const;

  it.each<[string, Review]>([
    ['### ✅ Artifact access review: no policy changed', review()],
    ['### ✅ Artifact access review: no new findings in 1 policy', review({ policies: [policy] })],
    [
      '### ✅ Artifact access review: no findings in 2 policies',
      review({ base: null, policies: [policy, policy] }),
    ],
    ['### ❌ Artifact access review: 1 security warning introduced', reviewOf([finding()])],
    ['### ❌ Artifact access review: 1 security warning found', reviewOf([finding()], { base: null })],
    [
      '### ❌ Artifact access review: 2 errors, 1 security warning and 1 suggestion introduced; 1 part could not be done',
      reviewOf(
        [
          finding({ severity: 'suggestion' }),
          finding({ severity: 'error' }),
          finding({ severity: 'error' }),
          finding(),
        ],
        { failures: ['IAM Access Analyzer did not answer.'] },
      ),
    ],
    [
      '### ❌ Artifact access review: no policy changed, 1 error there before',
      reviewOf([finding({ severity: 'error', state: 'existing' })], { failScope: 'all' }),
    ],
  ])('is %j', (line, value) => {
    expect(firstLine(summaryComment(value))).toBe(line);
    expect(firstLine(jobSummary(value))).toBe(line);
  });

  it('explains why findings do not fail it', () => {
    const mild = reviewOf([finding({ severity: 'warning' })], { conclusion: 'success' });
    expect(summaryComment(mild)).toContain(
      'None of them fails the check, which fails at a security warning or worse.',
    );
    expect(summaryComment({ ...mild, failOn: 'never' })).toContain(
      'Nothing fails this check: `fail-on` is `never`.',
    );
  });
});

describe('the summary comment', () => {
  it('looks like this', () => {
    expect(summaryComment(sampleReview(), { marker: { tag: 'prod' } })).toMatchSnapshot();
  });

  it('counts what stands in comments, and tells in full what does not', () => {
    const text = summaryComment({ ...sampleReview() });
    expect(text).toContain(
      '9 of 10 findings stand in comments on the changed files. The worst: **Error** · Anyone in AWS',
    );
    expect(text).toContain('**Policy without a version**');
    expect(text).toContain('**Fix:** Add `"Version": "2012-10-17"`.');
    expect(text).not.toContain('One role writes artifacts');
  });

  it('ends with its marker', () => {
    expect(parseMarker(summaryComment(sampleReview(), { marker: { tag: 'x' } }))).toEqual({
      kind: 'summary',
      tag: 'x',
    });
  });

  it('shows twenty of a kind and counts the rest', () => {
    expect(summaryComment(unplaced(33))).toContain('\n\nAnd 13 more in the job summary.');
  });

  it('puts what could not be done before any finding', () => {
    const text = summaryComment(unplaced(1, { failures: ['AWS refused: @octocat'] }));
    expect(text.indexOf('- AWS refused: `@octocat`')).toBeLessThan(text.indexOf('Title 0'));
  });

  it('names as the worst only what no row below is worse than', () => {
    const placed = (where: 'inline' | 'summary', changes: Parameters<typeof finding>[0]) => ({
      finding: finding(changes),
      placement: { where, reason: '' },
      lines: undefined,
    });
    const findings = [
      placed('summary', { id: 'a', severity: 'error', title: 'Outside of the diff' }),
      placed('inline', { id: 'b', severity: 'warning', title: 'On the line' }),
      placed('summary', { id: 'c', severity: 'warning', title: 'Over the limit' }),
    ];
    const text = summaryComment(review({ conclusion: 'failure', findings }));
    expect(text).toContain('1 of 3 findings stands in a comment on the changed files.\n\n**1 error**');
    expect(text).toContain('**1 more warning**');
    expect(text).not.toContain('The worst');
  });

  it('names what was removed by its former line, without a link', () => {
    const value = reviewOf([finding({ side: 'base' })]);
    const options = { sourceRoot: 'https://github.com/acme/web/blob/abc' };
    expect(summaryComment(value, options)).toContain(
      '`iam/build-role.json:8` as it was. See the comment there.',
    );
    expect(jobSummary(value, options)).toContain('`iam/build-role.json:8` as it was <sub>');
  });

  it('links places where the address of the files is known', () => {
    const text = summaryComment(sampleReview(), { sourceRoot: 'https://github.com/acme/web/blob/abc' });
    expect(text).toContain(
      '[`infra/pipeline.yaml:6`](https://github.com/acme/web/blob/abc/infra/pipeline.yaml#L6)',
    );
  });

  it('drops whole rows, the least important first, and says how many', () => {
    const skipped = Array.from({ length: 15 }, (_, index) => ({
      path: `file-${index}.json`,
      reason: 'binary' as const,
    }));
    const text = summaryComment(unplaced(15, { skipped }), { maxBytes: 3000 });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(3000);
    expect(text).toContain('**15 skipped files** not shown here: see the job summary.');
    const shown = text.split('**Title').length - 1;
    expect(shown).toBeGreaterThan(3);
    expect(text).toContain(`And ${15 - shown} more in the job summary.`);
  });

  it('keeps to its size in bytes, whatever the review holds', () => {
    fc.assert(
      fc.property(
        fc.array(hostileText, { maxLength: 30 }),
        fc.integer({ min: 1200, max: 4000 }),
        (texts, maxBytes) => {
          const findings = texts.map((text, index) =>
            finding({ id: String(index), title: text, message: message`It is ${code(text)}.` }),
          );
          const value = reviewOf(findings, {
            findings: findings.map((one) => ({ finding: one, placement: { where: 'none', reason: '' } })),
            failures: texts,
            notes: texts,
            skipped: texts.map((path) => ({ path, reason: 'symlink' })),
          });
          expect(
            Buffer.byteLength(summaryComment(value, { maxBytes, marker: { tag: 't' } })),
          ).toBeLessThanOrEqual(maxBytes);
          expect(Buffer.byteLength(jobSummary(value, { maxBytes }))).toBeLessThanOrEqual(maxBytes);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('has only our links, tables and HTML, whatever the author wrote', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const one = finding({ title: text, message: message`It is ${code(text)}.`, rule: text || 'rule' });
        const change = {
          change: 'gained',
          verb: 'read',
          principal: text,
          action: text,
          resource: text,
          path: text,
          line: 1,
        } as const;
        const value = review({
          findings: [{ finding: one, placement: { where: 'summary', reason: text } }],
          accessChanges: [accessChange({ ...change, context: { [text]: [text] }, insteadOf: text })],
          accessMatrix: [
            accessCell(text, text, { missing: [text] }),
            accessCell(`whoever holds ${text}`, text),
          ],
          notes: [text],
          failures: [text],
          skipped: [{ path: text, reason: 'ignored' }],
        });
        const nodes = nodesOf(summaryComment(value));
        expect(nodes.filter(({ type }) => type === 'link')).toHaveLength(1);
        expect(nodes.filter(({ type }) => type === 'tableCell')).toHaveLength(6);
        expect(nodes.filter(({ type }) => type === 'code').map(({ value }) => value?.split('\n')[0])).toEqual(
          ['flowchart LR'],
        );
        const html = nodes.filter(({ type }) => type === 'html').map((node) => node.value);
        expect([
          '<br>',
          '<sub>',
          '</sub>',
          '<details><summary>Access map</summary>',
          '<details><summary>1 file skipped</summary>',
          '</details>',
        ]).toEqual(expect.arrayContaining(html));
      }),
    );
  });
});

describe('the job summary', () => {
  it('lists every finding, commented or not', () => {
    const text = jobSummary(sampleReview());
    for (const { finding: one } of sampleReview().findings) expect(text).toContain(one.title);
  });

  it('tells every finding in full where no comments could be posted', () => {
    expect(jobSummary(sampleReview())).not.toContain('Name the accounts');
    expect(jobSummary(sampleReview(), { commentsPosted: false })).toContain('**Fix:** Name the accounts');
  });

  it('says by what it decided', () => {
    const text = jobSummary(review({ accessAnalyzer: 'unavailable', paidCalls: 2 }));
    expect(text).toContain(
      'IAM Access Analyzer: **unavailable**, validated offline · service data of 2026-09-26 · 2 charged calls',
    );
  });

  it('shows thousands of findings within its size', () => {
    const text = jobSummary(unplaced(20_000));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(900 * 1024);
    const shown = text.split('**Title').length - 1;
    expect(text).toContain(
      `And ${20_000 - shown} more in the JSON report, which the input \`report-file\` writes.`,
    );
  });
});
