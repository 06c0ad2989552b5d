import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { code, message } from '../../src/domain/message.js';
import { annotations } from '../../src/render/annotations.js';
import { githubFormat } from '../../src/render/workflow-commands.js';
import { finding, reviewOf } from './builders.js';
import { hostileText } from './hostile-text.js';
import { placeOf } from './sample-files.js';

describe('annotations', () => {
  it('say title, message, fix and rule at the place', () => {
    expect(annotations(reviewOf([finding({ help: ['Name it.'] })])).shown).toEqual([
      {
        level: 'error',
        title: 'Security warning: Image push reaches every repository',
        message:
          '`ecr:PutImage` on `*` can replace any image of the account.\nFix: Name it.\necr-push-any-repo: https://github.com/acme/review/blob/v1/docs/checks/ecr-push-any-repo.md',
        path: 'iam/build-role.json',
        startLine: 8,
        endLine: 8,
        startColumn: 19,
        endColumn: 21,
      },
    ]);
  });

  it('have columns only on one line', () => {
    const [first] = annotations(
      reviewOf([finding({ place: placeOf('iam/build-role.json', '"*"\n    }') })]),
    ).shown;
    expect(first).toMatchObject({ startLine: 8, endLine: 9 });
    expect(first).not.toHaveProperty('startColumn');
  });

  it('keep to ten of each level, worst first, and give back the rest', () => {
    const warnings = Array.from({ length: 12 }, (_, index) =>
      finding({ id: `w${index}`, severity: 'warning' }),
    );
    const { shown, left } = annotations(
      reviewOf([...warnings, finding({ severity: 'error' }), finding({ severity: 'suggestion' })]),
    );
    expect(shown.map(({ level }) => level)).toEqual([
      'error',
      ...Array.from({ length: 10 }, () => 'warning'),
      'notice',
    ]);
    expect(left.map(({ id }) => id)).toEqual(['w10', 'w11']);
  });

  it('leave room for the verdict and for what could not be done, which the runner would drop as the eleventh error', () => {
    const many = Array.from({ length: 12 }, (_, index) => finding({ id: String(index) }));
    const shown = (value: Parameters<typeof annotations>[0]): number => annotations(value).shown.length;
    expect(shown(reviewOf(many))).toBe(9);
    expect(shown(reviewOf(many, { failures: ['a', 'b'] }))).toBe(7);
    expect(shown(reviewOf(many, { conclusion: 'success' }))).toBe(10);
    expect(shown(reviewOf(many, { failures: many.map(({ id }) => id) }))).toBe(1);
  });

  it('put what was removed at the beginning of its file, and say where it was', () => {
    const [first] = annotations(reviewOf([finding({ side: 'base' })])).shown;
    expect(first).toMatchObject({ startLine: 1, endLine: 1 });
    expect(first?.message).toContain('It was on line 8 before the change.');
  });

  it('leave out what was there before and what is accepted', () => {
    const exception = { reason: 'x', expires: '2027-01-01' };
    expect(annotations(reviewOf([finding({ state: 'existing' }), finding({ exception })]))).toEqual({
      shown: [],
      left: [],
    });
  });
});

describe('the github format', () => {
  it('writes workflow commands with escaped data and properties', () => {
    const place = { ...placeOf('iam/build-role.json', '"*"'), path: 'a,b:c%.json' };
    const lines = githubFormat(
      reviewOf([finding({ place, title: 'One, two: 3%', docs: 'd', message: ['Is 5%.'] })]),
    ).split('\n');
    expect(lines[0]).toBe(
      '::error file=a%2Cb%3Ac%25.json,line=8,endLine=8,col=19,endColumn=21,title=Security warning%3A One%2C two%3A 3%25::Is 5%25.%0Aecr-push-any-repo: d',
    );
    expect(lines[1]).toBe('1 security warning introduced');
  });

  it('writes what is over the caps as plain lines', () => {
    const many = Array.from({ length: 11 }, (_, index) => finding({ id: String(index) }));
    const text = githubFormat(reviewOf(many));
    expect(text.match(/^::error /gm)).toHaveLength(10);
    expect(text).toContain(
      '1 more finding, without an annotation since the runner keeps ten of each level:\nSecurity warning: iam/build-role.json:8: Image push',
    );
  });

  it('gives the runner only its own commands, whatever the author wrote', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const place = { ...placeOf('iam/build-role.json', '"*"'), path: text };
        const one = finding({ place, title: text, rule: text, message: message`${code(text)}` });
        const lines = githubFormat(
          reviewOf(
            Array.from({ length: 11 }, () => one),
            { failures: [text] },
          ),
        ).split('\n');
        expect(lines).toHaveLength(15);
        expect(lines.filter((line) => line.trimStart().startsWith('::'))).toHaveLength(10);
        expect(lines.join('')).not.toContain('##[');
        for (const line of lines.filter((one) => one.startsWith('::'))) {
          expect(line).toMatch(/^::error file=[^,:]*,line=8,endLine=8,col=19,endColumn=21,title=[^,:]*::/);
        }
      }),
    );
  });
});
