import { describe, expect, it } from '@jest/globals';
import type { OwnComment, WantedComment } from '../../src/review/comment-plan.js';
import { planComments, resolvedIds } from '../../src/review/comment-plan.js';
import type { StandingComment } from '../../src/review/ports.js';
import { standingComment } from './samples.js';

const wanted: WantedComment = {
  path: 'a.json',
  lines: { side: 'RIGHT', start: 2, end: 2 },
  extent: { start: 2, end: 4 },
  offersFix: false,
  body: 'body',
  ids: ['x'],
};
const nothing = { post: [], edit: [], minimize: [], settle: [], unminimize: [] };

function own(comment: StandingComment, ids: readonly string[] = ['x'], settled = false): OwnComment {
  return { comment, ids, settled };
}

function plan(comments: readonly WantedComment[], standing: readonly OwnComment[], elsewhere: string[] = []) {
  return planComments(comments, standing, new Set([...comments.flatMap(({ ids }) => ids), ...elsewhere]));
}

describe('what stands and what should', () => {
  it('posts what does not stand', () => {
    expect(plan([wanted], [])).toEqual({ ...nothing, post: [wanted] });
  });

  it('does nothing where the same stands', () => {
    expect(plan([wanted], [own(standingComment({}))])).toEqual(nothing);
  });

  it('takes a body whose line ends GitHub changed for the same', () => {
    const comment = standingComment({ body: 'one\r\ntwo' });
    expect(plan([{ ...wanted, body: 'one\ntwo' }], [own(comment)])).toEqual(nothing);
  });

  it('keeps a comment on any line of its finding', () => {
    expect(plan([wanted], [own(standingComment({ line: 4 }))])).toEqual(nothing);
  });

  it('keeps one that offers a fix only on the very lines that the fix replaces', () => {
    const lines = { side: 'RIGHT', start: 3, end: 4 } as const;
    const fix = { ...wanted, lines, offersFix: true };
    expect(plan([fix], [own(standingComment({ startLine: 3, line: 4 }))])).toEqual(nothing);
    for (const other of [{ line: 4 }, { line: 3 }, { startLine: 2, line: 4 }]) {
      const comment = standingComment(other);
      expect(plan([fix], [own(comment)])).toEqual({
        ...nothing,
        post: [fix],
        minimize: [{ comment, reason: 'OUTDATED' }],
      });
    }
  });

  it('keeps one on lines that reach beyond its finding, where it was posted there', () => {
    const beyond = { ...wanted, lines: { side: 'RIGHT', start: 2, end: 9 } as const };
    const comment = standingComment({ startLine: 2, line: 9 });
    expect(plan([beyond], [own(comment)])).toEqual(nothing);
  });

  it.each<[string, Partial<StandingComment>]>([
    ['whose lines are gone', { line: undefined }],
    ['that is on a line its finding left', { line: 40 }],
    ['on the other side of the diff', { side: 'LEFT' }],
    ['on the file as a whole', { subject: 'file', line: undefined }],
  ])('posts anew beside a comment %s, and hides that as outdated', (_, standing) => {
    const comment = standingComment(standing);
    expect(plan([wanted], [own(comment)])).toEqual({
      ...nothing,
      post: [wanted],
      minimize: [{ comment, reason: 'OUTDATED' }],
    });
  });

  it('keeps a comment on the file as a whole where it should be one', () => {
    const comment = standingComment({ subject: 'file', line: undefined });
    expect(plan([{ ...wanted, lines: undefined }], [own(comment)])).toEqual(nothing);
  });

  it('edits one that says something else now', () => {
    const comment = standingComment({ body: 'old' });
    expect(plan([wanted], [own(comment)])).toEqual({ ...nothing, edit: [{ comment, body: 'body' }] });
  });
});

describe('a comment whose finding is gone', () => {
  it('is minimized as resolved, once', () => {
    const comment = standingComment({});
    expect(plan([], [own(comment)])).toEqual({ ...nothing, minimize: [{ comment, reason: 'RESOLVED' }] });
    expect(plan([], [own(standingComment({ minimized: true }))])).toEqual(nothing);
  });

  it('is minimized as outdated where the finding is told elsewhere', () => {
    const comment = standingComment({});
    expect(plan([], [own(comment)], ['x'])).toEqual({
      ...nothing,
      minimize: [{ comment, reason: 'OUTDATED' }],
    });
  });

  it('says so and stays on view where somebody answered, once', () => {
    const comment = standingComment({ answered: true });
    expect(plan([], [own(comment)])).toEqual({ ...nothing, settle: [comment] });
    expect(plan([], [own(comment, ['x'], true)])).toEqual(nothing);
  });

  it('is left as it is where somebody answered and the finding is told elsewhere', () => {
    expect(plan([], [own(standingComment({ answered: true }))], ['x'])).toEqual(nothing);
  });

  it('is shown again when the finding comes back', () => {
    const hidden = standingComment({ minimized: true });
    expect(plan([wanted], [own(hidden)])).toEqual({ ...nothing, unminimize: [hidden] });
    const settled = standingComment({ answered: true, body: 'Fixed' });
    expect(plan([wanted], [own(settled, ['x'], true)])).toEqual({
      ...nothing,
      edit: [{ comment: settled, body: 'body' }],
    });
  });
});

describe('a thread that a person resolved', () => {
  const comment = standingComment({ resolved: true, line: undefined });

  it('is left alone', () => {
    expect(plan([], [own(comment)])).toEqual(nothing);
  });

  it('has told its findings', () => {
    expect(resolvedIds([own(comment, ['x', 'y']), own(standingComment({}), ['z'])])).toEqual(
      new Set(['x', 'y']),
    );
  });
});
