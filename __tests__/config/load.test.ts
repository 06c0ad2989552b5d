import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { configOf } from './reading.js';

describe('a config file', () => {
  it.each(['', '\n# nothing\n', '---\n', '~', '{}', '\uFEFF'])(
    'that says nothing is an empty config: %j',
    async (text) => {
      expect(await configOf(text)).toEqual({});
    },
  );

  it('is the example', async () => {
    expect(await configOf(readFileSync('examples/artifact-access.yml', 'utf8'))).toEqual({
      trustedAccounts: ['111122223333', '444455556666'],
      organization: 'o-a1b2c3d4e5',
      ignore: ['test/fixtures/**'],
      policies: [
        {
          files: ['iam/roles/*/policy.json'],
          kind: 'identity',
          attachedTo: 'arn:aws:iam::111122223333:role/{1}',
        },
        { files: ['organization/scp/*.json'], kind: 'service-control' },
      ],
      artifacts: [
        {
          name: 'production images',
          resources: ['arn:aws:ecr:*:111122223333:repository/prod/*'],
          read: ['arn:aws:iam::111122223333:role/deploy-*'],
          publish: ['arn:aws:iam::111122223333:role/release'],
          delete: [],
          administer: ['arn:aws:iam::111122223333:role/platform'],
          released: true,
        },
        {
          name: 'internal packages',
          resources: ['arn:aws:codeartifact:eu-west-1:111122223333:repository/acme/internal'],
          publish: ['arn:aws:iam::111122223333:role/release'],
          released: false,
        },
        {
          name: 'build output',
          resources: ['arn:aws:s3:::acme-artifacts'],
          released: false,
          encryptedWith: 'arn:aws:kms:eu-west-1:111122223333:key/*',
        },
      ],
      roles: {
        build: ['arn:aws:iam::111122223333:role/codebuild-*'],
        deploy: ['arn:aws:iam::111122223333:role/deploy-*'],
        release: ['arn:aws:iam::111122223333:role/release'],
        admin: ['arn:aws:iam::*:role/platform'],
        infrastructure: ['arn:aws:iam::111122223333:role/terraform'],
        people: ['arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*'],
      },
      checks: {
        's3-tls-deny-gap': {
          severity: 'off',
          allow: { resources: [], principals: [], services: [], audiences: [] },
        },
        'ecr-push-any-repo': {
          severity: 'error',
          allow: { resources: [], principals: [], services: [], audiences: [] },
        },
        'ecr-repo-policy-public': {
          severity: 'warning',
          allow: {
            resources: ['arn:aws:ecr:*:*:repository/public/*'],
            principals: [],
            services: [],
            audiences: [],
          },
        },
      },
      exceptions: [
        {
          rule: 'kms-wide-use',
          files: ['iam/legacy/*.json'],
          statement: 'DecryptAll',
          value: '*',
          reason: 'Migration to per-key grants, OPS-412',
          expires: '2027-03-31',
        },
      ],
      paidChecks: {
        noNewAccess: true,
        notGranted: [{ actions: ['ecr:DeleteRepository', 's3:PutBucketPolicy'], resources: [] }],
        noPublicAccess: true,
      },
      accessAnalyzer: 'auto',
      awsRegion: 'eu-west-1',
      failOn: 'security-warning',
      failScope: 'introduced',
      review: 'comment',
      summaryComment: 'on-findings',
      commentTag: 'production',
      maxComments: 30,
      recheck: 'rerun',
      recheckWorkflow: 'artifact-access.yml',
      planFiles: ['plans/*.json'],
      reportFile: 'artifact-access.json',
      sarifFile: 'artifact-access.sarif',
    });
  });

  it.each([
    [
      'trusted-accounts: [012345678901, "111122223333", 111122223333]',
      { trustedAccounts: ['012345678901', '111122223333', '111122223333'] },
    ],
    ['trusted-accounts: [!!str 012345678901]', { trustedAccounts: ['012345678901'] }],
    ['comment-tag: 1e3', { commentTag: '1e3' }],
    ['%YAML 1.1\n---\nreview: off', { review: 'off' }],
    ['ignore: &all ["a/**"]\nplan-files: *all', { ignore: ['a/**'], planFiles: ['a/**'] }],
    [
      'policies: [{files: [a.json, b.json], kind: trust}]',
      { policies: [{ files: ['a.json', 'b.json'], kind: 'trust' }] },
    ],
    ['artifacts: []', { artifacts: [] }],
    [
      'checks: {kms-wide-use: {allow: {services: [a.amazonaws.com], audiences: [x], principals: ["*"]}}}',
      {
        checks: {
          'kms-wide-use': {
            allow: { resources: [], principals: ['*'], services: ['a.amazonaws.com'], audiences: ['x'] },
          },
        },
      },
    ],
    [
      'exceptions: [{rule: PASS_ROLE_WITH_STAR_IN_RESOURCE, value: true, reason: x, expires: "2028-02-29"}]',
      {
        exceptions: [
          {
            rule: 'PASS_ROLE_WITH_STAR_IN_RESOURCE',
            files: [],
            value: 'true',
            reason: 'x',
            expires: '2028-02-29',
          },
        ],
      },
    ],
    ['paid-checks: {}', { paidChecks: { noNewAccess: false, notGranted: [], noPublicAccess: false } }],
    [
      'paid-checks: {not-granted: [{actions: [], resources: ["*"]}]}',
      {
        paidChecks: {
          noNewAccess: false,
          notGranted: [{ actions: [], resources: ['*'] }],
          noPublicAccess: false,
        },
      },
    ],
  ])('is read: %s', async (text, config) => {
    expect(await configOf(text)).toEqual(config);
  });
});
