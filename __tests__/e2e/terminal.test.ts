import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { tool } from '../../src/domain/tool.js';
import { makeRepository } from './servers/git-fixture.js';
import { login, policy, pushAny, pushOne } from './story.js';

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'terminal-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Runs the committed program as a user does, in a folder, without the machine's own AWS and git settings. */
function cli(args: readonly string[], cwd = folder, program = resolve('dist/cli.js')): Promise<Run> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, TERM: 'dumb' };
  return new Promise((done) => {
    execFile(process.execPath, [program, ...args], { cwd, env, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

interface Report {
  readonly findings: readonly {
    readonly rule: string;
    readonly state: string;
    readonly path: string;
    readonly start: { readonly line: number };
  }[];
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

function reportOf({ stdout }: Run): Report {
  return JSON.parse(stdout) as Report;
}

/** `rule path:line`, sorted as the report has them. */
function rulesOf(run: Run): string[] {
  return reportOf(run).findings.map(({ rule, path, start }) => `${rule} ${path}:${String(start.line)}`);
}

describe('demo', () => {
  it('finds every planted fault on its element, and says nothing else', async () => {
    const { code, stdout } = await cli(['demo', '--format', 'json']);
    expect(code).toBe(0);
    expect(rulesOf({ code, stdout, stderr: '' })).toEqual(planted);
  });

  it('runs from a copy of dist/ and examples/ alone', async () => {
    await cp('dist', join(folder, 'copy/dist'), { recursive: true });
    await cp('examples', join(folder, 'copy/examples'), { recursive: true });
    const { code, stdout } = await cli(['demo'], folder, join(folder, 'copy/dist/cli.js'));
    expect(code).toBe(0);
    expect(stdout).toContain('error[ca-token-not-domain]');
  });

  it('is silent about the sample as it was before', async () => {
    const { code, stdout } = await cli([
      'check',
      resolve('examples/base'),
      '--format',
      'json',
      '--fail-on',
      'suggestion',
    ]);
    expect(reportOf({ code, stdout, stderr: '' }).findings).toEqual([]);
    expect(code).toBe(0);
  });
});

/** The eleven mistakes that examples/head has and examples/base has not, each on its line, worst first. */
const planted = [
  's3-arn-level-mismatch cloudformation/pipeline.yaml:107',
  'ca-token-not-domain terraform/packages.tf:24',
  'build-rewrites-build cloudformation/pipeline.yaml:110',
  'diff-new-artifact-write iam/build-role.json:31',
  'oidc-sub-broad terraform/release.tf:20',
  'diff-guard-removed terraform/release.tf:49',
  'service-confused-deputy cloudformation/pipeline.yaml:39',
  's3-version-read-gap cloudformation/pipeline.yaml:159',
  'ecr-pull-set-incomplete iam/instance-role.json:22',
  'kms-wide-use iam/instance-role.json:38',
  's3-tls-deny-gap cloudformation/pipeline.yaml:62',
];

describe('check', () => {
  it('ends with 1 for findings and with 0 below --fail-on', async () => {
    await writeFile(join(folder, 'bad.json'), policy(login, pushAny));
    expect((await cli(['check'])).code).toBe(1);
    expect((await cli(['check', 'bad.json', '--fail-on', 'error'])).code).toBe(0);
    expect((await cli(['check', 'bad.json', '--fail-on', 'suggestion'])).code).toBe(1);
  });

  it('says in one line that all is well', async () => {
    await writeFile(join(folder, 'good.json'), policy(login, pushOne));
    const { code, stdout } = await cli(['check']);
    expect([code, stdout.trim().split('\n').length]).toEqual([0, 1]);
  });

  it('tells every mistake in the config on a line of its own, and gives a runner no commands', async () => {
    await mkdir(join(folder, '.github'));
    const config = 'fail-onn: error\n"##[set-output name=x]y": 1\n';
    await writeFile(join(folder, '.github/artifact-access.yml'), config);
    const { code, stderr } = await cli(['check']);
    expect(code).toBe(2);
    expect(stderr).not.toContain('##[');
    expect(stderr).toContain('set-output name=x');
    expect(stderr.trimEnd().split('\n').length).toBeGreaterThanOrEqual(2);
  });

  it('reads the config of the folder', async () => {
    await writeFile(join(folder, 'bad.json'), policy(login, pushAny));
    await mkdir(join(folder, '.github'));
    await writeFile(join(folder, '.github/artifact-access.yml'), 'checks: { ecr-push-any-repo: off }\n');
    expect((await cli(['check'])).code).toBe(0);
  });

  it.each([
    ['an unknown command', ['chek'], 'Did you mean check?'],
    ['an unknown option', ['check', '--fail-onn', 'error'], 'Did you mean --fail-on?'],
    ['an unknown value', ['check', '--fail-on', 'eror'], 'Did you mean error?'],
    ['a path that is not there', ['check', 'nowhere'], 'nowhere'],
    ['a config that is not there', ['check', '--config', 'no.yml'], 'no.yml'],
    ['review without a base', ['review'], '--base'],
    ['explain of nothing known', ['explain', 'ecr-push-any-rep'], 'Did you mean ecr-push-any-repo?'],
  ])('ends with 2 and one line for %s', async (_name, args, text) => {
    const { code, stderr, stdout } = await cli(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(text)]);
  });

  it('goes on past files that cannot be read, and tells each', async () => {
    await writeFile(join(folder, 'bad.json'), policy(login, pushAny));
    await writeFile(join(folder, 'empty.json'), '');
    await writeFile(join(folder, 'truncated.json'), policy(login).slice(0, -20));
    await writeFile(join(folder, 'big.json'), `{"Statement": "${'x'.repeat(50e6)}"}`);
    await writeFile(join(folder, 'deep.json'), '['.repeat(100_000));
    await writeFile(
      join(folder, 'keys.json'),
      `{${Array.from({ length: 30_000 }, (_, n) => `"k${String(n)}": 1`).join()}}`,
    );
    await writeFile(
      join(folder, 'double.json'),
      policy(login).replace('"Effect"', '"Effect": "Deny", "Effect"'),
    );
    await writeFile(join(folder, 'latin.json'), Buffer.from('{"Statement": "\xe9"}', 'latin1'));
    await writeFile(join(folder, 'nul.json'), '{"Statement": "\0"}');
    await writeFile(join(folder, 'proto.json'), '{"__proto__": {"Version": "2012-10-17"}}');
    await writeFile(join(folder, 'bom.json'), `\uFEFF${policy(login)}`);
    await writeFile(join(folder, 'bomb.yml'), bomb());
    await writeFile(join(folder, 'nested.yml'), `a: ${'['.repeat(5000)}`);
    await writeFile(join(folder, 'nested-more.yml'), `a: ${'['.repeat(10_000)}`);
    await mkdir(join(folder, 'x.json'));
    await symlink('/etc/passwd', join(folder, 'link.json'));
    await writeFile(join(folder, 'a\n##[error]::error::[b](c).json'), policy(login, pushAny));
    const run = await cli(['check', '--format', 'json']);
    expect(run.code).toBe(1);
    expect(reportOf(run).skipped).toEqual([
      { path: 'big.json', reason: 'too-large' },
      { path: 'deep.json', reason: 'too-deep' },
      { path: 'latin.json', reason: 'not-utf8' },
      { path: 'link.json', reason: 'symlink' },
      { path: 'nested-more.yml', reason: 'too-deep' },
      { path: 'nested.yml', reason: 'too-deep' },
      { path: 'nul.json', reason: 'binary' },
    ]);
    expect(rulesOf(run).sort()).toEqual([
      'JSON_SYNTAX_ERROR truncated.json:8',
      // Its prototype is an own key, and the file says nothing else: a policy by its Version.
      'MISSING_STATEMENT proto.json:1',
      'duplicate-key double.json:6',
      'ecr-push-any-repo a\n##[error]::error::[b](c).json:20',
      'ecr-push-any-repo bad.json:20',
      'unreadable-policy bomb.yml:7',
    ]);
  });
});

/** Nine aliases of nine aliases, nine times over, around a policy. */
function bomb(): string {
  const levels = Array.from(
    { length: 9 },
    (_, n) =>
      `l${String(n + 1)}: &l${String(n + 1)} [${Array<string>(9)
        .fill(`*l${String(n)}`)
        .join(', ')}]`,
  );
  return [
    'Version: "2012-10-17"',
    'l0: &l0 [x]',
    ...levels,
    'Statement: { Effect: Allow, Action: *l9, Resource: "*" }',
    '',
  ].join('\n');
}

describe('review', () => {
  it('compares with the merge base, and takes the working tree for the head', async () => {
    const repository = await makeRepository({
      base: { 'iam/build.json': policy(login, pushOne) },
      head: { 'iam/build.json': policy(login, pushAny) },
      mainAfterFork: { 'other.json': policy(pushAny) },
    });
    await repository.git('checkout', '--force', 'topic');
    const run = await cli(['review', '--base', 'main', '--format', 'json'], repository.dir);
    expect(run.code).toBe(1);
    expect(rulesOf(run)).toEqual([
      'diff-new-artifact-write iam/build.json:20',
      'ecr-push-any-repo iam/build.json:20',
    ]);
    await writeFile(join(repository.dir, 'iam/build.json'), policy(login, pushOne));
    expect((await cli(['review', '--base', 'main'], repository.dir)).code).toBe(0);
    expect((await cli(['review', '--base', 'main', '--head', 'topic'], repository.dir)).code).toBe(1);
    await repository.dispose();
  });

  it('ends with 2 outside of a repository', async () => {
    expect(await cli(['review', '--base', 'main'])).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('the rest', () => {
  it('explains checks and issue codes', async () => {
    expect((await cli(['explain', 'ecr-push-any-repo'])).stdout).toContain('Why it matters');
    expect((await cli(['explain', 'PASS_ROLE_WITH_STAR_IN_RESOURCE'])).stdout).toContain(
      'docs.aws.amazon.com',
    );
  });

  it('tells its version, which is that of package.json', async () => {
    const { version, name } = JSON.parse(await readFile('package.json', 'utf8')) as {
      version: string;
      name: string;
    };
    expect(tool).toEqual({ name, version });
    expect((await cli(['--version'])).stdout).toBe(`${name} ${version}\n`);
  });

  it.each(['sarif', 'markdown', 'github'])('prints %s', async (format) => {
    const { code, stdout } = await cli(['demo', '--format', format]);
    expect(code).toBe(0);
    expect(stdout).toContain('build-rewrites-build');
  });
});
