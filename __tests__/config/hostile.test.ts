import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../src/config/load.js';
import { file, problemsOf, rules } from './reading.js';
import { cpuTime } from '../cpu-time.js';

describe('a hostile config', () => {
  const letters = 'abcdefghij'.split('');
  const bomb = letters
    .map(
      (name, index) =>
        `${name}: &${name} [${(index === 0 ? 'x,' : `*${letters[index - 1] ?? ''},`).repeat(10)}]`,
    )
    .join('\n');

  it.each([
    [
      'an alias bomb',
      bomb,
      'The config has more than 20000 values, aliases counted as what they stand for, or is nested deeper than 20.',
    ],
    ['1 MB', `# ${'x'.repeat(1_000_000)}`, 'The config has 1000002 characters; at most 262144 are read.'],
    ['open brackets', '['.repeat(200_000), 'The config is nested too deep to be read.'],
    ['open braces', '{a: '.repeat(50_000), 'The config is nested too deep to be read.'],
    ['lists in one line', '- '.repeat(100_000), 'The config is nested too deep to be read.'],
    ['anchored lists in one line', '- &a '.repeat(50_000), 'The config is nested too deep to be read.'],
    ['explicit keys in one line', '? '.repeat(100_000), 'The config is nested too deep to be read.'],
    [
      'deep indentation',
      Array.from({ length: 700 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      'The config is nested too deep to be read.',
    ],
    [
      'some depth',
      `ignore: ${'['.repeat(30)}${']'.repeat(30)}`,
      'The config has more than 20000 values, aliases counted as what they stand for, or is nested deeper than 20.',
    ],
    [
      'many keys',
      Array.from({ length: 21_000 }, (_, index) => `k${index}: 1`).join('\n'),
      'The config has more than 20000 values, aliases counted as what they stand for, or is nested deeper than 20.',
    ],
  ])('with %s has one problem, soon', async (_, text, problem) => {
    const took = await cpuTime(async () => {
      const problems = await problemsOf(text);
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain(problem);
    });
    expect(took).toBeLessThan(10_000);
  });

  it.each([
    '__proto__: {polluted: 1}',
    'checks: {__proto__: off}',
    '"__proto__": &x {polluted: 1}\nconstructor: {prototype: *x}',
  ])('pollutes no prototype: %s', async (text) => {
    expect((await problemsOf(text))[0]).toContain('Unknown key `__proto__`.');
    expect({}).not.toHaveProperty('polluted');
  });

  it('with many problems shows a hundred and counts the rest', async () => {
    const problems = await problemsOf(Array.from({ length: 150 }, (_, index) => `k${index}: 1`).join('\n'));
    expect(problems).toHaveLength(101);
    expect(problems[100]).toBe('101:1 k100: 50 more problems begin here.');
  });

  it('keeps its text apart from ours', async () => {
    const reading = await parseConfig(file('review: "`<b>"'), rules);
    expect('problems' in reading && reading.problems[0]?.message).toContainEqual({ code: '`<b>' });
  });
});
