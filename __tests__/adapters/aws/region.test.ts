import { expect, test } from '@jest/globals';
import { resolveRegion } from '../../../src/adapters/aws/region.js';

const env = { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-2' };
const fromProfile = (): Promise<string | undefined> => Promise.resolve('eu-west-3');
const fromNowhere = (): Promise<string | undefined> => Promise.resolve(undefined);

test('the input goes first, then AWS_REGION, AWS_DEFAULT_REGION and the profile', async () => {
  expect(await resolveRegion('us-east-1', env, fromProfile)).toBe('us-east-1');
  expect(await resolveRegion('', env, fromProfile)).toBe('eu-west-1');
  expect(await resolveRegion(undefined, { AWS_DEFAULT_REGION: 'eu-west-2' }, fromProfile)).toBe('eu-west-2');
  expect(await resolveRegion(undefined, { AWS_REGION: '' }, fromProfile)).toBe('eu-west-3');
});

test('no region, and what is none, is a failure that says what to set', async () => {
  await expect(resolveRegion(undefined, {}, fromNowhere)).rejects.toMatchObject({
    reason: 'no-region',
    message: expect.stringContaining('aws-region') as unknown,
  });
  for (const region of ['eu.west.1', 'evil.example/', '*', '-a', 'a b']) {
    await expect(resolveRegion(region, {}, fromNowhere)).rejects.toMatchObject({ reason: 'no-region' });
  }
});
