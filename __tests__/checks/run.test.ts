import { describe, expect, it } from '@jest/globals';
import { catalogue } from '../../src/checks/catalogue.js';
import type { Check } from '../../src/checks/check.js';
import { alone } from '../../src/checks/check.js';
import type { CheckSetting as ConfigSetting } from '../../src/config/settings.js';
import type { CheckTools } from '../../src/checks/run.js';
import { runChecks } from '../../src/checks/run.js';
import { namedServices } from '../../src/checks/named-services.js';
import { message } from '../../src/domain/message.js';
import type { PolicyDocument } from '../../src/policy/document.js';
import { noKnowledge, policyOf, services } from './fixtures.js';

const nothingAllowed = { resources: [], principals: [], services: [], audiences: [] };
const pushEverywhere = { Effect: 'Allow', Action: 'ecr:PutImage', Resource: '*' };

/** The checks that these tests speak of; the others have something to say of so short policies as well. */
const known = catalogue.filter(({ id }) =>
  [
    'ecr-auth-token-scoped',
    'ecr-pull-set-incomplete',
    'ecr-push-and-delete',
    'ecr-push-any-repo',
    'ecr-push-set-incomplete',
    's3-bucket-public',
  ].includes(id),
);

function tools(more: Partial<CheckTools> = {}): CheckTools {
  return { ...alone, services, knowledge: noKnowledge, settings: {}, checks: known, ...more };
}

function idsOf(policy: PolicyDocument, more: Partial<CheckTools> = {}): string[] {
  return runChecks(policy, tools(more)).map(({ check }) => check.id);
}

const setting = (given: Partial<ConfigSetting>): ConfigSetting => ({
  severity: undefined,
  allow: nothingAllowed,
  ...given,
});

function aCheck(given: Partial<Check> = {}): Check {
  return {
    id: 'a-check',
    title: 'A check',
    severity: 'warning',
    kinds: ['identity'],
    services: [],
    *find({ policy }) {
      yield {
        at: policy.root,
        statement: undefined,
        message: message`wrong`,
        help: message`right`,
        subject: { resources: ['*'] },
      };
    },
    ...given,
  };
}

describe('the runner', () => {
  it('gives each problem with its check and severity, in the order of the catalogue', async () => {
    const policy = await policyOf([pushEverywhere]);
    expect(idsOf(policy)).toEqual(['ecr-push-any-repo', 'ecr-push-set-incomplete']);
    expect(runChecks(policy, tools()).map(({ severity }) => severity)).toEqual([
      'security-warning',
      'warning',
    ]);
    expect(idsOf(policy, { checks: [...known].reverse() })).toEqual([
      'ecr-push-set-incomplete',
      'ecr-push-any-repo',
    ]);
  });

  it('gives a check no policy of another kind', async () => {
    const policy = await policyOf([pushEverywhere]);
    expect(idsOf(policy, { checks: [aCheck({ kinds: ['trust'] })] })).toEqual([]);
  });

  it('runs a check only where its services are named', async () => {
    const check = aCheck({ services: ['ecr'] });
    const ran = async (statement: unknown) =>
      idsOf(await policyOf([statement]), { checks: [check] }).length > 0;
    expect(await ran({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' })).toBe(false);
    expect(await ran({ Effect: 'Allow', Action: 'ECR:GetObject', Resource: '*' })).toBe(true);
    expect(await ran({ Effect: 'Allow', Action: '*', Resource: '*' })).toBe(true);
    expect(await ran({ Effect: 'Allow', Action: 'e*:Get*', Resource: '*' })).toBe(true);
    expect(await ran({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' })).toBe(true);
  });

  it('reads the services off the actions', async () => {
    const policy = await policyOf([
      pushEverywhere,
      { Effect: 'Deny', Action: ['S3:*', 'ecr:*'], Resource: '*' },
    ]);
    expect(namedServices(policy)).toEqual(new Set(['ecr', 's3']));
  });

  it('does not run what is off', async () => {
    const policy = await policyOf([pushEverywhere]);
    const settings = { 'ecr-push-any-repo': setting({ severity: 'off' }) };
    expect(idsOf(policy, { settings })).toEqual(['ecr-push-set-incomplete']);
  });

  it('lets the config decide the severity before the problem, and the problem before the check', async () => {
    const policy = await policyOf([pushEverywhere]);
    const worse = aCheck({
      *find({ policy }) {
        yield {
          at: policy.root,
          statement: undefined,
          message: message`wrong`,
          help: message`right`,
          severity: 'error',
        };
      },
    });
    const severityOf = (check: Check, settings = {}) =>
      runChecks(policy, tools({ checks: [check], settings }))[0]?.severity;
    expect(severityOf(aCheck())).toBe('warning');
    expect(severityOf(worse)).toBe('error');
    expect(severityOf(worse, { 'a-check': setting({ severity: 'suggestion' }) })).toBe('suggestion');
  });

  it('names the check and the document when a check throws', async () => {
    const policy = await policyOf([pushEverywhere], 'iam/build.json');
    const broken = aCheck({
      *find() {
        yield* [];
        throw new Error('no such thing');
      },
    });
    const run = () => runChecks(policy, tools({ checks: [broken] }));
    expect(run).toThrow('The check a-check failed on iam/build.json: no such thing');
    expect(run).toThrow(expect.objectContaining({ cause: new Error('no such thing') }));
  });
});

describe('what the config allows', () => {
  const problem = (subject: unknown) =>
    aCheck({
      *find({ policy }) {
        yield {
          at: policy.root,
          statement: undefined,
          message: message`wrong`,
          help: message`right`,
          ...(subject as object),
        };
      },
    });
  const repositories = [
    'arn:aws:ecr:eu-west-1:111122223333:repository/public/a',
    'arn:aws:ecr:eu-west-1:111122223333:repository/b',
  ];
  const table = [
    [
      'a resource that a pattern matches',
      { resources: repositories.slice(0, 1) },
      { resources: ['arn:aws:ecr:*:*:repository/public/*'] },
      0,
    ],
    [
      'one of two resources',
      { resources: repositories },
      { resources: ['arn:aws:ecr:*:*:repository/public/*'] },
      1,
    ],
    ['both resources', { resources: repositories }, { resources: ['arn:aws:ecr:*:*:repository/*'] }, 0],
    [
      'a pattern that is wider than what is allowed',
      { resources: ['*'] },
      { resources: ['arn:aws:ecr:*:*:repository/*'] },
      1,
    ],
    [
      'a principal',
      { principals: ['arn:aws:iam::111122223333:role/platform'], resources: ['*'] },
      { principals: ['arn:aws:iam::*:role/platform'] },
      0,
    ],
    ['a service', { services: ['ec2.amazonaws.com'] }, { services: ['ec2.amazonaws.com'] }, 0],
    ['nobody in particular', { resources: [], principals: [] }, { resources: ['*'], principals: ['*'] }, 1],
  ] as const;

  it.each(table)('for %s', async (_, subject, allow, count) => {
    const policy = await policyOf([pushEverywhere]);
    const settings = { 'a-check': setting({ allow: { ...nothingAllowed, ...allow } }) };
    expect(idsOf(policy, { checks: [problem({ subject })], settings })).toHaveLength(count);
  });

  it('is nothing where a problem has no subject', async () => {
    const policy = await policyOf([pushEverywhere]);
    const settings = { 'a-check': setting({ allow: { ...nothingAllowed, resources: ['*'] } }) };
    expect(idsOf(policy, { checks: [problem({})], settings })).toHaveLength(1);
  });
});

describe('companions', () => {
  const push = [
    'ecr:InitiateLayerUpload',
    'ecr:UploadLayerPart',
    'ecr:CompleteLayerUpload',
    'ecr:BatchCheckLayerAvailability',
  ];
  const app = 'arn:aws:ecr:eu-west-1:111122223333:repository/app';
  const allow = (Action: unknown, Resource: unknown = app) => ({ Effect: 'Allow', Action, Resource });

  it('complete a set that is split over two policies', async () => {
    const policy = await policyOf([allow(['ecr:PutImage', 'ecr:GetDownloadUrlForLayer'])], 'a.json');
    const companion = await policyOf([allow(push), allow('ecr:BatchGetImage', '*')], 'b.json');
    expect(idsOf(policy)).toEqual(['ecr-push-set-incomplete']);
    expect(idsOf(policy, { companions: [companion] })).toEqual([]);
  });

  it('give the login', async () => {
    const policy = await policyOf([allow('ecr:GetAuthorizationToken')], 'a.json');
    const companion = await policyOf([allow('ecr:GetAuthorizationToken', '*')], 'b.json');
    expect(idsOf(policy)).toEqual(['ecr-auth-token-scoped']);
    expect(idsOf(policy, { companions: [companion] })).toEqual([]);
  });

  it('deny what the policy allows', async () => {
    const policy = await policyOf([allow('ecr:PutImage', '*'), allow(push, '*')], 'a.json');
    const companion = await policyOf(
      [{ Effect: 'Deny', Action: 'ecr:PutImage', NotResource: app }],
      'b.json',
    );
    expect(idsOf(policy)).toEqual(['ecr-push-any-repo']);
    expect(idsOf(policy, { companions: [companion] })).toEqual([]);
  });

  it('bring the deleting that stands apart from the push, told in the policy that is looked at', async () => {
    const policy = await policyOf([allow(['ecr:PutImage', ...push])], 'a.json');
    const companion = await policyOf([allow('ecr:BatchDeleteImage')], 'b.json');
    expect(idsOf(policy)).toEqual([]);
    expect(idsOf(policy, { companions: [companion] })).toEqual(['ecr-push-and-delete']);
    expect(idsOf(companion, { companions: [policy] })).toEqual(['ecr-push-and-delete']);
  });

  it('of another kind do not count', async () => {
    const policy = await policyOf([allow('ecr:PutImage')], 'a.json');
    const companion = await policyOf(
      [{ Effect: 'Allow', Principal: '*', Action: push, Resource: '*' }],
      'b.json',
    );
    expect(idsOf(policy, { companions: [companion] })).toEqual(['ecr-push-set-incomplete']);
  });
});

describe('what the config says of artifacts', () => {
  const open = {
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::example-site/*',
  };

  it('keeps s3-bucket-public to artifact buckets', async () => {
    const policy = await policyOf([open]);
    const knowing = (artifactBuckets: string[] | undefined) =>
      idsOf(policy, { knowledge: { ...noKnowledge, artifactBuckets } });
    expect(knowing(undefined)).toEqual(['s3-bucket-public']);
    expect(knowing(['arn:aws:s3:::example-artifacts'])).toEqual([]);
    expect(knowing(['arn:aws:s3:::example-*'])).toEqual(['s3-bucket-public']);
    expect(knowing([])).toEqual([]);
  });
});
