import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { code, message, quoted } from '../../src/domain/message.js';
import type { CommentLines } from '../../src/domain/review.js';
import { findingComment, findingsComment, settledComment } from '../../src/render/comment.js';
import { makeMarker, parseMarker } from '../../src/render/marker.js';
import { finding } from './builders.js';
import { nodesOf } from './gfm.js';
import { hostileText } from './hostile-text.js';
import { placeOf } from './sample-files.js';

describe('the comment on one finding', () => {
  it('says severity and title, what and why, the fix, and where it comes from', () => {
    const body = findingComment(finding({ help: message`Name the repository, such as ${code('web')}.` }), {
      marker: { tag: 'prod' },
      lines: { side: 'RIGHT', start: 8, end: 8 },
    });
    expect(body).toBe(
      [
        '**Security warning** · Image push reaches every repository',
        '`ecr:PutImage` on `*` can replace any image of the account.',
        '**Fix:** Name the repository, such as `web`.',
        '<sub>[ecr-push-any-repo](https://github.com/acme/review/blob/v1/docs/checks/ecr-push-any-repo.md) · artifact check</sub>',
        '<!-- artifact-access-review:v1 tag=prod id=a1b2c3 -->',
      ].join('\n\n'),
    );
  });

  it('names the lines where it stands on others, or on the file', () => {
    const headline = '· Image push reaches every repository `iam/build-role.json:8`';
    const marker = { tag: '' };
    expect(findingComment(finding(), { marker })).toContain(headline);
    expect(findingComment(finding(), { marker, lines: { side: 'RIGHT', start: 1, end: 7 } })).toContain(
      headline,
    );
  });

  it('leaves out what it does not know, and the marker where nobody asks for it', () => {
    const body = findingComment(finding());
    expect(body).not.toContain('Fix');
    expect(body).not.toContain('<!--');
  });

  it('tells AWS from us, and what was there before', () => {
    expect(findingComment(finding({ source: 'access-analyzer', state: 'existing' }))).toContain(
      ' · IAM Access Analyzer · was there before',
    );
    expect(findingComment(finding({ source: 'policy-validation' }))).toContain(' · validated offline');
  });

  it('shows related places as path and line, linked where the address of the files is known', () => {
    const related = [{ ...placeOf('ecr/prod-repository.json', '"Pull"'), message: message`is read by it` }];
    expect(findingComment(finding({ related }))).toContain(
      '<br><sub>`ecr/prod-repository.json:5` is read by it</sub>',
    );
    expect(
      findingComment(finding({ related }), { sourceRoot: 'https://github.com/acme/web/blob/abc' }),
    ).toContain(
      '[`ecr/prod-repository.json:5`](https://github.com/acme/web/blob/abc/ecr/prod-repository.json#L5) is read by it',
    );
  });

  it('counts the related places that it does not show', () => {
    const place = { ...placeOf('ecr/prod-repository.json', '"Pull"'), message: [] };
    expect(findingComment(finding({ related: Array.from({ length: 8 }, () => place) }))).toContain(
      'and 3 more places in the report',
    );
  });

  it('has a fixed structure, whatever the author wrote', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (text, other) => {
        const body = findingComment(
          finding({
            title: text || 'Title',
            message: message`Policy ${code(text)} says: ${quoted(other)}`,
            help: message`Remove ${code(other)}.`,
            rule: text || 'rule',
            related: [
              {
                ...placeOf('ecr/prod-repository.json', '"Pull"'),
                path: other || 'path',
                message: message`${quoted(text)}`,
              },
            ],
          }),
          { marker: { tag: text } },
        );
        const nodes = nodesOf(body);
        expect(nodes.filter(({ type }) => type === 'link')).toHaveLength(1);
        const allowed = ['paragraph', 'strong', 'text', 'inlineCode', 'html', 'link'];
        expect(allowed).toEqual(expect.arrayContaining(nodes.map(({ type }) => type)));
        const html = nodes.filter(({ type }) => type === 'html').map(({ value }) => value);
        expect(html.slice(0, -1)).toEqual(['<sub>', '</sub>', '<br>', '<sub>', '</sub>']);
        expect(html.at(-1)).toBe(makeMarker({ kind: 'findings', tag: text, ids: ['a1b2c3'] }));
      }),
    );
  });
});

describe('the comment on several findings', () => {
  const suggestion = finding({ id: 'one', severity: 'suggestion', title: 'Mild' });
  const error = finding({ id: 'two', severity: 'error', title: 'Bad' });

  it('has the worst first, and all the ids in its marker', () => {
    const body = findingsComment([suggestion, error], { marker: { tag: '' } });
    expect(body.indexOf('**Error** · Bad')).toBeLessThan(body.indexOf('**Suggestion** · Mild'));
    expect(body).toContain('\n\n---\n\n');
    expect(parseMarker(body)).toEqual({ kind: 'findings', tag: '', ids: ['two', 'one'] });
  });

  it('counts what does not fit in a comment', () => {
    const long = Array.from({ length: 300 }, (_, index) =>
      finding({
        id: `id${index}`,
        message: [...message`It is ${code('x'.repeat(200))}.`, ' And so on.'.repeat(20)],
      }),
    );
    const body = findingsComment(long);
    expect(Buffer.byteLength(body)).toBeLessThan(65_000);
    const shown = body.split('**Security warning**').length - 1;
    expect(body).toMatch(new RegExp(`And ${300 - shown} more findings on these lines, in the job summary.$`));
  });
});

describe('a fix to commit', () => {
  const suggestion = { start: 12, end: 12, text: '  "Resource": "a"' };
  const lines = { side: 'RIGHT', start: 12, end: 12 } as const;
  const bodyOf = (text: string, at: CommentLines | undefined = lines): string =>
    findingsComment([finding({ suggestion: { ...suggestion, text } })], { lines: at });

  it('stands between the words of the fix and the small line', () => {
    expect(bodyOf(suggestion.text)).toContain('\n\n```suggestion\n  "Resource": "a"\n```\n\n<sub>');
  });

  it('keeps tabs and the file’s own line ends', () => {
    expect(bodyOf('\t"a",\r\n\t"b"')).toContain('```suggestion\r\n\t"a",\r\n\t"b"\r\n```');
  });

  it('has a fence that nothing in the lines can close', () => {
    expect(bodyOf('a ```` b')).toContain('`````suggestion\na ```` b\n`````');
  });

  it.each<[string, CommentLines | undefined]>([
    ['on other lines', { side: 'RIGHT', start: 11, end: 12 }],
    ['on the old version', { side: 'LEFT', start: 12, end: 12 }],
    ['on the file', undefined],
  ])('is not offered by a comment %s', (_, at) => {
    expect(findingsComment([finding({ suggestion })], { lines: at })).not.toContain('suggestion\n');
  });

  it('is not offered where the lines hold what nobody sees', () => {
    expect(bodyOf('"a\u202Eb"')).not.toContain('suggestion\n');
  });
});

describe('a comment that people answered, once it is fixed', () => {
  it('says so, keeps its text at hand, and offers nothing to commit', () => {
    const suggestion = { start: 12, end: 12, text: 'x\n```y' };
    const body = findingsComment([finding({ suggestion })], {
      marker: { tag: 'prod' },
      lines: { side: 'RIGHT', start: 12, end: 12 },
    });
    const settled = settledComment(body, 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00', { tag: 'prod' });
    expect(settled).toMatch(/^\*\*Fixed\*\* in `c0ffee0`\.\n\n<details><summary>What it was<\/summary>\n\n/);
    expect(settled).toContain('can replace any image of the account.');
    expect(settled).not.toContain('suggestion\n');
    expect(settled.split('<!--')).toHaveLength(2);
    expect(parseMarker(settled)).toEqual({ kind: 'findings', tag: 'prod', ids: ['a1b2c3'], fixed: true });
  });
});
