import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cut, showHidden } from '../../src/render/hidden-characters.js';
import { safeJson } from '../../src/render/safe-json.js';
import { safeLog } from '../../src/render/safe-log.js';
import { safeTerminal } from '../../src/render/safe-terminal.js';
import { attacks } from './github-extras.js';
import { hostileText } from './hostile-text.js';

const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/u;

interface Line {
  readonly attack: string;
  readonly text: string;
  readonly log: string;
  readonly terminal: string;
}

describe('a line for the log and one for the terminal', () => {
  it.each(attacks('lines') as Line[])('$attack', ({ text, log, terminal }) => {
    expect(safeLog(text)).toBe(log);
    expect(safeTerminal(text)).toBe(terminal);
  });
});

describe('text for the log', () => {
  it('shows line breaks and hidden characters as escapes', () => {
    expect(safeLog('a\r\nb\u2028c\u001b[31md\u202ee')).toBe('a\\r\\nb\\u{2028}c\\u{001B}[31md\\u{202E}e');
  });

  it('gives the runner no command, wherever it looks for one', () => {
    expect(safeLog('  ::set-output name=x::y')).toBe('  : :set-output name=x::y');
    expect(safeLog('[added] ###[set-output name=x]y')).toBe('[added] ### [set-output name=x]y');
    fc.assert(
      fc.property(hostileText, (text) => {
        const line = safeLog(text);
        expect(line).not.toMatch(invisible);
        expect(line.trimStart().startsWith('::')).toBe(false);
        expect(line).not.toContain('##[');
      }),
    );
  });
});

describe('text for the terminal', () => {
  it('has no escape, control, bidirectional or zero-width character', () => {
    expect(safeTerminal('a\u001b[2Jb\u200bc\u2066d\u009be')).toBe(
      'a\\u{001B}[2Jb\\u{200B}c\\u{2066}d\\u{009B}e',
    );
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(safeTerminal(text)).not.toMatch(invisible);
      }),
    );
  });

  it('leaves letters of every script as they are', () => {
    expect(safeTerminal('arn:aws:s3:::größe/漢字/*')).toBe('arn:aws:s3:::größe/漢字/*');
  });
});

describe('text for JSON', () => {
  it('reads back as the same value, and shows no hidden character and no command', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const json = safeJson({ text });
        expect(JSON.parse(json)).toEqual({ text });
        expect(json.replaceAll('\n', '')).not.toMatch(invisible);
        expect(json).not.toContain('##[');
      }),
    );
  });
});

describe('long and hidden text', () => {
  it('is cut with an ellipsis, and never inside of a pair', () => {
    expect(cut('abcdef', 6)).toBe('abcdef');
    expect(cut('abcdef', 3)).toBe('abc…');
    expect(cut('ab😀cd', 3)).toBe('ab…');
  });

  it('shows tags, fillers and halves of pairs by their numbers', () => {
    expect(showHidden('\u{e0041}\u3164\ud800\t')).toBe('\\u{E0041}\\u{3164}\\u{D800}\\t');
  });
});
