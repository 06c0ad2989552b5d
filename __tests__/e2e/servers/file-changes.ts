import { git } from './git-command.js';

/** A changed file, as GitHub lists it for a pull request and a comparison. */
export interface FileChange {
  readonly filename: string;
  readonly previousFilename?: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';
  /** The blob's SHA after the change; before it, where the file was removed. */
  readonly sha: string;
  /** Hunks only, from the first @@; nothing for a binary file or a change of name or mode alone. */
  readonly patch?: string;
  readonly additions: number;
  readonly deletions: number;
}

interface RawChange {
  readonly status: string;
  readonly oldSha: string;
  readonly newSha: string;
  readonly path: string;
  readonly newPath: string | undefined;
}

/** GitHub finds renames as git does by default; what a user's configuration could change is switched off. */
const DIFF = ['diff', '--no-color', '--no-ext-diff', '--no-textconv', '-M', '-l0'];

/** The files that differ between two commits, with their patches of three context lines. */
export async function changesOf(
  directory: string,
  base: string,
  head: string,
): Promise<readonly FileChange[]> {
  const raw = await git(directory, [...DIFF, '--raw', '-z', '--no-abbrev', base, head]);
  const patch = await git(directory, [...DIFF, '-U3', '--patch', base, head]);
  const sections = sectionsOf(patch.toString('utf8'));
  let next = 0;
  return rawChangesOf(raw.toString('utf8')).map((change) => {
    // A file that becomes a link is printed as a removal and an addition.
    const count = change.status.startsWith('T') ? 2 : 1;
    const own = sections.slice(next, next + count);
    next += count;
    return fileChange(change, own);
  });
}

function rawChangesOf(raw: string): readonly RawChange[] {
  const fields = raw.split('\0').filter(Boolean);
  const changes: RawChange[] = [];
  for (let at = 0; at < fields.length;) {
    const [, , oldSha = '', newSha = '', status = ''] = (fields[at] ?? '').split(' ');
    const two = /^[RC]/.test(status);
    changes.push({
      status,
      oldSha,
      newSha,
      path: fields[at + 1] ?? '',
      newPath: two ? fields[at + 2] : undefined,
    });
    at += two ? 3 : 2;
  }
  return changes;
}

/** Cuts a patch at its file headers: no line of content begins with "diff". Lines end at \n and nothing else. */
function sectionsOf(patch: string): readonly string[] {
  return patch === '' ? [] : patch.split(/(?<=\n)(?=diff --git )/);
}

const STATUS: Readonly<Record<string, FileChange['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  C: 'copied',
  T: 'changed',
};

function fileChange(raw: RawChange, sections: readonly string[]): FileChange {
  const status = STATUS[raw.status.charAt(0)];
  if (status === undefined) throw new Error(`git diff printed the status ${raw.status}`);
  const hunks = sections.map(hunksOf).filter((hunk) => hunk !== undefined);
  const patch = hunks.length === 0 ? undefined : hunks.join('\n');
  return {
    filename: raw.newPath ?? raw.path,
    ...(raw.newPath === undefined ? {} : { previousFilename: raw.path }),
    status,
    sha: status === 'removed' ? raw.oldSha : raw.newSha,
    ...(patch === undefined ? {} : { patch }),
    additions: linesWith(patch, '+'),
    deletions: linesWith(patch, '-'),
  };
}

function linesWith(patch: string | undefined, sign: string): number {
  return (patch ?? '').split('\n').filter((line) => line.startsWith(sign)).length;
}

function hunksOf(section: string): string | undefined {
  const start = section.indexOf('\n@@ ');
  return start === -1 ? undefined : section.slice(start + 1).replace(/\n$/, '');
}
