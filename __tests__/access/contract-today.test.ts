import { describe, expect, it } from '@jest/globals';
import type { Party } from '../../src/access/contract-today.js';
import { contractOfToday } from '../../src/access/contract-today.js';
import type { PolicyKind } from '../../src/policy/kind.js';
import { services } from './comparison/comparing.js';
import { policyOf } from './evaluation/tables.js';

const role = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;

function held(name: string, ...statements: readonly object[]): Party {
  const policy = policyOf({ Version: '2012-10-17', Statement: statements }, 'identity', `${name}.json`);
  return { holder: role(name), policies: [{ ...policy, attachedTo: [role(name)] }] };
}

function on(resource: string, kind: PolicyKind, ...statements: readonly object[]): Party {
  const policy = policyOf({ Version: '2012-10-17', Statement: statements }, kind, 'resource.json');
  return { holder: undefined, policies: [{ ...policy, attachedTo: [resource] }] };
}

const allow = (action: string | string[], resource: string | string[]): object => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
});
const webshop = 'arn:aws:ecr:eu-west-1:111122223333:repository/webshop';

function contract(...parties: readonly Party[]) {
  return contractOfToday(parties, services);
}

describe('the contract of the access that there is today', () => {
  it('lists for each verb of an artifact who has it, and nobody for the others', () => {
    expect(
      contract(
        held('deploy', allow(['ecr:BatchGetImage'], webshop)),
        held('release', allow(['ecr:PutImage', 'ecr:BatchGetImage'], webshop)),
      ),
    ).toEqual([
      {
        resource: webshop,
        may: {
          read: [role('deploy'), role('release')],
          publish: [role('release')],
          delete: [],
          administer: [],
        },
        notGoverned: [],
      },
    ]);
  });

  it('makes no entry of what nobody would list, and lists its holder with the artifacts that others name', () => {
    expect(
      contract(held('admin', allow('*', '*')), held('deploy', allow('ecr:BatchGetImage', webshop))).map(
        ({ resource, may }) => [resource, may],
      ),
    ).toEqual([
      [
        webshop,
        {
          read: [role('admin'), role('deploy')],
          publish: [role('admin')],
          delete: [role('admin')],
          administer: [role('admin')],
        },
      ],
    ]);
  });

  it('takes the objects of a bucket for the bucket, and the packages of a repository for the repository', () => {
    const entries = contract(
      held(
        'build',
        allow('s3:GetObject', ['arn:aws:s3:::artifacts/*', 'arn:aws:s3:::artifacts']),
        allow(
          'codeartifact:PublishPackageVersion',
          'arn:aws:codeartifact:eu-west-1:111122223333:package/acme/npm/*',
        ),
      ),
    );
    expect(entries.map(({ resource }) => resource)).toEqual([
      'arn:aws:codeartifact:eu-west-1:111122223333:repository/acme/npm',
      'arn:aws:s3:::artifacts',
    ]);
  });

  it('lists accounts as all that is in them, anyone as *, the role of a session, and no service', () => {
    const principals = {
      AWS: [
        'arn:aws:iam::444455556666:root',
        'arn:aws:sts::111122223333:assumed-role/ci/session',
        'arn:aws:iam::111122223333:user/ann',
      ],
      Service: 'codebuild.amazonaws.com',
    };
    const entries = contract(
      on(
        webshop,
        'ecr-repository',
        { Effect: 'Allow', Principal: principals, Action: 'ecr:PutImage' },
        { Effect: 'Allow', Principal: '*', Action: 'ecr:BatchGetImage' },
      ),
    );
    expect(entries.map(({ may }) => [may.publish, may.read])).toEqual([
      [
        [
          'arn:*:*::444455556666:*',
          'arn:aws:iam::111122223333:role/ci',
          'arn:aws:iam::111122223333:user/ann',
        ],
        ['*'],
      ],
    ]);
  });

  it('does not list the account of the artifact itself, which delegates to its roles', () => {
    const entries = contract(
      on(webshop, 'ecr-repository', {
        Effect: 'Allow',
        Principal: { AWS: '111122223333' },
        Action: 'ecr:PutImage',
      }),
    );
    expect(entries.map(({ may }) => may.publish)).toEqual([[]]);
  });

  it('leaves a verb open that someone has whom a contract cannot list, and says who', () => {
    const canonical = '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be';
    const entries = contract(
      on('arn:aws:s3:::site', 's3-bucket', {
        Effect: 'Allow',
        Principal: { CanonicalUser: canonical },
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::site/*',
      }),
    );
    expect(entries).toEqual([
      {
        resource: 'arn:aws:s3:::site',
        may: { publish: [], delete: [], administer: [] },
        notGoverned: [{ verb: 'read', who: canonical }],
      },
    ]);
  });
});
