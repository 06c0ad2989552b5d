import type { Changes, ChangedFile, FileContent, Side } from '../../../src/review/ports.js';

/** A file's content as text, or why there is none. */
export async function read(changes: Changes, path: string, side: Side): Promise<string> {
  return text(await changes.read(path, side));
}

function text(content: FileContent): string {
  if (content.kind === 'bytes') return Buffer.from(content.bytes).toString('utf8');
  return content.kind === 'skipped' ? content.reason : content.kind;
}

/** Changed files as short rows: path, status, old path, whether the bytes are the same, changed lines. */
export function brief(files: readonly ChangedFile[]): readonly (readonly unknown[])[] {
  return files.map(({ path, status, previousPath, sameBytes, hunks }) => [
    ...[path, status, previousPath, sameBytes],
    hunks?.map(({ added, removed }) => `+${added.join(',')} -${removed.join(',')}`).join(' '),
  ]);
}

/** A file long enough for a rename with a change to be one. */
export const LINES = Array.from({ length: 20 }, (_, index) => `line ${index}\n`).join('');
