import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { rangeChanges, type GitChanges } from '../../../src/adapters/git/changes.js';
import { UserError } from '../../../src/domain/failure.js';
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

async function open(
  plan: RepositoryPlan,
  head: string | undefined = 'topic',
  largestFile?: number,
): Promise<GitChanges> {
  const { dir } = await make(plan);
  return rangeChanges(dir, 'main', head, largestFile === undefined ? {} : { largestFile });
}

afterEach(async () => {
  await repository?.dispose();
  repository = undefined;
});

test('compares the head with the merge base, and tells what GitHub would', async () => {
  const changes = await open({
    base: {
      'a.json': 'one\n',
      'gone.json': 'x\n',
      'old/p.json': LINES,
      'run.sh': 'x\n',
      'link.json': 'was a file\n',
      'b.bin': 'x',
    },
    head: {
      'a.json': 'two\n',
      'gone.json': null,
      'old/p.json': null,
      'new/p.json': `${LINES}more\n`,
      'run.sh': { executable: 'x\n' },
      'link.json': { symlink: 'a.json' },
      'b.bin': Buffer.from([0, 1]),
      'sub.json': { submodule: '1'.repeat(40) },
      'empty.json': '',
    },
    mainAfterFork: { 'a.json': 'main went on\n' },
  });
  const set = await changes.list();
  expect(set).toMatchObject({ base: repository?.mergeBaseSha, head: repository?.headSha });
  expect(changes.baseTip).toBe(repository?.baseSha);
  expect(brief(set.files)).toEqual([
    ['a.json', 'modified', undefined, false, '+1 -1'],
    ['b.bin', 'modified', undefined, false, undefined],
    ['empty.json', 'added', undefined, false, undefined],
    ['gone.json', 'removed', undefined, false, '+ -1'],
    ['link.json', 'changed', undefined, false, '+ -1 +1 -'],
    ['new/p.json', 'renamed', 'old/p.json', false, '+21 -'],
    ['run.sh', 'modified', undefined, true, undefined],
    ['sub.json', 'added', undefined, false, '+1 -'],
  ]);
  expect(await read(changes, 'a.json', 'base')).toBe('one\n');
  expect(await read(changes, 'a.json', 'head')).toBe('two\n');
  expect(await read(changes, 'gone.json', 'head')).toBe('absent');
  expect(await read(changes, 'link.json', 'head')).toBe('symlink');
  expect(await read(changes, 'link.json', 'base')).toBe('was a file\n');
  expect(await read(changes, 'sub.json', 'head')).toBe('submodule');
  expect(await read(changes, 'empty.json', 'head')).toBe('');
  expect(Buffer.from((await changes.readAtRef('a.json', 'main')) ?? '').toString()).toBe('main went on\n');
  expect(await changes.readAtRef('nowhere.yml', 'main')).toBeNull();
});

test('reads many files, large ones among them, from one process', async () => {
  const names = Array.from({ length: 60 }, (_, index) => `p${index}.json`);
  const head = Object.fromEntries(names.map((name, index) => [name, name.repeat(1 + index * 50)]));
  const changes = await open({ base: {}, head, checkout: false }, 'topic', 10_000);
  const contents = await Promise.all(names.map((name) => read(changes, name, 'head')));
  expect(contents).toEqual(
    names.map((name, index) =>
      (head[name]?.length ?? 0) > 10_000 ? 'too-large' : name.repeat(1 + index * 50),
    ),
  );
});

const HOSTILE = [
  '-rf.json',
  'new\nline.json',
  'diff --git a/x b/x.json',
  'quote".json',
  'back\\slash.json',
  'tab\t.json',
  'two words.json',
  'größe/ключ.json',
  '+++ b/forged\n@@ -1 +900 @@\n+x.json',
  '*.json',
  ':(top)x.json',
];

test.each([
  ['a commit', 'topic'],
  ['the working tree', undefined],
])('takes any file name of %s as it is', async (_, head) => {
  const base = Object.fromEntries(HOSTILE.map((name) => [name, 'one\n']));
  const now = Object.fromEntries(HOSTILE.map((name) => [name, 'one\ntwo\n']));
  const changes = await open({ base, head: now }, head);
  const { files } = await changes.list();
  expect(brief(files).toSorted()).toEqual(
    HOSTILE.map((name) => [name, 'modified', undefined, false, '+2 -']).toSorted(),
  );
  for (const name of HOSTILE) {
    expect(await read(changes, name, 'head')).toBe('one\ntwo\n');
    expect(await read(changes, name, 'base')).toBe('one\n');
  }
});

test('git forgets nothing: an option as a name is no option', async () => {
  const made = await make({ base: { 'a.json': 'x' }, head: { 'a.json': 'y' } });
  const { dir } = made;
  await made.git('update-ref', 'refs/heads/--upload-pack', made.headSha);
  const changes = await rangeChanges(dir, 'main', '--upload-pack');
  expect((await changes.list()).head).toBe(made.headSha);
});

test('what is missing is told in a line', async () => {
  const made = await make({ base: { 'a.json': 'x' } });
  const { dir } = made;
  await expect(rangeChanges(dir, 'no-such', undefined)).rejects.toThrow(
    'no-such is no commit of this clone.',
  );
  await expect(rangeChanges(dir, '--all', undefined)).rejects.toThrow(UserError);
  await made.orphan({ 'b.json': 'x' }, 'alone');
  await expect(rangeChanges(dir, 'alone', 'main')).rejects.toThrow('no common ancestor');
  const outside = await mkdtemp(join(tmpdir(), 'outside-'));
  await expect(rangeChanges(outside, 'main', undefined)).rejects.toThrow('is not in a git repository');
  await rm(outside, { recursive: true });
  const path = process.env['PATH'];
  process.env['PATH'] = '/nonexistent';
  try {
    await expect(rangeChanges(dir, 'main', undefined)).rejects.toThrow('is it installed?');
  } finally {
    process.env['PATH'] = path;
  }
});

test('an object that this clone lacks is neither fetched nor taken for an absent file', async () => {
  const made = await make({ base: { 'a.json': 'x' }, head: { 'a.json': 'y' } });
  const { dir } = made;
  const oid = await made.git('rev-parse', 'topic:a.json');
  const changes = await rangeChanges(dir, 'main', 'topic');
  await rm(join(dir, '.git/objects', oid.slice(0, 2), oid.slice(2)), { force: true });
  await rm(join(dir, '.git/objects/pack'), { recursive: true, force: true });
  await expect(changes.read('a.json', 'head')).rejects.toThrow();
});

test('lists what stands directly in a folder, at either side, and nothing of one that is not there', async () => {
  const changes = await open({
    base: {
      'infra/a.tf': 'a\n',
      'infra/deep/b.tf': 'b\n',
      'infra/link.tf': { symlink: 'a.tf' },
      'root.tf': 'r\n',
    },
    head: { 'infra/a.tf': null, 'infra/c.tf': 'c\n' },
  });
  expect(await changes.filesIn('infra', 'base')).toEqual(['infra/a.tf', 'infra/link.tf']);
  expect(await changes.filesIn('infra', 'head')).toEqual(['infra/c.tf', 'infra/link.tf']);
  expect(await changes.filesIn('', 'head')).toEqual(['root.tf']);
  expect(await changes.filesIn('infra/none', 'head')).toEqual([]);
  expect(await changes.filesIn('../..', 'head')).toEqual([]);
});
