import { describe, expect, it } from '@jest/globals';
import { FileLayout } from '../../src/review/file-layout.js';
import { KnownDocuments } from '../../src/review/known-documents.js';
import { policiesIn } from '../checks/fixtures.js';

const trust = {
  Statement: {
    Effect: 'Allow',
    Principal: { Service: 'codebuild.amazonaws.com' },
    Action: 'sts:AssumeRole',
  },
};
const pull = { Statement: { Effect: 'Allow', Action: 'ecr:BatchGetImage', Resource: '*' } };

/** Which of some files, by their names alone, are read together with the first. */
async function together(...paths: string[]): Promise<string[]> {
  const policies = await Promise.all(
    paths.map(async (path) => {
      const [policy] = await policiesIn(path, JSON.stringify(/trust|assume/.test(path) ? trust : pull));
      if (!policy) throw new Error(path);
      return policy;
    }),
  );
  const known = new KnownDocuments(policies, [], new FileLayout(paths));
  const [first] = policies;
  if (!first) throw new Error('no path');
  return known.around(first).companions.map(({ file }) => file.path);
}

describe('policies of one role by the names of their files', () => {
  it.each([
    ['iam/build-policy.json', 'iam/build-trust.json'],
    ['iam/build.json', 'iam/build-trust-policy.json'],
    ['iam/build_permissions.yaml', 'iam/build_assume_role_policy.yaml'],
    ['roles/build/policy.json', 'roles/build/trust.json'],
    ['roles/build/permissions-policy.json', 'roles/build/assume-role-policy-document.json'],
    ['iam/build.inline.json', 'iam/build.trust.json'],
    ['iam/build-role.json', 'iam/build-role-trust.json'],
    ['iam/build-role.json', 'iam/build-trust-relationship.json'],
  ])('%s goes with %s', async (policy, role) => {
    expect(await together(policy, role)).toEqual([role]);
    expect(await together(role, policy)).toEqual([policy]);
  });

  it.each([
    ['iam/build.json', 'iam/deploy-trust.json'],
    ['roles/build/policy.json', 'roles/deploy/trust.json'],
    ['iam/build-policy.json', 'iam/build-permissions.json'],
    ['iam/entrust.json', 'iam/entrust-policy.json'],
  ])('%s does not go with %s', async (policy, other) => {
    expect(await together(policy, other)).toEqual([]);
  });
});
