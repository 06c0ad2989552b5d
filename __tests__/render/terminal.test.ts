import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { code, message } from '../../src/domain/message.js';
import type { Finding } from '../../src/domain/finding.js';
import { SourceText } from '../../src/domain/source.js';
import { terminalReport } from '../../src/render/terminal.js';
import { textWidth, wrap } from '../../src/render/text-width.js';
import { finding, review, reviewOf } from './builders.js';
import { hostileText } from './hostile-text.js';
import { sources } from './sample-files.js';
import { sampleReview } from './sample-review.js';

const policy = {
  id: 'a',
  path: 'a.json',
  pointer: '',
  kind: 'identity',
  attachedTo: [],
  state: 'changed',
} as const;

/** The frame of a span in a text: the lines with the number bar. */
function frame(text: string, start: number, end: number, width = 100): string[] {
  const source = new SourceText('a.json', text);
  const one = finding({ place: source.placeOf({ start, end }) });
  const report = terminalReport(reviewOf([one]), { colors: false, source: () => source, width });
  return report.split('\n').slice(2, 6);
}

const caretsOf = (line: string | undefined): [number, number] => [
  line?.indexOf('^') ?? -1,
  line?.match(/\^/g)?.length ?? 0,
];

describe('the report for a terminal', () => {
  it('looks like this', () => {
    expect(
      terminalReport(sampleReview(), { colors: false, source: (path) => sources[path] }),
    ).toMatchSnapshot();
  });

  it('has colours where asked, and not one escape where not', () => {
    const options = { source: (path: string) => sources[path] };
    expect(terminalReport(sampleReview(), { ...options, colors: true })).toContain('\u001b[31m');
    expect(terminalReport(sampleReview(), { ...options, colors: false })).not.toContain('\u001b');
  });

  it('is one line where there is nothing to say', () => {
    const clean = review({ base: null, policies: [policy, policy, policy] });
    expect(terminalReport(clean, { colors: false, source: () => undefined })).toBe(
      'No findings in 3 policies.\n',
    );
  });

  it('does with the place alone where the text is not there', () => {
    const report = terminalReport(reviewOf([finding()]), { colors: false, source: () => undefined });
    expect(report).toContain('--> iam/build-role.json:8:19\n');
    expect(report).not.toContain('^');
  });

  it('says what could not be done', () => {
    const report = terminalReport(review({ failures: ['AWS did not answer.'] }), {
      colors: false,
      source: () => undefined,
    });
    expect(report).toContain('not done: AWS did not answer.\nNo policy changed; 1 part could not be done.');
  });

  it('lets no control character and no command to the runner through', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (text, other) => {
        const source = new SourceText('a.json', `${other}${text}`);
        const place = { ...source.placeOf({ start: 0, end: other.length }), path: text };
        const one: Finding = finding({
          title: text,
          rule: other,
          docs: text,
          place,
          message: message`${code(other)}`,
          related: [{ ...place, message: message`${code(text)}` }],
        });
        const report = terminalReport(reviewOf([one], { notes: [text] }), {
          colors: false,
          source: () => source,
          width: 60,
        });
        for (const line of report.split('\n')) {
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
          expect(line.trimStart().startsWith('::')).toBe(false);
          expect(line).not.toContain('##[');
        }
      }),
    );
  });
});

describe('a code frame', () => {
  it('has carets under the span', () => {
    expect(frame('{\n  "Resource": "*"\n}', 16, 19)).toEqual([
      '    |',
      '  2 |   "Resource": "*"',
      '    |               ^^^',
      '    |',
    ]);
  });

  it('shows tabs as four blanks, before and inside of the span', () => {
    expect(frame('\t"a\tb"', 1, 6).slice(1, 3)).toEqual(['  1 |     "a    b"', '    |     ^^^^^^^^']);
  });

  it('counts full-width characters as two columns and hidden ones by their escapes', () => {
    expect(caretsOf(frame('"漢字": "x"', 6, 9)[2])).toEqual(['  1 | "漢字": '.length + 2, 3]);
    expect(frame('a\u202eb: x', 3, 4).slice(1, 3)).toEqual(
      ['  1 | a\\u{202E}b: x', '    |           ^'.padEnd(16)].map((line) => line.trimEnd()),
    );
  });

  it('shows the first line of a longer span, to its end', () => {
    expect(frame('ab {\n  c\n}', 3, 10)).toEqual(['    |', '  1 | ab {', '    |    ^', '...']);
  });

  it('has one caret for an empty span, also at the end of a line', () => {
    expect(caretsOf(frame('ab', 2, 2)[2])).toEqual([8, 1]);
  });

  it('cuts a long line around the span', () => {
    const statement = '{"Sid":"x","Effect":"Allow","Action":"s3:GetObject","Resource":"*"},';
    const text = statement.repeat(2000);
    const at = text.indexOf('"*"', 60_000);
    const [, code = '', carets = ''] = frame(text, at, at + 3, 80);
    expect(textWidth(code)).toBeLessThanOrEqual(80);
    const [column, count] = caretsOf(carets);
    expect(code.slice(column, column + count)).toBe('"*"');
    expect(code).toMatch(/^ {2}1 \| ….*…$/);
  });

  it('is never wider than the terminal, and has its carets under the span', () => {
    const text = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), fc.integer({ min: 40, max: 120 }), (line, a, b, width) => {
        const [start = 0, end = 0] = [a % line.length, b % line.length].sort((x, y) => x - y);
        const [, code = '', carets = ''] = frame(line, start, end + 1, width);
        fc.pre(!line.includes('##[') && !line.startsWith('::'));
        expect(textWidth(code)).toBeLessThanOrEqual(width);
        const [column, count] = caretsOf(carets);
        expect(line.slice(start, end + 1).startsWith(code.slice(column, column + count))).toBe(true);
      }),
    );
  });
});

describe('widths', () => {
  it('know wide and combining characters', () => {
    expect(['a', '漢', '😀', 'e\u0301', 'ｗ'].map(textWidth)).toEqual([1, 2, 2, 1, 2]);
  });

  it('wrap at spaces, and give a long word its own line', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('a verylongword b', 6)).toEqual(['a', 'verylongword', 'b']);
  });
});
