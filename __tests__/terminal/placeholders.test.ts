import { describe, expect, it } from '@jest/globals';
import { fillPlaceholders } from '../../src/terminal/placeholders.js';

const head = 'arn:aws:iam::111122223333:role/a and arn:aws:iam::111122223333:role/b';

describe('a placeholder for the account in a base policy', () => {
  it.each([
    '<ACCOUNT ID>',
    '<ACCOUNT_ID>',
    '<account-id>',
    '<AWS_ACCOUNT_ID>',
    '<Account>',
    '<account number>',
  ])('is read as the one account that head names: %s', (placeholder) => {
    const { text, note } = fillPlaceholders(`arn:aws:iam::${placeholder}:role/a`, head);
    expect(text).toBe('arn:aws:iam::111122223333:role/a');
    expect(note).toBe(
      `${placeholder} in the base policy is read as 111122223333, the only account that the head policy names.`,
    );
  });

  it.each([
    ['head names no account', '"Resource": "*"'],
    ['head names two accounts', `${head} 444455556666`],
    ['head has only a longer number', '1111222233334'],
  ])('stays where %s', (_name, other) => {
    expect(fillPlaceholders('<ACCOUNT ID>', other)).toEqual({ text: '<ACCOUNT ID>', note: undefined });
  });

  it('is the only thing that is changed', () => {
    expect(fillPlaceholders('<ROLE> $& <ACCOUNT ID> 999988887777', head).text).toBe(
      '<ROLE> $& 111122223333 999988887777',
    );
    expect(fillPlaceholders('nothing', head)).toEqual({ text: 'nothing', note: undefined });
  });
});
