import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { showHidden } from '../../src/render/hidden-characters.js';
import { longestLabel, mermaidLabel } from '../../src/render/safe-mermaid.js';
import { nodesOf } from './gfm.js';
import { attacks } from './github-extras.js';
import { hostileText } from './hostile-text.js';

interface Row {
  readonly name: string;
  readonly text: string;
  readonly label: string;
}

/** What Mermaid shows of a label: entity codes are the characters that they name. */
function shownBy(label: string): string {
  return label.slice(1, -1).replace(/#(\d+);/g, (_, number) => String.fromCodePoint(Number(number)));
}

const texts = fc.oneof(
  hostileText,
  fc
    .array(
      fc.constantFrom(
        ...[
          'fa:fa-car',
          '%%{',
          '}%%',
          'style a:',
          'classDef ',
          'direction TB',
          '#35;',
          '#lt;',
          'ﬂ',
          '°',
          '¶',
          'ß',
          '"',
          ']',
          ';',
        ],
        ...['$$', '`', '_', '*', '1. ', '- ', 'www', '.', '://', ' ', '\n', '\\n', 'a', '9'],
      ),
      { maxLength: 10 },
    )
    .map((list) => list.join('')),
);

describe('the label of a drawing', () => {
  // Each row was drawn by Mermaid 10.9, 11.4, 11.9, 11.12 and 11.17: the reader saw the text, and there was nothing else.
  it.each(attacks('mermaid') as Row[])('$name', ({ text, label }) => {
    expect(mermaidLabel(text)).toBe(`"${label}"`);
  });

  it('shows the text as it is written, with hidden characters made visible and blanks in a row as one', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const marksShown = showHidden(text).replaceAll('ﬂ°', '\\u{FB02}°').replaceAll('¶ß', '\\u{00B6}ß');
        const wanted = marksShown.replace(/ +/g, ' ').trim();
        fc.pre(wanted !== '' && wanted.length <= longestLabel);
        expect(shownBy(mermaidLabel(text))).toBe(wanted);
      }),
    );
  });

  it('holds nothing that means something to Mermaid, from any text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const inside = mermaidLabel(text).slice(1, -1);
        const plain = inside.replace(/#\d+;/g, '\u0000');
        expect(plain).not.toMatch(/["#$%&*<>@[\\\]^`{|}~\n\r]/);
        expect(plain).not.toMatch(
          /^[-+=]|^\d+[.)]|:\/\/|:fa-|www\.|style|classDef|direction +(?:TB|TD|BT|RL|LR)/i,
        );
        expect(plain).not.toMatch(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u);
        expect(inside).not.toMatch(/ﬂ°|¶ß/);
      }),
    );
  });

  it('leaves its statement and its fence whole', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const statement = `  a[${mermaidLabel(text)}]`;
        const markdown = `\`\`\`mermaid\nflowchart LR\n${statement}\n\`\`\`\n\nThe end.`;
        const [fence, ...rest] = nodesOf(markdown);
        expect(fence).toMatchObject({ type: 'code', value: `flowchart LR\n${statement}` });
        expect(rest.map(({ type }) => type)).toEqual(['paragraph', 'text']);
      }),
    );
  });

  it('is cut with an ellipsis, and never inside of a pair or of an entity code', () => {
    expect(mermaidLabel('x'.repeat(81))).toBe(`"${'x'.repeat(80)}…"`);
    expect(mermaidLabel('x'.repeat(80))).toBe(`"${'x'.repeat(80)}"`);
    expect(mermaidLabel('ab😀cd', 3)).toBe('"ab…"');
    expect(mermaidLabel('ab*cd', 3)).toBe('"ab#42;…"');
  });
});
