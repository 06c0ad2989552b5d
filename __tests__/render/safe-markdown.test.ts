import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { code, message, quoted } from '../../src/domain/message.js';
import { firstSentence, messageMarkdown } from '../../src/render/markdown-message.js';
import { link, linkTarget, linkText } from '../../src/render/safe-link.js';
import { codeSpan, plainMarkdown, tableCell } from '../../src/render/safe-markdown.js';
import { nodesOf, typesOf, valuesOf } from './gfm.js';
import { hostileText } from './hostile-text.js';

/** What GitHub makes of text after Markdown is done. */
const linkedByGitHub = /(^|\W)@\w|#\d|\bGH-\d|https?:\/\/|www\.|:\w+:|\$|\b[0-9a-f]{7,40}\b|\b(GHSA|CVE)-/i;

describe('a code span', () => {
  it.each([
    ['s3:Get*', '`s3:Get*`'],
    ['', '`""`'],
    ['  ', '`"  "`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['a\r\nb', '`a b`'],
    [' a', '`  a `'],
    ['a\u202eb', '`a\\u{202E}b`'],
  ])('shows %j as %j', (text, markdown) => {
    expect(codeSpan(text)).toBe(markdown);
  });

  it('cuts what is longer than 200 characters', () => {
    expect(codeSpan('x'.repeat(300))).toBe(`\`${'x'.repeat(200)}…\``);
  });

  it('is one code node from any text, alone, in a sentence and in a table', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(typesOf(codeSpan(text))).toEqual(['inlineCode', 'paragraph']);
        expect(typesOf(`The action ${codeSpan(text)} is wide.`)).toEqual(['inlineCode', 'paragraph', 'text']);
        const table = `| a | b |\n| --- | --- |\n| ${codeSpan(text, { table: true })} | ${codeSpan(text, { table: true })} |`;
        const types = nodesOf(table).map(({ type }) => type);
        expect(types.filter((type) => type === 'tableCell')).toHaveLength(4);
        expect(types.filter((type) => type === 'inlineCode')).toHaveLength(2);
        expect(typesOf(table)).toEqual(['inlineCode', 'table', 'tableCell', 'tableRow', 'text']);
      }),
    );
  });

  it('shows the very text where nothing is hidden or too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 200 }), (text) => {
        fc.pre(text.trim() !== '');
        expect(valuesOf(codeSpan(text), 'inlineCode')).toEqual([text]);
      }),
    );
  });
});

describe('foreign prose', () => {
  it.each([
    ['Using (*) with _care_ is <b>bold</b>.', 'Using (\\*) with \\_care\\_ is \\<b\\>bold\\</b\\>.'],
    ['Ask @octocat, see #1.', 'Ask `@octocat`, see `#1`.'],
    ['Read "https://evil.example/x".', 'Read "`https://evil.example/x`".'],
    ['For arn:aws:s3:::x in 111122223333', 'For `arn:aws:s3:::x` in `111122223333`'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
  ])('shows %j as %j', (text, markdown) => {
    expect(plainMarkdown(text)).toBe(markdown);
  });

  it('is only text and code, and nothing that GitHub links, from any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const markdown of [
          plainMarkdown(text),
          `He said: ${plainMarkdown(text)} It ends.`,
          `- ${plainMarkdown(text)}`,
        ]) {
          const types = typesOf(markdown).filter((type) => type !== 'list' && type !== 'listItem');
          expect(['paragraph', 'text', 'inlineCode']).toEqual(expect.arrayContaining(types));
          expect(valuesOf(markdown, 'text').join('\n')).not.toMatch(linkedByGitHub);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('stays in its cell of a table', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const table = `| a | b |\n| --- | --- |\n| ${tableCell(text)} | last |`;
        expect(nodesOf(table).filter(({ type }) => type === 'tableCell')).toHaveLength(4);
        expect(valuesOf(table, 'text').at(-1)).toBe('last');
        expect(['inlineCode', 'table', 'tableCell', 'tableRow', 'text']).toEqual(
          expect.arrayContaining(typesOf(table)),
        );
      }),
    );
  });
});

describe('a link', () => {
  it.each([
    ['https://example.com/a b?c=(d)&e', 'https://example.com/a%20b?c=%28d%29&amp;e'],
    ['docs/checks/x.md', 'docs/checks/x.md'],
    ['javascript:alert(1)', undefined],
    ['//evil.example', undefined],
    ['data:text/html,x', undefined],
    ['', undefined],
  ])('to %j has the target %j', (address, target) => {
    expect(linkTarget(address)).toBe(target);
  });

  it('leads to one allowed address or nowhere, from any text and address', () => {
    fc.assert(
      fc.property(
        hostileText,
        fc.oneof(
          hostileText,
          hostileText.map((text) => `https://example.com/${text}`),
        ),
        (text, address) => {
          const markdown = `See ${link(linkText(text), address)} there`;
          const links = nodesOf(markdown).filter(({ type }) => type === 'link');
          expect(links.length).toBe(linkTarget(address) === undefined ? 0 : 1);
          for (const { url } of links) expect(url).toMatch(/^(https?:\/\/|(?![a-z]+:)[^/])/i);
          expect(['link', 'paragraph', 'text', 'inlineCode']).toEqual(
            expect.arrayContaining(typesOf(markdown)),
          );
        },
      ),
    );
  });
});

describe('a message', () => {
  it('keeps our words, shows the code as code and foreign prose as prose', () => {
    const text = message`${code('s3:*')} on ${code('*')} is wide. AWS says: ${quoted('ask @octocat')}`;
    expect(messageMarkdown(text)).toBe('`s3:*` on `*` is wide. AWS says: ask `@octocat`');
  });

  it('means our asterisks, brackets and placeholders literally, and backticks as code', () => {
    expect(messageMarkdown(['Use `s3:Get*` with *, <owner> and a_b.'])).toBe(
      'Use `s3:Get*` with \\*, \\<owner> and a\\_b.',
    );
  });

  it('keeps two codes apart that follow each other', () => {
    expect(valuesOf(messageMarkdown([code('a'), code('b'), quoted('#1')]), 'inlineCode')).toEqual([
      'a',
      'b',
      '#1',
    ]);
  });

  it('is only text and code, whatever its parts are', () => {
    const part = fc.oneof(hostileText.map(code), hostileText.map(quoted));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
        const types = typesOf(messageMarkdown(['Start ', ...parts, ' end']));
        expect(['paragraph', 'text', 'inlineCode']).toEqual(expect.arrayContaining(types));
      }),
    );
  });

  it('has a first sentence, which no name with a dot ends', () => {
    expect(firstSentence(message`See e.g. ${code('a. b')} in v1.2 here. Then more.`)).toEqual([
      'See e.g. ',
      code('a. b'),
      ' in v1.2 here.',
    ]);
    expect(firstSentence([quoted('One. Two.')])).toEqual([quoted('One.')]);
    expect(firstSentence(['Only one.'])).toEqual(['Only one.']);
  });
});
