import { describe, expect, it } from '@jest/globals';
import { commentGroups } from '../../src/render/comment-groups.js';
import { reviewAsMarkdown } from '../../src/render/review-markdown.js';
import { finding, reviewOf } from './builders.js';
import { placeOf } from './sample-files.js';
import { sampleReview } from './sample-review.js';

describe('the review as Markdown', () => {
  it('looks like this', () => {
    expect(reviewAsMarkdown(sampleReview())).toMatchSnapshot();
  });

  it('is the job summary alone where nothing stands in a comment', () => {
    expect(reviewAsMarkdown(reviewOf([]))).not.toContain('Comment on');
  });

  it('puts findings on the same lines in one comment', () => {
    const other = finding({ id: 'c', place: placeOf('iam/build-role.json', '"Publish"') });
    const groups = commentGroups(reviewOf([finding({ id: 'a' }), other, finding({ id: 'b' })]).findings);
    expect(groups.map(({ findings }) => findings.map(({ id }) => id))).toEqual([['a', 'b'], ['c']]);
  });

  it('holds no command to the runner', () => {
    expect(reviewAsMarkdown(reviewOf([finding({ title: '##[set-output name=x]y' })]))).not.toContain('##[');
  });
});
