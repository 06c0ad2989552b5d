import { describe, expect, it } from '@jest/globals';
import { isEveryEcrRepository, isEveryPackage, isOnlyPackages } from '../../src/access/repository-reach.js';
import { isOfBuckets, levelOfAction, mayShareBucket, s3Levels } from '../../src/access/s3-resource-level.js';
import { resourcesMayMeet, resourcesMeet } from '../../src/access/resource-overlap.js';
import type { TextItem } from '../../src/policy/document.js';
import { services } from '../checks/fixtures.js';
import { tableOf } from './access-tables.js';

interface LevelRow {
  readonly resource: string;
  readonly levels: string[] | null;
}

const patterns = tableOf('resource-patterns.json') as Record<string, { yes: string[]; no: string[] }>;
const item = (text: string, uncertain = false): TextItem => ({
  text,
  uncertain,
  node: { type: 'string', value: text, content: 0, start: 0, end: text.length },
});
const rows = (name: string) => {
  const { yes = [], no = [] } = patterns[name] ?? {};
  return [...yes.map((text) => [text, true] as const), ...no.map((text) => [text, false] as const)];
};

describe('a resource pattern', () => {
  it.each(rows('every ECR repository'))('%s is every ECR repository: %s', (text, expected) => {
    expect(isEveryEcrRepository(item(text))).toBe(expected);
  });

  it.each(rows('every package'))('%s is every package: %s', (text, expected) => {
    expect(isEveryPackage(item(text))).toBe(expected);
  });

  it('with unknown parts is every package only where they cannot hide a namespace', () => {
    const arn = 'arn:aws:codeartifact:${AWS::Region}:${AWS::AccountId}:package/';
    expect(isEveryPackage(item(`${arn}\${Domain}/\${Repository}/*`, true))).toBe(true);
    expect(isEveryPackage(item(`${arn}\${Path}/*`, true))).toBe(false);
    expect(isEveryPackage(item(`${arn}\${Domain}/\${Repository}/npm/\${Namespace}/*`, true))).toBe(false);
  });

  it('is of packages only where it says so', () => {
    expect(isOnlyPackages(item('arn:aws:codeartifact:eu-west-1:111122223333:package/acme/*'))).toBe(true);
    expect(isOnlyPackages(item('arn:aws:codeartifact:eu-west-1:111122223333:*'))).toBe(false);
    expect(isOnlyPackages(item('*'))).toBe(false);
  });

  it('may share what is unknown', () => {
    const [known, unknown] = [
      item('arn:aws:ecr:eu-west-1:111122223333:repository/app'),
      item('${Repository.Arn}', true),
    ];
    expect(resourcesMeet(known, unknown)).toBe(false);
    expect(resourcesMayMeet(known, unknown)).toBe(true);
    const template = item('arn:aws:ecr:${AWS::Region}:${AWS::AccountId}:repository/other', true);
    expect(resourcesMayMeet(known, template)).toBe(false);
    expect(resourcesMayMeet(undefined, template)).toBe(true);
  });
});

describe('the levels of S3', () => {
  it.each(tableOf('s3-levels.json') as LevelRow[])('$resource: $levels', ({ resource, levels }) => {
    expect(s3Levels(item(resource, resource.includes('${'))) ?? null).toEqual(levels);
  });

  it('of an action are those of the service data', () => {
    const levels = [
      'GetObject',
      'PutObject',
      'ListBucket',
      'PutBucketPolicy',
      'ListAllMyBuckets',
      'CreateJob',
      'TagResource',
    ];
    expect(levels.map((name) => levelOfAction(services, `s3:${name}`))).toEqual([
      'object',
      'object',
      'bucket',
      'bucket',
      undefined,
      undefined,
      'bucket',
    ]);
  });

  it('are of one bucket or of two', () => {
    const [bucket, objects] = [item('arn:aws:s3:::example'), item('arn:aws:s3:::example/*')];
    expect(mayShareBucket(bucket, objects)).toBe(true);
    expect(mayShareBucket(bucket, item('arn:aws:s3:::other/*'))).toBe(false);
    expect(mayShareBucket(bucket, item('arn:aws:s3:::${Bucket}/*', true))).toBe(true);
    expect(isOfBuckets(objects, ['arn:aws:s3:::exam*'])).toBe(true);
    expect(isOfBuckets(objects, ['arn:aws:s3:::other'])).toBe(false);
  });
});
