import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { FolderPairChanges } from '../../../src/adapters/workspace/folder-pair-changes.js';
import { WorkspaceChanges } from '../../../src/adapters/workspace/workspace-changes.js';
import { makeRepository } from '../../e2e/servers/git-fixture.js';
import type { Changes } from '../../../src/review/ports.js';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'workspace-'));
});

afterEach(() => rm(dir, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), content);
  }
}

const paths = async (changes: Changes): Promise<readonly string[]> =>
  (await changes.list()).files.map(({ path }) => path);

async function read(changes: Changes, path: string, side: 'base' | 'head' = 'head'): Promise<string> {
  const content = await changes.read(path, side);
  if (content.kind === 'bytes') return Buffer.from(content.bytes).toString('utf8');
  return content.kind === 'skipped' ? content.reason : content.kind;
}

test('outside of a repository, lists everything but what is git’s, npm’s and Terraform’s', async () => {
  await write({
    'b.json': '1',
    'a/b.json': '2',
    'node_modules/x.json': '',
    '.terraform/x.json': '',
    'a/x.json/y.json': '3',
  });
  await symlink('/etc', join(dir, 'etc'));
  await symlink('b.json', join(dir, 'link.json'));
  const changes = new WorkspaceChanges(dir, ['.']);
  expect(await changes.list()).toMatchObject({ base: null, head: null });
  expect(await paths(changes)).toEqual(['a/b.json', 'a/x.json/y.json', 'b.json', 'etc', 'link.json']);
  expect((await changes.list()).files[0]).toEqual({
    ...{ path: 'a/b.json', previousPath: undefined, status: 'unchanged', hunks: undefined, sameBytes: false },
  });
  expect(await read(changes, 'a/b.json')).toBe('2');
  expect(await read(changes, 'a/b.json', 'base')).toBe('absent');
  expect(await read(changes, 'link.json')).toBe('symlink');
  expect(await read(changes, 'etc/passwd')).toBe('symlink');
  expect(await read(changes, 'a/x.json')).toBe('absent');
  expect(await read(changes, '../../etc/passwd')).toBe('absent');
  expect(await read(changes, '/etc/passwd')).toBe('absent');
  expect(await read(changes, 'a\0b')).toBe('absent');
});

test('in a repository, lists the tracked files of the folders that are named', async () => {
  const repository = await makeRepository({
    base: {
      'a.json': 'x',
      'dir/b.json': 'y',
      'dir/-n\n.json': 'z',
      'dir/sub/größe.json': 'u',
      'gone.json': '',
      'main.tf': '',
    },
  });
  try {
    await writeFile(join(repository.dir, 'untracked.json'), '1');
    await mkdir(join(repository.dir, 'build'));
    await writeFile(join(repository.dir, 'build/made.json'), '2');
    await rm(join(repository.dir, 'gone.json'));
    const all = new WorkspaceChanges(repository.dir, ['.']);
    expect(await paths(all)).toEqual([
      'a.json',
      'dir/-n\n.json',
      'dir/b.json',
      'dir/sub/größe.json',
      'main.tf',
    ]);
    expect(await read(all, 'dir/-n\n.json')).toBe('z');
    expect(
      await paths(new WorkspaceChanges(repository.dir, ['dir', 'untracked.json', 'build', 'dir/b.json'])),
    ).toEqual([
      ...['dir/-n\n.json', 'dir/b.json', 'dir/sub/größe.json', 'untracked.json', 'build/made.json'],
    ]);
    const below = new WorkspaceChanges(join(repository.dir, 'dir'), ['.', '../a.json']);
    expect(await paths(below)).toEqual(['-n\n.json', 'b.json', 'sub/größe.json', '../a.json']);
    expect(await read(below, '../a.json')).toBe('x');
    expect(await read(below, '../main.tf')).toBe('');
    expect(await read(below, '../.git/config')).toBe('absent');
    expect(await read(below, '../../x')).toBe('absent');
  } finally {
    await repository.dispose();
  }
});

test('reads what was named outside of the root, and no more than that', async () => {
  await write({ 'root/a.json': '1', 'else/b.json': '2', 'c.json': '3' });
  const changes = new WorkspaceChanges(join(dir, 'root'), ['.', '../else']);
  expect(await paths(changes)).toEqual(['a.json', '../else/b.json']);
  expect(await read(changes, '../else/b.json')).toBe('2');
  expect(await read(changes, '../c.json')).toBe('absent');
});

test('a path that is not there is a mistake; what is large, or has no readable name, is skipped', async () => {
  await expect(new WorkspaceChanges(dir, ['nothing.json']).list()).rejects.toThrow(
    'There is no file or folder nothing.json.',
  );
  await write({ 'large.json': 'x'.repeat(11), 'fits.json': 'x'.repeat(10) });
  await writeFile(Buffer.concat([Buffer.from(`${dir}/p`), Buffer.from([0xed]), Buffer.from('.json')]), 'x');
  const changes = new WorkspaceChanges(dir, ['.'], { largestFile: 10 });
  expect(await paths(changes)).toEqual(['fits.json', 'large.json', 'p\uFFFD.json']);
  expect(await read(changes, 'large.json')).toBe('too-large');
  expect(await read(changes, 'fits.json')).toBe('x'.repeat(10));
  expect(await read(changes, 'p\uFFFD.json')).toBe('not-utf8');
});

test('two folders are the two sides of a change', async () => {
  const lines = Array.from({ length: 12 }, (_, index) => `line ${index}`);
  await write({
    'base/a.json': `${lines.join('\n')}\n`,
    'head/a.json': `${lines.with(1, 'new').concat('more').join('\n')}\n`,
    'base/same.json': 'x',
    'head/same.json': 'x',
    'base/gone.json': 'x\n',
    'head/new/b.json': 'a\nb',
    'base/c.bin': 'x',
    'head/c.bin': Buffer.from([0]),
  });
  const changes = new FolderPairChanges(join(dir, 'base'), join(dir, 'head'));
  const { base, files } = await changes.list();
  expect(base).toBe('base');
  expect(files.map(({ path, status, hunks }) => [path, status, hunks])).toEqual([
    [
      'a.json',
      'modified',
      [
        { oldStart: 1, oldEnd: 6, newStart: 1, newEnd: 6, added: [2], removed: [2] },
        { oldStart: 10, oldEnd: 13, newStart: 10, newEnd: 14, added: [13], removed: [] },
      ],
    ],
    ['c.bin', 'modified', undefined],
    ['gone.json', 'removed', [{ oldStart: 1, oldEnd: 2, newStart: 1, newEnd: 1, added: [], removed: [1] }]],
    ['new/b.json', 'added', [{ oldStart: 1, oldEnd: 1, newStart: 1, newEnd: 3, added: [1, 2], removed: [] }]],
  ]);
  expect(await read(changes, 'a.json', 'base')).toContain('line 1\n');
  expect(await read(changes, 'gone.json')).toBe('absent');
});

test('lists what lies directly in a folder, links unfollowed, and nothing outside or behind a link', async () => {
  await write({
    'work/infra/a.tf': 'a',
    'work/infra/deep/b.tf': 'b',
    'work/top.tf': 't',
    'outside/c.tf': 'c',
  });
  await mkdir(join(dir, 'work/.git'));
  await symlink(join(dir, 'outside'), join(dir, 'work/linked'));
  await symlink('a.tf', join(dir, 'work/infra/link.tf'));
  const changes = new WorkspaceChanges(join(dir, 'work'), ['infra/a.tf']);
  expect(await changes.filesIn('infra', 'head')).toEqual(['infra/a.tf', 'infra/link.tf']);
  expect(await changes.filesIn('', 'head')).toEqual(['linked', 'top.tf']);
  for (const folder of ['linked', '../outside', 'none', '.git', 'infra/a.tf'])
    expect(await changes.filesIn(folder, 'head')).toEqual([]);
  expect(await changes.filesIn('infra', 'base')).toEqual([]);
  const below = new WorkspaceChanges(join(dir, 'work/infra/deep'), ['.']);
  expect(await below.filesIn('..', 'head')).toEqual(['../a.tf', '../link.tf']);
});

test('of two folders, lists each by itself', async () => {
  await write({ 'base/m/a.tf': '1', 'head/m/b.tf': '2' });
  const changes = new FolderPairChanges(join(dir, 'base'), join(dir, 'head'));
  expect(await changes.filesIn('m', 'base')).toEqual(['m/a.tf']);
  expect(await changes.filesIn('m', 'head')).toEqual(['m/b.tf']);
});
