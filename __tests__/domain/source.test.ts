import { describe, expect, it } from '@jest/globals';
import { SourceText } from '../../src/domain/source.js';

describe('SourceText', () => {
  it.each([
    ['LF', 'ab\ncd\n', 4, { line: 2, column: 2 }],
    ['CRLF', 'ab\r\ncd', 5, { line: 2, column: 2 }],
    ['a lone CR, which ends no line in git', 'ab\rcd', 4, { line: 1, column: 5 }],
    ['a surrogate pair, two columns', '😀x', 2, { line: 1, column: 3 }],
    ['past the end', 'ab', 99, { line: 1, column: 3 }],
    ['an empty text', '', 0, { line: 1, column: 1 }],
  ])('counts %s', (_name, text, offset, expected) => {
    expect(new SourceText('f', text).positionAt(offset)).toEqual(expected);
  });

  it('gives a line without its end', () => {
    const file = new SourceText('f', 'ab\r\ncd\n');
    expect([file.line(1), file.line(2), file.line(3), file.line(9)]).toEqual(['ab', 'cd', '', '']);
  });
});
