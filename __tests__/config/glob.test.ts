import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import picomatch from 'picomatch';
import { anyGlob, compileGlob, globProblem } from '../../src/config/glob.js';
import { cpuTime } from '../cpu-time.js';

const matching: readonly [glob: string, path: string, captures: readonly string[]][] = [
  ['iam/role.json', 'iam/role.json', []],
  ['iam/*.json', 'iam/role.json', ['role']],
  ['iam/*.json', 'iam/.hidden.json', ['.hidden']],
  ['*', '.github', ['.github']],
  ['iam/*/policy.json', 'iam/build/policy.json', ['build']],
  ['**', 'a/b/c', ['a/b/c']],
  ['iam/**', 'iam/a/b', ['a/b']],
  ['iam/**/policy.json', 'iam/policy.json', ['']],
  ['iam/**/policy.json', 'iam/a/b/policy.json', ['a/b']],
  ['**/policy.json', 'policy.json', ['']],
  ['**/*.json', 'a/b/c.json', ['a/b', 'c']],
  ['*/**/*.json', 'a/b/c/d.json', ['a', 'b/c', 'd']],
  ['*-*.json', 'a-b-c.json', ['a', 'b-c']],
  ['a**b', 'axxb', ['xx']],
  ['iam/[^b]*.json', 'iam/admin.json', ['dmin']],
  ['iam/[!b]*.json', 'iam/admin.json', ['dmin']],
  ['iam/[a-c]?.json', 'iam/b1.json', []],
  ['a[]]b', 'a]b', []],
  ['a[^]]b', 'axb', []],
  ['{iam,roles}/{*,x/*}.json', 'roles/x/y.json', ['y']],
  ['{a,b{c,d}}/*', 'bd/x', ['x']],
  ['a\\*b', 'a*b', []],
  ['a\\{b', 'a{b', []],
  ['x (1).json', 'x (1).json', []],
  ['a+b/$c^.json', 'a+b/$c^.json', []],
];

const notMatching: readonly [glob: string, path: string][] = [
  ['iam/*.json', 'iam/a/b.json'],
  ['iam/*.json', 'x/iam/a.json'],
  ['iam/**', 'iam'],
  ['iam/**/p.json', 'iamp.json'],
  ['**/p.json', 'xp.json'],
  ['a**b', 'a/b'],
  ['a?b', 'a/b'],
  ['a[^x]b', 'a/b'],
  ['iam/[!b]*.json', 'iam/build.json'],
  ['a.json', 'aXjson'],
  ['a', 'ab'],
  ['A', 'a'],
  ['a\\*b', 'axb'],
];

describe('a glob', () => {
  it.each(matching)('%p matches %p with %j', (glob, path, captures) => {
    expect(compileGlob(glob).match(path)).toEqual(captures);
  });

  it.each(notMatching)('%p does not match %p', (glob, path) => {
    expect(compileGlob(glob).match(path)).toBeUndefined();
  });

  it('counts the wildcards that each of its alternatives has', () => {
    expect(compileGlob('a/b').wildcards).toBe(0);
    expect(compileGlob('*/**/?/[ab]').wildcards).toBe(2);
    expect(compileGlob('{*/*,x}/*').wildcards).toBe(1);
  });

  it('is one of several', () => {
    const ignored = anyGlob(['test/**', '*.tmp']);
    expect(['test/a/b', 'x.tmp', 'src/test/a'].map(ignored)).toEqual([true, true, false]);
    expect(anyGlob([])('a')).toBe(false);
  });

  it.each([
    ['*a*a*a*a*a*a*a*a*a*a*b', 'a'.repeat(2000)],
    ['**/a/**/a/**/a/**/a/**/a/**/b', 'a/'.repeat(1000) + 'c'],
  ])('%p takes no exponential time', async (glob, path) => {
    const took = await cpuTime(() => {
      expect(compileGlob(glob).match(path)).toBeUndefined();
    });
    expect(took).toBeLessThan(1000);
  });

  it('agrees with picomatch', () => {
    const pieces = ['a', 'b', '-', '.', '*', '?', '[ab]', '[^a]', '{a,b}'];
    const part = fc.oneof(
      {
        weight: 4,
        arbitrary: fc
          .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 })
          .map((all) => all.join('')),
      },
      { weight: 1, arbitrary: fc.constant('**') },
    );
    const name = fc.stringMatching(/^[ab.-]{1,4}$/);
    const globs = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    const paths = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(globs, paths, (glob, path) => {
        // picomatch lets `a/**` match `a`, reads `**` inside of a name in its own way, and knows "." and ".." parts.
        fc.pre(!globProblem(glob) && !/\*\*$|[^/]\*\*|\*\*[^/]|\*\*\/\*\*/.test(glob));
        fc.pre(!path.split('/').some((one) => one === '.' || one === '..'));
        expect([glob, path, compileGlob(glob).match(path) !== undefined]).toEqual([
          glob,
          path,
          picomatch(glob, { dot: true })(path),
        ]);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a text that is no glob', () => {
  it.each([
    ['', 'is empty', undefined],
    ['x'.repeat(501), 'is longer than 500 characters', undefined],
    ['/iam/*', "does not begin at the repository's root", 'iam/*'],
    ['./iam/*', "does not begin at the repository's root", 'iam/*'],
    ['test/', 'names a folder and so matches no file', 'test/**'],
    ['a//b', 'has an empty part, or one that is "." or ".."', undefined],
    ['a/../b', 'has an empty part, or one that is "." or ".."', undefined],
    ['!a', 'is negated, which a glob here cannot be (\\! is the character)', undefined],
    ['iam\\roles', 'has a backslash in front of no special character', 'iam/roles'],
    ['@(a|b)', 'has an extended pattern such as @(a|b) (\\( is the character)', undefined],
    ['{a', 'has braces that are not closed, or hold no alternatives as in {a,b}', undefined],
    ['a}', 'has braces that are not closed, or hold no alternatives as in {a,b}', undefined],
    ['{1..3}', 'has braces that are not closed, or hold no alternatives as in {a,b}', undefined],
    ['[a', 'has brackets that are not closed or hold no characters', undefined],
    ['[]', 'has brackets that are not closed or hold no characters', undefined],
    ['{a,b/}', 'has an alternative that matches no path of a file', undefined],
    ['{a,b}'.repeat(7), 'has too many alternatives', undefined],
    ['{a,b}'.repeat(90), 'has too many alternatives', undefined],
    [`${'{a,b}'.repeat(6)}${'x'.repeat(400)}`, 'has too many alternatives', undefined],
  ])('%p %s', (text, problem, instead) => {
    expect(globProblem(text)).toEqual({ problem, instead });
    expect(() => compileGlob(text)).toThrow(problem);
  });

  it('never throws on any text', () => {
    const signs = fc.constantFrom('a', '/', '*', '?', '[', ']', '^', '!', '-', '{', '}', ',', '\\', '(', '.');
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 12 }), fc.string({ maxLength: 8 }), (parts, path) => {
        const text = parts.join('');
        if (!globProblem(text)) compileGlob(text).match(path);
      }),
      { numRuns: 2000 },
    );
  });
});
