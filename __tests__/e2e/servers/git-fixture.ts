import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git } from './git-command.js';

/** A file of a fixture; null removes it. */
export type Content =
  | string
  | Buffer
  | { readonly symlink: string }
  | { readonly submodule: string }
  | { readonly executable: string }
  | null;

/** What a commit changes, by path. */
export type Changes = Readonly<Record<string, Content>>;

export interface RepositoryPlan {
  /** The files at the fork point, on main. */
  readonly base: Changes;
  /** The topic branch: one commit, or several. Without it a commit that changes nothing. */
  readonly head?: Changes | readonly Changes[];
  /** A commit on main after the fork, so that the merge base is not main's tip. */
  readonly mainAfterFork?: Changes;
  /** false: nothing is written to the work tree, which is quicker for thousands of files. */
  readonly checkout?: boolean;
}

/** A temporary git repository with the branches main and topic; topic is checked out. */
export interface RepositoryFixture {
  readonly dir: string;
  /** The tip of main. */
  readonly baseSha: string;
  /** The tip of topic as it was made. */
  readonly headSha: string;
  readonly mergeBaseSha: string;
  /** Adds a commit on top of a branch, topic without one, and gives its SHA. */
  commit(changes: Changes, branch?: string): Promise<string>;
  /** Begins a branch without a common ancestor, as a rewritten history has. */
  orphan(changes: Changes, branch: string): Promise<string>;
  /** Runs git in it. */
  git(...args: readonly string[]): Promise<string>;
  dispose(): Promise<void>;
}

/** Every commit's first second: 2026-01-05 08:00 UTC; each further commit is a minute later. */
const FIRST_COMMIT = 1_767_600_000;
const AUTHOR = 'Ada Lovelace <ada@example.com>';

/** Makes a git repository from plain objects. The same plan gives the same SHAs. */
export async function makeRepository(plan: RepositoryPlan): Promise<RepositoryFixture> {
  const dir = await mkdtemp(join(tmpdir(), 'repository-'));
  const ask = async (...args: readonly string[]): Promise<string> =>
    (await git(dir, args)).toString('utf8').trim();
  const commits = commitsOf(plan);
  await git(dir, ['init', '--quiet', '--initial-branch=main', '--template=']);
  const shas = await importCommits(dir, commits, 0);
  const last = (branch: string): string =>
    shas[commits.findLastIndex((commit) => commit.branch === branch)] ?? '';
  if (plan.checkout !== false) await git(dir, ['checkout', '--quiet', '--force', 'topic']);
  let count = commits.length;
  const add = async (commit: Commit): Promise<string> => {
    const [sha = ''] = await importCommits(dir, [commit], count);
    count += 1;
    return sha;
  };
  return {
    ...{ dir, mergeBaseSha: shas[0] ?? '', baseSha: last('main'), headSha: last('topic'), git: ask },
    commit: async (changes, branch = 'topic') => {
      const sha = await add({ changes, branch, from: `refs/heads/${branch}^0` });
      const current = await ask('symbolic-ref', '--short', 'HEAD');
      if (plan.checkout !== false && current === branch) await git(dir, ['reset', '--quiet', '--hard']);
      return sha;
    },
    orphan: (changes, branch) => add({ changes, branch, from: undefined }),
    dispose: () => rm(dir, { recursive: true, force: true }),
  };
}

interface Commit {
  readonly changes: Changes;
  readonly branch: string;
  /** What it stands on, in fast-import's words; nothing for a first commit. */
  readonly from: string | undefined;
}

/** The fork point comes first. A topic without changes is a commit without changes, so that it has a head. */
function commitsOf({ base, head = {}, mainAfterFork }: RepositoryPlan): readonly Commit[] {
  const topic = (isList(head) ? head : [head]).map((changes, index) => ({
    ...{ changes, branch: 'topic', from: `:${index + 1}` },
  }));
  const later = mainAfterFork === undefined ? [] : [{ changes: mainAfterFork, branch: 'main', from: ':1' }];
  return [{ changes: base, branch: 'main', from: undefined }, ...topic, ...later];
}

/** Writes commits with one `git fast-import`, which takes thousands of files, and gives their SHAs. */
async function importCommits(
  dir: string,
  commits: readonly Commit[],
  before: number,
): Promise<readonly string[]> {
  const marks = join(dir, '.git', 'fixture-marks');
  const stream = commits.map((commit, index) => commitStream(commit, index + 1, before + index + 1));
  await git(dir, ['fast-import', '--quiet', '--force', `--export-marks=${marks}`], Buffer.concat(stream));
  const lines = (await readFile(marks, 'utf8')).split('\n').filter(Boolean);
  const shas = new Map(lines.map((line) => [line.split(' ')[0], line.split(' ')[1] ?? '']));
  return commits.map((_, index) => shas.get(`:${index + 1}`) ?? '');
}

function isList(head: Changes | readonly Changes[]): head is readonly Changes[] {
  return Array.isArray(head);
}

/** One commit in the language of `git fast-import`. */
function commitStream({ changes, branch, from }: Commit, mark: number, count: number): Buffer {
  const when = `${FIRST_COMMIT + count * 60} +0000`;
  const message = `Commit ${count}`;
  const head = [
    ...(from === undefined ? [`reset refs/heads/${branch}`] : []),
    `commit refs/heads/${branch}`,
    `mark :${mark}`,
    `author ${AUTHOR} ${when}`,
    `committer ${AUTHOR} ${when}`,
    `data ${message.length}`,
    message,
    ...(from === undefined ? [] : [`from ${from}`]),
    '',
  ].join('\n');
  const files = Object.entries(changes).map(([path, content]) => fileCommand(quoted(path), content));
  return Buffer.concat([Buffer.from(head, 'latin1'), ...files]);
}

function fileCommand(path: string, content: Content): Buffer {
  if (content === null) return Buffer.from(`D ${path}\n`, 'latin1');
  if (typeof content === 'string') return inline('100644', path, Buffer.from(content));
  if (Buffer.isBuffer(content)) return inline('100644', path, content);
  if ('symlink' in content) return inline('120000', path, Buffer.from(content.symlink));
  if ('executable' in content) return inline('100755', path, Buffer.from(content.executable));
  return Buffer.from(`M 160000 ${content.submodule} ${path}\n`, 'latin1');
}

function inline(mode: string, path: string, bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`M ${mode} inline ${path}\n`, 'latin1'), data(bytes)]);
}

function data(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n')]);
}

/** A path as fast-import quotes it: every byte that is not plain in octal. */
function quoted(path: string): string {
  const bytes = [...Buffer.from(path)].map((byte) => {
    const plain = byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c;
    return plain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`;
  });
  return `"${bytes.join('')}"`;
}
