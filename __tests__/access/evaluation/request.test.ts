import { describe, expect, it } from '@jest/globals';
import { contextValues } from '../../../src/access/evaluation/request.js';
import { requestOf } from './tables.js';

const session = { type: 'AWS', arn: 'arn:aws:sts::111122223333:assumed-role/build/run-7' } as const;
const service = { type: 'Service', name: 'codebuild.amazonaws.com' } as const;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn */
describe('a condition key of a request', () => {
  it('follows from the principal where the context does not give it', () => {
    const request = requestOf({ principal: session });
    expect(contextValues(request, 'aws:principalarn')).toEqual(['arn:aws:iam::111122223333:role/build']);
    expect(contextValues(request, 'aws:principalaccount')).toEqual(['111122223333']);
    expect(contextValues(request, 'aws:principalorgid')).toBeUndefined();
  });

  it('is what the context gives', () => {
    const given = 'arn:aws:iam::111122223333:role/ci/build';
    const request = requestOf({ principal: session, context: { 'aws:principalarn': [given] } });
    expect(contextValues(request, 'aws:principalarn')).toEqual([given]);
  });

  it('is absent where the context gives no value', () => {
    const request = requestOf({ principal: session, context: { 'aws:principalarn': [] } });
    expect(contextValues(request, 'aws:principalarn')).toBeUndefined();
  });

  it('is absent for who has no ARN and no account', () => {
    for (const request of [requestOf({ principal: service }), requestOf({})]) {
      expect(contextValues(request, 'aws:principalarn')).toBeUndefined();
      expect(contextValues(request, 'aws:principalaccount')).toBeUndefined();
    }
  });
});
