import { describe, expect, it } from '@jest/globals';
import { planComments } from '../../src/review/comment-plan.js';
import { standingComment } from './samples.js';

const wanted = { path: 'a.json', lines: { start: 2, end: 2 }, body: 'body', ids: ['x'] };
const nothing = { post: [], edit: [], minimize: [], unminimize: [] };

describe('planComments', () => {
  it('posts what does not stand', () => {
    expect(planComments([wanted], [])).toEqual({ ...nothing, post: [wanted] });
  });

  it('does nothing where the same stands', () => {
    expect(planComments([wanted], [{ comment: standingComment({}), ids: ['x'] }])).toEqual(nothing);
  });

  it('keeps a comment that moved with its lines', () => {
    expect(planComments([wanted], [{ comment: standingComment({ line: 40 }), ids: ['x'] }])).toEqual(nothing);
  });

  it('edits one that says something else now', () => {
    const comment = standingComment({ body: 'old' });
    expect(planComments([wanted], [{ comment, ids: ['x'] }])).toEqual({
      ...nothing,
      edit: [{ comment, body: 'body' }],
    });
  });

  it('minimizes one whose finding is gone, once', () => {
    const comment = standingComment({});
    expect(planComments([], [{ comment, ids: ['x'] }])).toEqual({ ...nothing, minimize: [comment] });
    expect(planComments([], [{ comment: standingComment({ minimized: true }), ids: ['x'] }])).toEqual(
      nothing,
    );
  });

  it('shows one again whose finding came back', () => {
    const comment = standingComment({ minimized: true });
    expect(planComments([wanted], [{ comment, ids: ['x'] }])).toEqual({ ...nothing, unminimize: [comment] });
  });

  it('leaves alone what a person resolved, also when its finding moved', () => {
    const comment = standingComment({ resolved: true, line: undefined });
    expect(planComments([wanted], [{ comment, ids: ['x'] }])).toEqual(nothing);
  });

  it('posts anew what stands only on lines that are gone', () => {
    const comment = standingComment({ line: undefined });
    expect(planComments([wanted], [{ comment, ids: ['x'] }])).toEqual({
      ...nothing,
      post: [wanted],
      minimize: [comment],
    });
  });

  it('does not take a comment on the file for one on a line', () => {
    const comment = standingComment({ subject: 'file', line: undefined });
    const onFile = { ...wanted, lines: undefined };
    expect(planComments([onFile], [{ comment, ids: ['x'] }])).toEqual(nothing);
    expect(planComments([wanted], [{ comment, ids: ['x'] }])).toEqual({
      ...nothing,
      post: [wanted],
      minimize: [comment],
    });
  });
});
