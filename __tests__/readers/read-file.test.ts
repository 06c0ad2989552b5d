import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../src/domain/message.js';
import { isCandidate, readFile } from '../../src/readers/read-file.js';
import { readText } from './trees.js';

const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ecr:*","Resource":"*"}]}';
const declared = { kind: undefined, attachedTo: [] };

describe('a candidate', () => {
  it.each([
    'a.json',
    'x/y/a.yaml',
    'a.YML',
    'stack.template',
    'ecr.policy',
    '.github/workflows/a.yml',
    'composer.lock.json',
    'main.tf',
    'modules/ci/IAM.TF',
    'main.tf.json',
  ])('is %s', (path) => {
    expect(isCandidate(path)).toBe(true);
  });

  it.each([
    'a.jsonc',
    'README.md',
    'json',
    'a.json.txt',
    'package.json',
    'x/package-lock.json',
    'pnpm-lock.yaml',
    'main.tfvars',
    'main.tftest.hcl',
  ])('is not %s', (path) => {
    expect(isCandidate(path)).toBe(false);
  });
});

describe('a file that is passed over', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  it.each([
    ['too-large', '50 MB', 'a.json', new Uint8Array(50_000_000).fill(0x20)],
    ['too-deep', '100,000 levels of JSON', 'a.json', bytes('['.repeat(100_000))],
    ['too-deep', '100,000 objects of JSON', 'a.json', bytes('{"a":'.repeat(100_000))],
    ['too-deep', '100,000 levels of YAML', 'a.yaml', bytes('['.repeat(100_000))],
    ['too-deep', '5,000 levels of block YAML', 'a.yaml', bytes('- '.repeat(5000))],
    ['too-deep', '10,000 levels right after', 'a.yaml', bytes('- '.repeat(10_000))],
    ['binary', 'a NUL byte', 'a.json', bytes(policy.replace('Allow', 'Al\0low'))],
    ['binary', 'UTF-16', 'a.json', new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0])],
    ['not-utf8', 'a lone byte of UTF-8', 'a.json', new Uint8Array([0x22, 0xc3, 0x28, 0x22])],
    ['not-utf8', 'Latin-1', 'a.yaml', new Uint8Array([0x61, 0x3a, 0x20, 0xe9])],
    [
      'lfs-pointer',
      'a pointer of git-lfs',
      'a.json',
      bytes('version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n'),
    ],
  ])('has the reason %s: %s', async (reason, _, path, content) => {
    expect(await readFile(path, content)).toEqual({ skipped: reason });
  });
});

describe('bad input', () => {
  it.each([
    ['truncated JSON', 'a.json', policy.slice(0, 60), 'JSON_SYNTAX_ERROR'],
    ['JSON cut in its first line', 'a.json', '{"Version": "2012-10-17", "State', 'JSON_SYNTAX_ERROR'],
    ['a comment', 'a.json', `// mine\n${policy}`, 'JSON_SYNTAX_ERROR'],
    ['a trailing comma', 'a.policy', policy.replace(']}', ',]}'), 'JSON_SYNTAX_ERROR'],
    ['single quotes', 'a.json', policy.replaceAll('"', "'"), 'JSON_SYNTAX_ERROR'],
    ['broken YAML', 'a.yaml', 'Statement:\n  - Effect: Allow\n   Action: "*"\n', 'unreadable-policy'],
    ['tabs in YAML', 'a.yaml', 'Statement:\n\t- Effect: Allow\n\t  Action: x\n', 'unreadable-policy'],
    [
      'an alias without anchor',
      'a.yaml',
      'Statement:\n  - Effect: Allow\n    Action: *x\n',
      'unreadable-policy',
    ],
    ['an alias bomb', 'a.yaml', bomb(), 'unreadable-policy'],
    ['an empty policy', 'iam/build-policy.json', '', 'unreadable-policy'],
    ['a policy of spaces', 'policies.yaml', '\uFEFF \n', 'unreadable-policy'],
  ])('is a problem: %s', async (_, path, text, rule) => {
    const { policies, problems, file } = await readText(path, text);
    expect(policies).toEqual([]);
    expect(problems).toHaveLength(1);
    for (const problem of problems) {
      expect(problem).toMatchObject({ rule, severity: 'error' });
      expect(problem.span.end).toBeLessThanOrEqual(file.text.length);
      expect(plainText(problem.message)).toMatch(/^[A-Z`].*\.$/s);
      expect(plainText(problem.help)).toMatch(/\.$/);
    }
  });

  it.each([
    ['an empty file', 'a.json', ''],
    ['an empty document', 'a.yaml', '---\n'],
    ['broken JSON of another kind', 'a.json', '{"name": "x",}'],
    ['a chart template', 'a.yaml', 'a: {{ .Values.a }}\n{{- if x }}\nb: 1\n'],
    ['comments in a settings file', 'settings.json', '// mine\n{"action": 1, "resource": 2}'],
  ])('is nothing where no policy was meant: %s', async (_, path, text) => {
    expect(await readText(path, text)).toMatchObject({ policies: [], problems: [] });
  });

  it.each([
    ['empty', 'a.json', ''],
    ['broken JSON', 'a.json', '{"name": "x",}'],
    ['broken YAML', 'a.txt', 'a: ['],
    ['no policy', 'a.json', '{"name": "x"}'],
    ['only comments', 'a.yaml', '# nothing\n'],
  ])('is a problem where the file is declared: %s', async (_, path, text) => {
    const { problems } = await readText(path, text, declared);
    expect(problems).toHaveLength(1);
  });

  it('leaves the other documents of a file readable', async () => {
    const { policies, problems } = await readText(
      'a.yaml',
      `Statement: [Effect: {\n---\n${policy}\n---\n{Effect: x, Action: [}\n`,
    );
    expect(policies.map(({ pointer }) => pointer)).toEqual(['#2']);
    expect(problems.map(({ rule }) => rule)).toEqual(['unreadable-policy', 'unreadable-policy']);
  });

  it.each(['a.json', 'a.yaml'])('may be 30,000 keys: %s', async (path) => {
    const keys = Array.from({ length: 30_000 }, (_, i) => `"key${String(i)}": 1`).join(',\n');
    const { policies, problems } = await readText(path, `{${keys}, "p": ${policy}}`);
    expect(policies).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  it('may be a key __proto__', async () => {
    const { policies } = await readText('a.json', policy.replace('"Effect"', '"__proto__":{"x":1},"Effect"'));
    expect(policies).toHaveLength(1);
    expect({}).not.toHaveProperty('x');
  });

  it('may have a byte order mark, whose column counts', async () => {
    const { policies, file } = await readText('a.json', `\uFEFF${policy}`);
    expect(policies[0]?.json).toBe(policy);
    expect(file.positionAt(policies[0]?.root.start ?? 0)).toEqual({ line: 1, column: 2 });
  });
});

describe('a key that stands twice in a policy', () => {
  it('is a problem at its last place, which names the first', async () => {
    const text =
      '{"Statement": [{\n"Effect": "Deny",\n"Action": "*",\n"Effect": "Allow", "Effect": "Allow"}]}';
    const { policies, problems, file } = await readText('a.json', text);
    expect(policies).toHaveLength(1);
    expect(problems).toMatchObject([{ rule: 'duplicate-key', severity: 'error' }]);
    expect(problems[0] && file.positionAt(problems[0].span.start)).toEqual({ line: 4, column: 20 });
    expect(problems.map(({ message }) => plainText(message))[0]).toContain(
      '`Effect` stands here and on line 2.',
    );
  });

  it('tells the column of the first on the same line', async () => {
    const { problems } = await readText('a.yaml', '{Statement: {Effect: Deny, Effect: Allow, Action: x}}');
    expect(problems.map(({ message }) => plainText(message))[0]).toContain('line 1, column 14');
  });

  it('is told of 30,000 keys', async () => {
    const keys = Array.from({ length: 30_000 }, () => '"Effect": "Allow"').join(',');
    expect((await readText('a.json', `{"Statement": [{${keys}, "Action": "*"}]}`)).problems).toHaveLength(1);
  });

  it('is nothing outside of policies', async () => {
    expect((await readText('a.json', `{"a": 1, "a": 2, "p": ${policy}}`)).problems).toEqual([]);
  });
});

describe('the format of a file', () => {
  it.each([
    ['a.template', policy],
    ['a.policy', `\uFEFF\n ${policy}`],
    ['a.template', 'Statement:\n  Effect: Allow\n  Action: "*"\n'],
    ['a.yml', policy],
    ['noending', policy],
  ])('of %s is told by its name or first character: %j', async (path, text) => {
    expect((await readText(path, text)).policies).toHaveLength(1);
  });
});

function bomb(): string {
  const level = (i: number): string =>
    `l${String(i)}: &l${String(i)} [${Array.from({ length: 9 }, () => `*l${String(i - 1)}`).join(',')}]\n`;
  return `Statement: {Effect: Allow, Action: x}\nl0: &l0 x\n${Array.from({ length: 9 }, (_, i) => level(i + 1)).join('')}`;
}
