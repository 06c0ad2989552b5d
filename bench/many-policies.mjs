import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { memoryOf, row, scratch } from './measure.mjs';

/** Many policy files in one process: time for each, memory, and whether both grow no faster than their number. */
export function bench() {
  const half = join(scratch, 'half');
  const whole = join(scratch, 'whole');
  writePolicies(half, 5_000);
  writePolicies(whole, 10_000);
  const check = (folder) =>
    memoryOf({ args: ['dist/cli.js', 'check', folder, '--format', 'json', '--fail-on', 'never'] });
  check(half);
  const first = check(half);
  const all = check(whole);
  row(
    '10,000 policies of about 0.8 kB, whole process, each',
    `${(all.ms / 10_000).toFixed(3)} ms`,
    'under 0.5 ms',
  );
  row('10,000 policies, peak memory', `${all.mb.toFixed(0)} MB`, 'under 300 MB');
  row('10,000 policies / 5,000 policies, time', `${(all.ms / first.ms).toFixed(2)} x`, 'about 2');
}

function writePolicies(folder, count) {
  for (let i = 0; i < count; i++) {
    const directory = join(folder, String(i % 100));
    if (i < 100) mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, `policy-${i}.json`), JSON.stringify(policy(i), null, 1));
  }
}

function policy(i) {
  const repository = `arn:aws:ecr:eu-west-1:111122223333:repository/team-${i % 97}/app-${i}`;
  return {
    Version: '2012-10-17',
    Statement: [
      { Sid: 'Login', Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
      {
        Sid: 'Pull',
        Effect: 'Allow',
        Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        Resource: repository,
      },
      {
        Sid: 'Store',
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'],
        Resource: `arn:aws:s3:::acme-artifacts-${i % 13}/app-${i}/*`,
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
      },
      {
        Sid: 'Use',
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Resource: `arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-${String(i).padStart(12, '0')}`,
      },
    ],
  };
}
