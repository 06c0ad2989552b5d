import { parseHunks, type FileStatus, type Hunk } from '../../domain/diff.js';
import { gitOutput, runGit } from './run.js';
import type { TreeChange, TreeFile } from './objects.js';

/**
 * One diff for names and one for lines, so that no file name can pose as a line of the patch: with -z names are raw,
 * without it they are quoted. Both are git's own plumbing, which no configuration of the user bends; no filter,
 * external diff or text conversion runs, and no submodule is entered.
 */
const OPTIONS = [
  ...['-M50%', '-l1000', '--no-ext-diff', '--no-textconv', '--ignore-submodules=dirty', '--no-relative'],
  ...['--no-color', '--full-index', '--no-abbrev'],
];
const PATCH = [
  '-p',
  '-U3',
  '--inter-hunk-context=0',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  '--submodule=short',
];

const STATUSES: Readonly<Record<string, FileStatus>> = {
  ...{ A: 'added', D: 'removed', M: 'modified', R: 'renamed', C: 'copied', T: 'changed', U: 'modified' },
};

/** What differs between a commit and another one, or the working tree, whose blobs have no ids yet. */
export interface Difference {
  readonly changes: readonly TreeChange[];
  /** By path at the head, or at the base where the file was removed. */
  readonly hunks: ReadonlyMap<string, readonly Hunk[]>;
}

/** Compares two commits. */
export function diffCommits(directory: string, base: string, head: string): Promise<Difference> {
  return diff(directory, ['diff-tree', '-r'], [base, head], {});
}

/** Compares a commit with the tracked files of the working tree; the folder is its root. */
export async function diffWorkingTree(directory: string, base: string): Promise<Difference> {
  return diff(directory, ['diff-index'], [base], await withoutFilters(directory));
}

async function diff(
  directory: string,
  command: readonly string[],
  commits: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Difference> {
  const args = (form: readonly string[]): readonly string[] => [
    ...command,
    ...OPTIONS,
    ...form,
    ...commits,
    '--',
  ];
  const [raw, patch] = await Promise.all([
    gitOutput(directory, args(['--raw', '-z']), environment),
    runGit(directory, args(PATCH), environment),
  ]);
  // Without a patch, or with one of more than is taken, comments have no lines to stand on; nothing else is lost.
  const isUsable = patch.code === 0 && !patch.isCut;
  return { changes: changesOf(raw.toString('utf8')), hunks: isUsable ? hunksOf(patch.stdout) : new Map() };
}

/**
 * A repository's configuration may name programs that git runs on files of the working tree to compare them. Their
 * names are read, which runs nothing, and each is set to nothing. https://git-scm.com/docs/gitattributes#_filter
 */
async function withoutFilters(directory: string): Promise<Readonly<Record<string, string>>> {
  const pattern = '^filter\\..*\\.(clean|smudge|process|required)$';
  const { stdout } = await runGit(directory, ['config', '-z', '--name-only', '--get-regexp', pattern]);
  const keys = [...new Set(stdout.toString('utf8').split('\0').filter(Boolean))];
  const before = Number(process.env['GIT_CONFIG_COUNT'] ?? 0);
  const settings = keys.flatMap((key, index): readonly (readonly [string, string])[] => [
    [`GIT_CONFIG_KEY_${before + index}`, key],
    [`GIT_CONFIG_VALUE_${before + index}`, key.endsWith('.required') ? 'false' : ''],
  ]);
  return { GIT_CONFIG_COUNT: String(before + keys.length), ...Object.fromEntries(settings) };
}

/** The records of `--raw -z`: `:MODE MODE OID OID STATUS`, a path, and a second one for a rename or copy. */
function changesOf(raw: string): readonly TreeChange[] {
  const fields = raw.split('\0');
  const changes = new Map<string, TreeChange>();
  for (let at = 0; at + 1 < fields.length;) {
    const [oldMode = '', mode = '', oldOid = '', oid = '', letter = ''] = (fields[at] ?? '')
      .slice(1)
      .split(' ');
    const first = fields[at + 1] ?? '';
    const isTwo = /^[RC]/.test(letter);
    const path = isTwo ? (fields[at + 2] ?? '') : first;
    const [before, after] = [fileOf(oldMode, oldOid), fileOf(mode, oid)];
    const status = STATUSES[letter.charAt(0)] ?? 'modified';
    // An unmerged file comes twice; the second record tells its modes.
    changes.set(path, { path, previousPath: isTwo ? first : undefined, status, before, after });
    at += isTwo ? 3 : 2;
  }
  return [...changes.values()];
}

/** Mode 000000 is no file; an id of zeros is content that git has not stored. */
function fileOf(mode: string, oid: string): TreeFile | undefined {
  return mode === '000000' ? undefined : { mode, oid: /^0+$/.test(oid) ? '' : oid };
}

/** A patch's hunks by path. No line of a file can begin a section: each has its own first character. */
function hunksOf(patch: Buffer): ReadonlyMap<string, readonly Hunk[]> {
  const hunks = new Map<string, readonly Hunk[]>();
  for (const section of patch.toString('latin1').split(/^diff --git /m)) {
    const path = pathOf(/^\+\+\+ (.*)$/m.exec(section)?.[1]) ?? pathOf(/^--- (.*)$/m.exec(section)?.[1]);
    // A file that turns into a link has two sections.
    if (path !== undefined) hunks.set(path, [...(hunks.get(path) ?? []), ...parseHunks(section)]);
  }
  return hunks;
}

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r' },
};

/** A name in a patch's header: prefixed, quoted where it is not plain, with a tab behind it where it has a space. */
function pathOf(name: string | undefined): string | undefined {
  if (name === undefined || name === '/dev/null') return undefined;
  const plain = name.replace(/\t$/, '');
  if (!plain.startsWith('"')) return plain.slice(2);
  const bytes = plain.slice(3, -1).replace(/\\([0-7]{3}|.)/g, (_, escape: string): string => {
    return escape.length === 3 ? String.fromCharCode(parseInt(escape, 8)) : (ESCAPES[escape] ?? escape);
  });
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
