import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../src/domain/finding.js';
import type { PlacedFinding } from '../../src/domain/review.js';
import type { Conversation } from '../../src/review/ports.js';
import { RefusedReview } from '../../src/review/ports.js';
import { publishComments } from '../../src/review/publish.js';
import { finding } from './samples.js';

/** A pull request on which some paths cannot be commented, and what was posted on it: path by path. */
function conversation(refused: readonly string[]): Conversation & { readonly posted: string[] } {
  const posted: string[] = [];
  const post = (...paths: readonly string[]): Promise<void> => {
    if (paths.some((path) => refused.includes(path))) return Promise.reject(new RefusedReview('422'));
    posted.push(...paths);
    return Promise.resolve();
  };
  const never = (): Promise<never> => Promise.reject(new Error('nothing stands that could be mended'));
  return {
    posted,
    standing: () => Promise.resolve([]),
    currentHead: () => Promise.resolve('head'),
    postReview: (_commit, _body, comments) => post(...comments.map(({ path }) => path)),
    postFileComment: (_commit, path) => post(path),
    postComment: never,
    edit: never,
    minimize: never,
    unminimize: never,
  };
}

function on(path: string): Finding {
  const at = { line: 2, column: 1 };
  return finding({ id: path, place: { path, start: at, end: at } });
}

function inline(path: string): PlacedFinding {
  const lines = { side: 'RIGHT', start: 2, end: 2 } as const;
  return { finding: on(path), placement: { where: 'inline', reason: 'its lines are in the diff' }, lines };
}

function onFile(path: string): PlacedFinding {
  return {
    finding: on(path),
    placement: { where: 'file', reason: 'the file has no diff' },
    lines: undefined,
  };
}

describe('comments that GitHub refuses', () => {
  it.each([0, 1, 2, 3, 4])('do not take the others with them: comment %i of five', async (bad) => {
    const paths = ['a', 'b', 'c', 'd', 'e'];
    const refused = paths[bad] ?? '';
    const to = conversation([refused]);
    const placed = await publishComments(paths.map(inline), [], { conversation: to, head: 'h', tag: '' });
    expect(to.posted).toEqual(paths.filter((path) => path !== refused));
    expect(placed.filter(({ placement }) => placement.where === 'summary')).toEqual([
      expect.objectContaining({
        finding: on(refused),
        placement: { where: 'summary', reason: 'GitHub refused the comment on its lines' },
        lines: undefined,
      }),
    ]);
  });

  it('on a file are told in the summary as well', async () => {
    const to = conversation(['a', 'b']);
    const wanted = [inline('a'), onFile('b'), onFile('c')];
    const placed = await publishComments(wanted, [], { conversation: to, head: 'h', tag: '' });
    expect(to.posted).toEqual(['c']);
    expect(placed.map(({ placement }) => placement)).toEqual([
      { where: 'summary', reason: 'GitHub refused the comment on its lines' },
      { where: 'summary', reason: 'GitHub refused the comment on its file' },
      { where: 'file', reason: 'the file has no diff' },
    ]);
  });

  it('are told from a failure, which ends the run', async () => {
    const to = { ...conversation([]), postFileComment: () => Promise.reject(new Error('outage')) };
    await expect(
      publishComments([onFile('a')], [], { conversation: to, head: 'h', tag: '' }),
    ).rejects.toThrow('outage');
  });
});
