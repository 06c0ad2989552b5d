import fc from 'fast-check';

// prettier-ignore
const pieces = [
  '`', '``', '```', '\\', '*', '**', '_', '~~', '[', ']', '](', '(', ')', '<', '>', '!', '![', '#', '# ', '|', '||', '\\|',
  '-', '- ', '+ ', '1. ', '2) ', '=', '===', '---', ':-', ':', '::', '&amp;', '&#64;', '@', '@octocat', '@acme/team', '#1',
  'GH-1', 'acme/web#2', 'https://evil.example', 'http://', 'www.evil.example', 'a@b.example', 'mailto:a@b.c', 'xmpp:a@b.c',
  ':smile:', ':+1:', '$x$', '$$', '<!--', '-->', '--', '<b>', '</details>', '<details>', '<img src=x>', '[^1]', '[^1]: x',
  '[x]: http://e', '[ ] ', '> ', '> [!NOTE]', '\n', '\r\n', '\n\n', '\r', '\t', '    ', ' ', '\u2028', '\u2029', '\u0000',
  '\u001b[31m', '\u001b]8;;http://e\u0007', '\u009b', '\u202e', '\u200b', '\u2066', '\ufeff', '\ud800', '\u{e0041}',
  'deadbeef', '1234567', '##[set-output name=x]y', '##[', '::set-output name=x::y', '::', 'javascript:alert(1)', 'a', 'ZZ',
  '…', '漢字', 'ｗｗｗ.', '👩‍💻', '%0A', '%', ',',
];

/** Texts that try to leave their context: made of what means something to Markdown, GitHub, terminals or the runner. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((list) => list.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 300 }) },
);
