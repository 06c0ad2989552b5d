import { cut, showCharacter, showHidden } from './hidden-characters.js';

/** What of a name is shown, in UTF-16 units: an ARN of a role fits, a drawing stays readable. */
export const longestLabel = 80;

/**
 * Foreign text as the label of a node or an edge in a Mermaid flowchart, in its quotes: `a[LABEL]`, `a -->|LABEL| b`.
 * A reader sees the text as written, on one line, cut to `most` UTF-16 units and an ellipsis; nothing at all is shown
 * as `""`. Runs of blanks are one blank, as in all HTML. No HTML, icon, formula, Markdown, link, directive or other
 * statement comes out, and no backtick, so it cannot end a code fence either. One statement a line: Mermaid's own
 * preparation of the source works by lines.
 * https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 */
export function mermaidLabel(text: string, most = longestLabel): string {
  const line = cut(showEntityMarks(showHidden(text)).replace(/ +/g, ' ').trim(), most);
  return `"${(line || '""').replace(meaningful, entityCode)}"`;
}

/**
 * Mermaid writes an entity code `#35;` as `ﬂ°°35¶ß` while it works, and turns these characters back wherever it finds
 * them, at the end in the finished drawing too. Hence no code helps, and they are shown by their numbers.
 */
function showEntityMarks(text: string): string {
  return text.replace(/ﬂ(?=°)|¶(?=ß)/g, showCharacter);
}

/**
 * What means something to Mermaid inside of quotes. Versions 11.0 to 11.12 read every label as Markdown, others only
 * one in backticks. All else stays as it is, for where a drawing is not drawn, its source is read.
 */
const meaningful = new RegExp(
  [
    // Quotes, HTML, entity codes, emphasis, links, strikethrough, formulas, escapes such as `\n`, directives `%%{init}%%`.
    '["#$%&*<>@\\[\\\\\\]^`{|}~]',
    // Emphasis: an underscore that is not inside of a word.
    '(?<![\\p{L}\\p{N}])_',
    '_(?![\\p{L}\\p{N}])',
    // Nor one before a letter that becomes a code, below.
    '_(?=style|classDef|direction +(?:TB|TD|BT|RL|LR))',
    // A list or a ruler at the start.
    '^[-+=]',
    '(?<=^\\d{1,9})[.)]',
    // Addresses that become links, and icons such as `fa:fa-car`.
    ':(?=//|fa-)',
    '(?<=www)\\.',
    // Mermaid removes the last `;` of a line that looks like `style a fill:#fff;`, and with it the end of an entity code.
    's(?=tyle)',
    'c(?=lassDef)',
    // The one statement that its grammar looks for anywhere in a line, in quotes too.
    'd(?=irection +(?:TB|TD|BT|RL|LR))',
  ].join('|'),
  'giu',
);

function entityCode(character: string): string {
  return `#${character.charCodeAt(0)};`;
}
