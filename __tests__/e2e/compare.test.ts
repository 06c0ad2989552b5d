import { readFile, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TerminalFolder, TerminalRun } from './terminal-run.js';
import { terminalFolder } from './terminal-run.js';

let folder: TerminalFolder;

beforeEach(async () => {
  folder = await terminalFolder();
});
afterEach(() => folder.remove());

const policy = (...statements: readonly object[]): object => ({
  Version: '2012-10-17',
  Statement: statements,
});
const webshop = 'arn:aws:ecr:eu-west-1:111122223333:repository/webshop';
const pull = { Sid: 'Pull', Effect: 'Allow', Action: 'ecr:BatchGetImage', Resource: webshop };
const push = { Sid: 'Push', Effect: 'Allow', Action: 'ecr:PutImage', Resource: webshop };
const assume = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::<ACCOUNT ID>:role/ci' },
  Action: 'sts:AssumeRole',
};

const compare = (...args: readonly string[]): Promise<TerminalRun> => folder.run(['compare', ...args]);

interface Answer {
  readonly result: string;
  readonly gained: readonly Readonly<Record<string, unknown>>[];
  readonly lost: readonly Readonly<Record<string, unknown>>[];
  readonly reason: string | null;
}

async function answer(...args: readonly string[]): Promise<readonly [number, Answer]> {
  const { code, stdout } = await compare(...args, '--format', 'json');
  return [code, JSON.parse(stdout) as Answer];
}

describe('compare', () => {
  it('ends with 1 and a witness for new access, with 0 for none', async () => {
    await folder.write({ 'base.json': policy(pull), 'head.json': policy(pull, push) });
    expect(await answer('base.json', 'head.json')).toEqual([
      1,
      {
        result: 'new-access',
        gained: [
          {
            principal: 'whoever holds head.json',
            action: 'ecr:PutImage',
            resource: webshop,
            context: {},
            statement: { index: 1, sid: 'Push' },
          },
        ],
        lost: [],
        reason: null,
      },
    ]);
    const [code, { result, gained, lost }] = await answer('head.json', 'base.json');
    expect([code, result, gained, lost.length]).toEqual([0, 'no-new-access', [], 1]);
    expect(await compare('base.json', 'base.json')).toEqual({
      code: 0,
      stdout: 'No new access.\n',
      stderr: '',
    });
  });

  it('counts by AWS’s semantics what is on paper only, and says so; typed leaves it out', async () => {
    const head = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::artifacts' };
    await folder.write({ 'head.json': policy(head) });
    const [code, { result, reason }] = await answer('/dev/null', 'head.json');
    expect([code, result]).toEqual([1, 'new-access']);
    expect(reason).toContain('on paper only');
    expect(await answer('/dev/null', 'head.json', '--semantics', 'typed')).toMatchObject([
      0,
      { result: 'no-new-access' },
    ]);
  });

  it('ends with 1 where nobody can know, with the reason', async () => {
    const unknown = { ...push, Resource: { Ref: 'Repository' } };
    const template = (...statements: readonly object[]): object => ({
      Resources: {
        Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: policy(...statements) } },
      },
    });
    await folder.write({
      'base.json': template({ ...push, Resource: { Ref: 'Other' } }),
      'head.json': template({ ...push, Effect: 'Allow', Resource: webshop }),
      'gone.json': template(unknown),
    });
    const [code, { result, reason }] = await answer('gone.json', 'head.json');
    expect([code, result]).toEqual([1, 'undecided']);
    expect(reason).toContain('not known');
  });

  it('reads the placeholder of a base policy as the account that head names, and says so', async () => {
    const named = { ...assume, Principal: { AWS: 'arn:aws:iam::111122223333:role/ci' } };
    await folder.write({ 'base.json': policy(assume), 'head.json': policy(named) });
    const { code, stdout } = await compare('base.json', 'head.json');
    expect(code).toBe(0);
    expect(stdout).toContain('<ACCOUNT ID> in the base policy is read as 111122223333');
  });

  it('pairs the policies of templates by their place, and takes one that is new for new access', async () => {
    const role = (statement: object): object => ({
      Type: 'AWS::IAM::Role',
      Properties: { Policies: [{ PolicyName: 'p', PolicyDocument: policy(statement) }] },
    });
    await folder.write({
      'base.json': { Resources: { A: role(pull), B: role(pull) } },
      'head.json': { Resources: { B: role(pull), A: role(pull), C: role(push) } },
      'swapped.json': { Resources: { A: role(pull), B: role(push) } },
    });
    const [, { gained }] = await answer('base.json', 'head.json');
    expect(gained.map(({ action }) => action)).toEqual(['ecr:PutImage']);
    expect((await answer('base.json', 'swapped.json'))[1].gained).toHaveLength(1);
    expect(await answer('head.json', 'base.json')).toMatchObject([
      0,
      { result: 'no-new-access', lost: [{}] },
    ]);
  });

  it('compares a plain policy with the one of a template, and JSON with YAML', async () => {
    await folder.write({
      'base.json': policy(pull),
      'head.yml': `Version: '2012-10-17'\nStatement:\n  - Effect: Allow\n    Action: ecr:BatchGetImage\n    Resource: ${webshop}\n`,
      'wrapped.json': { PolicyVersion: { Document: policy(pull) } },
    });
    expect((await compare('base.json', 'head.yml')).code).toBe(0);
    expect((await compare('base.json', 'wrapped.json')).code).toBe(0);
  });

  it('takes what the shell hands over', async () => {
    await folder.write({ 'base.json': policy(pull), 'head.json': policy(push) });
    const { code, stdout } = await folder.shell('$CLI compare <(cat base.json) head.json');
    expect(code).toBe(1);
    expect(stdout).toContain('New access: 1 gained, 1 lost.');
  });

  it('reads both as of the kind that is named', async () => {
    const statement = { Effect: 'Allow', Principal: '*', Action: '*' };
    await folder.write({ 'base.json': policy(statement), 'head.json': policy(statement) });
    expect((await compare('base.json', 'head.json', '--kind', 'ecr-repository')).code).toBe(0);
  });

  it('says of a policy that AWS would refuse that it is one', async () => {
    await folder.write({
      'base.json': policy(pull),
      'head.json': policy(pull, { ...push, Effect: 'allow' }),
    });
    expect((await compare('base.json', 'head.json')).stdout).toContain(
      'AWS would refuse head.json for INVALID_EFFECT',
    );
  });
});

describe('compare of what cannot be read', () => {
  it.each([
    ['a file that is not there', ['base.json', 'nowhere.json'], 'nowhere.json'],
    ['a folder', ['.', 'base.json'], 'is a folder'],
    ['one file', ['base.json'], 'two files'],
    ['three files', ['base.json', 'base.json', 'base.json'], 'two files'],
    ['an unknown kind', ['base.json', 'base.json', '--kind', 'bucket'], '--kind is one of'],
    ['an option of another command', ['base.json', 'base.json', '--fail-on', 'error'], '--fail-on goes with'],
  ])('ends with 2 and one line for %s', async (_name, args, text) => {
    await folder.write({ 'base.json': policy(pull) });
    const { code, stdout, stderr } = await compare(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(text)]);
  });

  it.each([
    ['broken.json', '{"Statement": [', 'broken.json:1:16: The policy is not valid JSON'],
    [
      'double.json',
      JSON.stringify(policy(pull)).replace('"Effect"', '"Effect":"Deny","Effect"'),
      'A key stands twice',
    ],
    ['nul.json', '{"Statement": "\0"}', 'nul.json was not read: binary'],
    ['large.json', `{"Statement": "${'x'.repeat(2_000_000)}"}`, 'larger than the limit'],
    ['deep.json', '['.repeat(100_000), 'nested deeper than the limit'],
    ['other.json', '{"name": "no policy"}', 'No policy was found in other.json'],
    ['resource.json', JSON.stringify(policy(assume)), 'name it with --kind'],
  ])('ends with 3 and the reason for %s', async (name, text, reason) => {
    await folder.write({ 'base.json': policy(pull), [name]: text });
    const { code, stdout } = await compare('base.json', name);
    expect([code, stdout]).toEqual([3, expect.stringContaining(reason)]);
    const [, { result, reason: told }] = await answer('base.json', name);
    expect([result, told]).toEqual(['undecided', expect.stringContaining(reason)]);
  });

  it('does not follow a link', async () => {
    await folder.write({ 'base.json': policy(pull) });
    await symlink('base.json', join(folder.path, 'link.json'));
    const { code, stdout } = await compare('base.json', 'link.json');
    expect([code, stdout]).toEqual([3, expect.stringContaining('symbolic link')]);
  });

  it('gives neither a terminal nor a runner anything to obey', async () => {
    const hostile = 'a\n##[error]::error::x.json';
    await folder.write({
      [hostile]: policy(pull, { ...push, Sid: '##[warning]\u001b[31m\u202e' }),
      'base.json': policy(pull),
    });
    for (const format of ['pretty', 'json', 'sarif', 'markdown', 'github']) {
      const { code, stdout } = await compare('base.json', hostile, '--format', format);
      expect(code).toBe(1);
      expect(stdout).not.toMatch(/##\[|(?!\n)\p{Cc}|\u202e/u);
      expect(stdout.split('\n').filter((line) => /^\s*::(?!error file=)/.test(line))).toEqual([]);
    }
  });
});

describe('the example in the README', () => {
  it('is what the program prints', async () => {
    const readme = await readFile('README.md', 'utf8');
    const example = /^\$ node dist\/cli\.js (compare .*)\n([^]*?)^```$/m.exec(readme);
    const [, line = '', printed = ''] = example ?? [];
    const { stdout } = await folder.run(line.split(' '), resolve('.'));
    expect(printed).toContain('ecr:PutImage');
    expect(stdout).toBe(printed);
  });
});
