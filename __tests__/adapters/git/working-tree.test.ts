import { existsSync } from 'node:fs';
import { chmod, mkdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { rangeChanges } from '../../../src/adapters/git/changes.js';
import {
  makeRepository,
  type RepositoryFixture,
  type RepositoryPlan,
} from '../../e2e/servers/git-fixture.js';
import { brief, LINES, read } from './described.js';

let repository: RepositoryFixture | undefined;

async function make(plan: RepositoryPlan): Promise<RepositoryFixture> {
  repository = await makeRepository(plan);
  return repository;
}

afterEach(async () => {
  await repository?.dispose();
  repository = undefined;
});

test('without a head, compares the working tree: staged, unstaged and untracked', async () => {
  const made = await make({
    base: {
      '.gitignore': 'ignored/\n',
      'touched.json': 'same\n',
      'edited.json': 'one\n',
      'staged.json': 'one\n',
      'moved.json': LINES,
      'git-moved.json': `${LINES}x\n`,
      'forgotten.json': 'one\n',
      'deleted.json': 'x\n',
      'mode.json': 'x\n',
    },
    head: { 'committed.json': 'new\n' },
  });
  const { dir } = made;
  const at = (name: string): string => join(dir, name);
  await utimes(at('touched.json'), 1, 1);
  await writeFile(at('edited.json'), 'one\ntwo\n');
  await writeFile(at('staged.json'), 'two\n');
  await made.git('add', 'staged.json');
  await rename(at('moved.json'), at('moved here.json'));
  await made.git('mv', 'git-moved.json', 'git-moved-here.json');
  await writeFile(at('git-moved-here.json'), `${LINES}y\n`);
  await made.git('rm', '--cached', '--quiet', 'forgotten.json');
  await writeFile(at('forgotten.json'), 'two\n');
  await rm(at('deleted.json'));
  await chmod(at('mode.json'), 0o755);
  await mkdir(at('ignored'));
  await writeFile(at('ignored/x.json'), 'x');
  await writeFile(at('new.json'), 'a\nb');
  await symlink('/etc/passwd', at('link.json'));
  await mkdir(at('nested/folder.json'), { recursive: true });
  await made.git('init', '--quiet', 'nested/folder.json');
  const changes = await rangeChanges(dir, 'main', undefined, { largestFile: 1000 });
  const set = await changes.list();
  expect(set).toMatchObject({ base: repository?.mergeBaseSha, head: null });
  expect(brief(set.files).toSorted()).toEqual([
    ['committed.json', 'added', undefined, false, '+1 -'],
    ['deleted.json', 'removed', undefined, false, '+ -1'],
    ['edited.json', 'modified', undefined, false, '+2 -'],
    ['forgotten.json', 'modified', undefined, false, undefined],
    ['git-moved-here.json', 'renamed', 'git-moved.json', false, '+21 -21'],
    ['link.json', 'added', undefined, false, undefined],
    ['mode.json', 'modified', undefined, false, undefined],
    ['moved here.json', 'renamed', 'moved.json', true, undefined],
    ['new.json', 'added', undefined, false, '+1,2 -'],
    ['staged.json', 'modified', undefined, false, '+1 -1'],
  ]);
  expect(await read(changes, 'edited.json', 'head')).toBe('one\ntwo\n');
  expect(await read(changes, 'edited.json', 'base')).toBe('one\n');
  expect(await read(changes, 'link.json', 'head')).toBe('symlink');
  expect(await read(changes, '../outside.json', 'head')).toBe('absent');
  expect(await read(changes, '.git/config', 'head')).toBe('absent');
  await writeFile(at('new.json'), 'x'.repeat(1001));
  expect(await read(changes, 'new.json', 'head')).toBe('too-large');
});

test('runs nothing that a repository or its files name', async () => {
  const made = await make({
    base: { '.gitattributes': '*.json filter=evil diff=evil\n', 'a.json': LINES, 'b.json': LINES },
    head: {},
  });
  const { dir } = made;
  const proof = join(dir, '..', `proof-${process.pid}`);
  const evil = `touch ${proof}; cat`;
  const settings = {
    'filter.evil.clean': evil,
    'filter.evil.smudge': evil,
    'filter.evil.process': evil,
    'filter.evil.required': 'true',
    'diff.evil.textconv': evil,
    'diff.evil.command': evil,
    'diff.external': evil,
    'core.fsmonitor': evil,
    'core.hooksPath': join(dir, 'hooks'),
    'core.pager': evil,
    'core.sshCommand': evil,
    'filter.a=b.clean': evil,
  };
  await writeFile(join(dir, 'a.json'), `${LINES}more\n`);
  await rename(join(dir, 'b.json'), join(dir, 'c.json'));
  await made.git('add', '--intent-to-add', 'c.json');
  await mkdir(join(dir, 'hooks'));
  for (const hook of ['post-index-change', 'post-checkout']) {
    await writeFile(join(dir, 'hooks', hook), `#!/bin/sh\ntouch ${proof}\n`, { mode: 0o755 });
  }
  for (const [key, value] of Object.entries(settings)) await made.git('config', key, value);
  for (const head of [undefined, 'topic']) {
    const changes = await rangeChanges(dir, 'main', head);
    await changes.list();
    await changes.read('a.json', 'head');
    await changes.read('a.json', 'base');
  }
  expect(existsSync(proof)).toBe(false);
});

test('lists of a folder of the working tree what is tracked or would be, and never what git ignores', async () => {
  const { dir } = await make({
    base: { '.gitignore': '*.tfvars\n', 'infra/a.tf': 'a\n', 'infra/deep/b.tf': 'b\n' },
  });
  await writeFile(join(dir, 'infra/new.tf'), 'new\n');
  await writeFile(join(dir, 'infra/terraform.tfvars'), 'secret = "x"\n');
  const changes = await rangeChanges(dir, 'main', undefined);
  expect(await changes.filesIn('infra', 'head')).toEqual(['infra/a.tf', 'infra/new.tf']);
  expect(await changes.filesIn('infra', 'base')).toEqual(['infra/a.tf']);
});
