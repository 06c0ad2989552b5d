import { describe, expect, it } from '@jest/globals';
import type { AwsIdentity } from '../../../src/access/evaluation/aws-identity.js';
import { identityOf } from '../../../src/access/evaluation/aws-identity.js';

/**
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 * aws:PrincipalArn is the ARN of a session's role:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
describe('the ARN of a principal', () => {
  it.each<[arn: string, kind: AwsIdentity['kind'], name: string]>([
    ['arn:aws:iam::111122223333:root', 'root', ''],
    ['arn:aws:iam::111122223333:user/anna', 'user', 'anna'],
    ['arn:aws:iam::111122223333:user/team/web/anna', 'user', 'anna'],
    ['arn:aws:iam::111122223333:role/build', 'role', 'build'],
    ['arn:aws:iam::111122223333:role/aws-service-role/ecr.amazonaws.com/build', 'role', 'build'],
    ['arn:aws:sts::111122223333:federated-user/anna', 'federated-user', 'anna'],
    // None of these is the form of a principal.
    ['arn:aws:iam::111122223333:rooted', 'other', ''],
    ['arn:aws:iam::111122223333:group/root', 'other', ''],
    ['arn:aws:iam::111122223333:superuser/anna', 'other', ''],
    ['arn:aws:iam::111122223333:user/anna/', 'other', ''],
    ['arn:aws:iam::111122223333:my-role/build', 'other', ''],
    ['arn:aws:iam::111122223333:role/build/', 'other', ''],
    ['arn:aws:sts::111122223333:assumed-role/build', 'other', ''],
    ['arn:aws:sts::111122223333:assumed-role/build/run/7', 'other', ''],
    ['arn:aws:sts::111122223333:not-assumed-role/build/run-7', 'other', ''],
    ['arn:aws:sts::111122223333:a-federated-user/anna', 'other', ''],
    // Users and roles are of IAM, sessions of STS.
    ['arn:aws:sts::111122223333:user/anna', 'other', ''],
    ['arn:aws:iam::111122223333:assumed-role/build/run-7', 'other', ''],
  ])('%s is that of a %s', (arn, kind, name) => {
    const account = '111122223333';
    expect(identityOf(arn)).toEqual({ kind, partition: 'aws', account, name, principalArn: arn });
  });

  it('of a session tells its role', () => {
    expect(identityOf('arn:aws-cn:sts::111122223333:assumed-role/build/run-7')).toEqual({
      kind: 'role-session',
      partition: 'aws-cn',
      account: '111122223333',
      name: 'build',
      principalArn: 'arn:aws-cn:iam::111122223333:role/build',
    });
  });

  it('is none that can be taken apart', () => {
    const nothing = { partition: '', account: '', name: '' };
    expect(identityOf('anna')).toEqual({ kind: 'other', ...nothing, principalArn: 'anna' });
  });
});
