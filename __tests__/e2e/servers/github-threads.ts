import { carriedOver, lineAt, patchLines, type Side } from './patch-lines.js';
import { pullFiles, type Pull, type World } from './github-world.js';
import type { Present } from './github-shapes.js';
import type { ReviewComment } from './github-state.js';

/**
 * Where a comment stands now. After a push GitHub carries its line along; where that line changed, or is no longer
 * in the pull request's diff, the comment is outdated: it keeps `original_line` and its line is null.
 */
export async function present(world: World, pull: Pull, comment: ReviewComment): Promise<Present> {
  const { line, start_line, side, start_side } = comment;
  if (comment.head === pull.head) return { commit: pull.head, line, start_line };
  if (line === null || side === null) return { commit: pull.head, line: null, start_line: null };
  const now = await moved(world, pull, comment, side, line);
  if (now === undefined) return { commit: comment.head, line: null, start_line: null };
  const start =
    start_line === null ? undefined : await moved(world, pull, comment, start_side ?? side, start_line);
  return { commit: pull.head, line: now, start_line: start ?? null };
}

async function moved(
  world: World,
  pull: Pull,
  comment: ReviewComment,
  side: Side,
  line: number,
): Promise<number | undefined> {
  const files = await pullFiles(world, pull, pull.head);
  const file = files.find(({ filename }) => filename === comment.path);
  if (file?.patch === undefined) return undefined;
  const carried = side === 'LEFT' ? line : await carriedToHead(world, pull, comment, line);
  if (carried === undefined) return undefined;
  return lineAt(patchLines(file.patch), side, carried) === undefined ? undefined : carried;
}

async function carriedToHead(
  world: World,
  pull: Pull,
  comment: ReviewComment,
  line: number,
): Promise<number | undefined> {
  const between = await world.repository.changes(comment.head, pull.head);
  const change = between.find(({ filename }) => filename === comment.path);
  if (change === undefined) return line;
  return change.patch === undefined ? undefined : carriedOver(change.patch, line);
}
