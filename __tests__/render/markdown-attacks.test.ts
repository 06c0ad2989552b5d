import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { code, quoted } from '../../src/domain/message.js';
import { showHidden } from '../../src/render/hidden-characters.js';
import { makeMarker, parseMarker } from '../../src/render/marker.js';
import { messageMarkdown } from '../../src/render/markdown-message.js';
import { htmlComment } from '../../src/render/safe-html-comment.js';
import { link, linkText } from '../../src/render/safe-link.js';
import { codeSpan, plainMarkdown, tableCell } from '../../src/render/safe-markdown.js';
import { nodesOf, typesOf } from './gfm.js';
import { attacks, extrasOf, visibleText, type Attack } from './github-extras.js';
import { hostileText } from './hostile-text.js';

const table = attacks('markdown') as Attack[];
const rows = table.map(({ attack, text }) => [attack, text] as const);

/** Each context as it stands in a comment, with the nodes that are ours. */
const contexts: Readonly<Record<string, { write: (text: string) => string; ours: readonly string[] }>> = {
  prose: { write: plainMarkdown, ours: [] },
  'prose behind our words': { write: (text) => `AWS says: ${plainMarkdown(text)} That is all.`, ours: [] },
  'bold prose': { write: (text) => `**Error** · **${plainMarkdown(text.trim() || 'x')}**`, ours: ['strong'] },
  'prose in a list': {
    write: (text) => `- ${plainMarkdown(text)}<br>\n  ${plainMarkdown(text)}`,
    ours: ['list', 'listItem', 'html'],
  },
  'a code span': { write: codeSpan, ours: [] },
  'a code span in our words': { write: (text) => `The file ${codeSpan(text)} is new.`, ours: [] },
  'a message': {
    write: (text) => messageMarkdown([quoted(text), code(text), ' is wide: ', quoted(text)]),
    ours: [],
  },
  'a link': { write: (text) => `See ${link(linkText(text), 'https://example.com/x')} there`, ours: ['link'] },
  'a table cell': {
    write: (text) => `| a | b |\n| --- | --- |\n| ${tableCell(text)} | ${codeSpan(text, { table: true })} |`,
    ours: ['table', 'tableRow', 'tableCell'],
  },
};

function expectOnlyText(context: keyof typeof contexts, text: string): void {
  const { write, ours } = contexts[context] ?? { write: String, ours: [] };
  const markdown = write(text);
  const types = typesOf(markdown).filter((type) => !ours.includes(type));
  expect(['paragraph', 'text', 'inlineCode']).toEqual(expect.arrayContaining(types));
  expect(extrasOf(markdown)).toEqual([]);
  // What is ours is there once more for each attack: nothing of it is opened, closed or doubled.
  const count = (of: string): number => nodesOf(of).filter(({ type }) => ours.includes(type)).length;
  expect(count(markdown)).toBe(count(write('x')));
  expect(parseMarker(markdown)).toBeUndefined();
}

describe.each(Object.keys(contexts))('from %s comes nothing but text', (context) => {
  it.each(rows)('out of: %s', (_, text) => {
    expectOnlyText(context, text);
  });

  it('out of any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expectOnlyText(context, text);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the attacks are real', () => {
  /** Attacks on something else than Markdown, or only on one of its contexts. */
  const elsewhere =
    /to a bot|line breaks of|reading direction|zero width|tag characters|surrogate|NUL|pile up|nothing|blanks|task alone/;

  it.each(rows.filter(([attack]) => !elsewhere.test(attack)))('made safe by nobody: %s', (_, text) => {
    const prose = typesOf(text).some((type) => !['paragraph', 'text'].includes(type));
    const span = typesOf(`\`${text}\``).some((type) => !['paragraph', 'inlineCode'].includes(type));
    const extras = [text, `\`${text}\``].some((markdown) => extrasOf(markdown).length > 0);
    expect(prose || span || extras || visibleText(text) !== text).toBe(true);
  });
});

describe('a reader sees the text', () => {
  const shown = (text: string): string => showHidden(text.replace(/\s+/g, ' ')).trim();
  const isShort = (text: string): boolean => text.split(/\s/).every((word) => word.length < 150);

  it.each(rows.filter(([, text]) => text.trim() !== ''))('of prose whole: %s', (_, text) => {
    expect(visibleText(plainMarkdown(text)).trim()).toBe(shownWithQuotedColours(shown(text)));
  });

  it('of any prose, and nothing of it is lost', () => {
    fc.assert(
      fc.property(hostileText.filter(isShort), (text) => {
        expect(visibleText(plainMarkdown(text)).trim()).toBe(shownWithQuotedColours(shown(text)));
      }),
    );
  });

  /** A word that is a colour is shown in quotes; see the test of code spans. */
  function shownWithQuotedColours(text: string): string {
    return text.replace(/(?<=^| |[["'({<])#[0-9a-f]{3,8}(?=[.,;:!?"')\]}>]*(?: |$))/gi, '"$&"');
  }
});

describe('no marker comes out of a value', () => {
  it('in a comment that is not shown, whatever the value is', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const comment = htmlComment('x', [['tag', text]]);
        expect(typesOf(comment)).toEqual(['html']);
        expect(comment.slice(4, -3)).not.toMatch(/--|>|<|\n/);
        const marker = makeMarker({ kind: 'findings', tag: text, ids: [text, 'a'] });
        expect(marker.split(' id=')).toHaveLength(3);
      }),
    );
  });
});

describe('a code span of a colour', () => {
  it.each([
    ['#ff0000', '`"#ff0000"`'],
    ['rgb(9, 105, 218)', '`"rgb(9, 105, 218)"`'],
    ['hsl(212, 92%, 45%)', '`"hsl(212, 92%, 45%)"`'],
    ['#ff0000:12', '`#ff0000:12`'],
    ['#1', '`#1`'],
  ])('%s is %s, so that GitHub paints no dot', (text, markdown) => {
    expect(codeSpan(text)).toBe(markdown);
  });
});

describe('prose at the start of a line', () => {
  it.each([
    ['/recheck', '\\/recheck'],
    [' /approve', ' \\/approve'],
  ])('%j is no command to a bot', (text, markdown) => {
    expect(plainMarkdown(text)).toBe(markdown);
  });
});
