import { describe, expect, it } from '@jest/globals';
import { DepthError } from '../../src/readers/fault.js';
import { readFile } from '../../src/readers/read-file.js';
import { parseYaml } from '../../src/readers/yaml.js';

describe('nesting', () => {
  it.each([
    ['flow lists', (n: number) => '['.repeat(n) + ']'.repeat(n)],
    ['flow maps', (n: number) => '{a: '.repeat(n) + '}'.repeat(n)],
    ['open flow lists', (n: number) => '['.repeat(n)],
    ['pairs in a flow list', (n: number) => `[${'a: '.repeat(n)}b]`],
    ['lists in a line', (n: number) => `${'- '.repeat(n)}x`],
    ['keys in a line', (n: number) => `${'a: '.repeat(n)}x`],
    ['explicit keys in a line', (n: number) => `${'? '.repeat(n)}x`],
    ['block maps', (n: number) => Array.from({ length: n }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
    [
      'block lists of maps',
      (n: number) => Array.from({ length: n }, (_, i) => `${' '.repeat(2 * i)}- a:\n`).join(''),
    ],
    ['an explicit value', (n: number) => `? a\n: ${'- '.repeat(n)}x`],
  ])('of %s ends at 100 levels', async (_, nest) => {
    await expect(parseYaml(nest(110))).rejects.toThrow(DepthError);
    await expect(parseYaml(nest(5000))).rejects.toThrow(DepthError);
    await expect(parseYaml(nest(45))).resolves.toBeDefined();
  });

  it('does not count what stands in texts', async () => {
    const text = `script: |\n${'  [ \\033[31m {{ - - - - \n'.repeat(500)}other: "${'[{'.repeat(500)}"\nplain: a${' [x'.repeat(500)}\n`;
    expect((await parseYaml(text))[0]?.fault).toBeUndefined();
  });

  it('ends with each part of the file', async () => {
    const text = Array.from({ length: 300 }, (_, i) => `a${String(i)}:\n  - b:\n      c: [[{d: 1}]]\n`).join(
      '',
    );
    expect((await parseYaml(text))[0]?.fault).toBeUndefined();
  });
});

it('brackets that close nothing are refused before each becomes an error with a frame', async () => {
  expect(await readFile('a.yml', Buffer.from(']'.repeat(1000)))).toEqual({ skipped: 'too-deep' });
});
