import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../src/config/load.js';
import { SourceText } from '../../src/domain/source.js';
import { knownRules } from '../../src/review/known-rules.js';
import type { TerminalFolder } from './terminal-run.js';
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
const allow = (Action: string | string[], Resource: string | string[]): object => ({
  Effect: 'Allow',
  Action,
  Resource,
});
const role = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;
const webshop = 'arn:aws:ecr:eu-west-1:111122223333:repository/webshop';

/** What nothing but a config can tell: who has the policies, and what they are on. */
const attached = `policies:
  - files: iam/*.json
    attached-to: ${role('{1}')}
  - files: ecr/*.json
    attached-to: arn:aws:ecr:eu-west-1:111122223333:repository/{1}
`;

const tree = {
  '.github/artifact-access.yml': attached,
  'iam/deploy.json': policy(allow(['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], webshop)),
  'iam/release.json': policy(
    allow(['ecr:PutImage', 'ecr:BatchDeleteImage'], 'arn:aws:ecr:eu-west-1:111122223333:repository/*'),
    allow('s3:*', ['arn:aws:s3:::acme-artifacts', 'arn:aws:s3:::acme-artifacts/*']),
  ),
  'iam/admin.json': policy(allow('*', '*')),
  'iam/packages.json': policy(
    allow('codeartifact:*', 'arn:aws:codeartifact:eu-west-1:111122223333:package/acme/npm/*'),
    { Effect: 'Deny', Action: 'codeartifact:DeletePackage', Resource: '*' },
  ),
  'ecr/webshop.json': policy({
    Effect: 'Allow',
    Principal: {
      AWS: ['arn:aws:iam::444455556666:root', role('deploy')],
      Service: 'codebuild.amazonaws.com',
    },
    Action: ['ecr:BatchGetImage', 'ecr:PutImage'],
  }),
  's3/acme-site.json': policy(
    { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::acme-site/public/*' },
    {
      Effect: 'Allow',
      Principal: { CanonicalUser: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be' },
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::acme-site/*',
    },
  ),
};

interface Report {
  readonly findings: readonly { readonly rule: string; readonly source: string; readonly path: string }[];
}

async function contractFindings(): Promise<string[]> {
  const { stdout } = await folder.run(['check', '--format', 'json']);
  return (JSON.parse(stdout) as Report).findings
    .filter(({ source, rule }) => source === 'access-contract' || rule === 'access-undecided')
    .map(({ rule, path }) => `${rule} ${path}`);
}

describe('init', () => {
  it('prints a config that the loader takes, and that today’s policies keep', async () => {
    await folder.write(tree);
    const { code, stdout, stderr } = await folder.run(['init']);
    expect([code, stderr]).toEqual([0, '']);
    const reading = await parseConfig(new SourceText('printed.yml', stdout), knownRules());
    expect(reading).toMatchObject({ config: { artifacts: expect.anything() as object } });
    await folder.write({ '.github/artifact-access.yml': stdout });
    expect(await contractFindings()).toEqual([]);
    expect((await folder.run(['init'])).stdout).toBe(stdout);
  });

  it('prints a contract that a new grant breaks', async () => {
    await folder.write(tree);
    const { stdout } = await folder.run(['init']);
    const grant = policy(allow('ecr:BatchDeleteImage', webshop));
    await folder.write({ '.github/artifact-access.yml': stdout, 'iam/deploy.json': grant });
    expect(await contractFindings()).toEqual(['contract-not-listed iam/deploy.json']);
  });

  it('says what nothing tells: who has a policy, and what it is on', async () => {
    await folder.write({ ...tree, '.github/artifact-access.yml': '' });
    const { stdout } = await folder.run(['init']);
    expect(stdout).toContain(
      `#   - files: 'iam/deploy.json'\n#     attached-to: arn:aws:iam::ACCOUNT:role/NAME\n`,
    );
    expect(stdout).toContain(`#   - files: 'ecr/webshop.json'\n#     attached-to: arn:aws:ecr:`);
    expect(stdout).toContain(`#   - '444455556666' # ecr/webshop.json`);
    const reading = await parseConfig(new SourceText('printed.yml', stdout), knownRules());
    expect(reading).not.toHaveProperty('problems');
  });

  it('finds the policies under the paths that are named', async () => {
    await folder.write(tree);
    expect((await folder.run(['init', 'ecr'])).stdout).not.toContain('acme-artifacts');
    expect((await folder.run(['init', 'iam', 'ecr'])).stdout).toContain('acme-artifacts');
  });

  it('tells what it could not read, and does without it', async () => {
    await folder.write({
      'policy.json': JSON.stringify(policy(allow('*', '*'))).slice(0, -2),
      'a\n##[error]x.json': '{"Statement": "\0"}',
    });
    const { code, stdout } = await folder.run(['init']);
    expect(code).toBe(0);
    expect(stdout).toContain('# Not read: policy.json: The policy is not valid JSON');
    expect(stdout).not.toContain('##[');
    expect(stdout.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  });

  it('works on the sample', async () => {
    await cp('examples/head', join(folder.path, 'sample'), { recursive: true });
    const { code, stdout } = await folder.run(['init', 'sample']);
    expect(code).toBe(0);
    expect(stdout).toContain("name: 'webshop-runtime'");
  });

  it.each([
    ['a path that is not there', ['nowhere'], 'nowhere'],
    ['a config that is not there', ['--config', 'no.yml'], 'no.yml'],
    ['a format, since it prints YAML', ['--format', 'json'], '--format goes with'],
  ])('ends with 2 and one line for %s', async (_name, args, text) => {
    const { code, stdout, stderr } = await folder.run(['init', ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(text)]);
  });
});
