import { describe, expect, test } from '@jest/globals';
import { credentialsAreThere } from '../../../src/adapters/aws/credentials.js';

const files: Readonly<Record<string, string>> = {
  '/token': 'eyJ',
  '/empty': '',
  '/home/me/.aws/config':
    '[default]\nregion = eu-west-1\n\n[ profile  "build" ] # ours\n[sso-session corp]\n',
  '/home/me/.aws/credentials': '\r\n[deploy]\r\naws_access_key_id = x\r\n',
  '/elsewhere': '[profile there]',
};

const there = (env: Readonly<Record<string, string>>): boolean =>
  credentialsAreThere({ HOME: '/home/me', ...env }, (path) => files[path]);

describe('credentials are there', () => {
  test.each<readonly [string, Readonly<Record<string, string>>]>([
    ['as environment keys', { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'x' }],
    ['as a web identity token file', { AWS_WEB_IDENTITY_TOKEN_FILE: '/token', AWS_ROLE_ARN: 'arn' }],
    ['as a container’s relative address', { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2' }],
    ['as a container’s full address', { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.23/v1' }],
    ['as a profile of the config file', { AWS_PROFILE: 'build' }],
    ['as a profile of the credentials file', { AWS_PROFILE: 'deploy' }],
    ['as a profile of a file elsewhere', { AWS_PROFILE: 'there', AWS_CONFIG_FILE: '/elsewhere' }],
    ['as the default profile, when it is named', { AWS_PROFILE: 'default' }],
  ])('%s', (_, env) => {
    expect(there(env)).toBe(true);
  });
});

describe('credentials are not there', () => {
  test.each<readonly [string, Readonly<Record<string, string>>]>([
    ['when nothing says so', {}],
    ['when the secrets are empty, as in a fork', { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }],
    ['when a key lacks its secret', { AWS_ACCESS_KEY_ID: 'AKIA' }],
    ['when the token file is missing', { AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere', AWS_ROLE_ARN: 'arn' }],
    ['when the token file is empty', { AWS_WEB_IDENTITY_TOKEN_FILE: '/empty', AWS_ROLE_ARN: 'arn' }],
    ['when the token has no role', { AWS_WEB_IDENTITY_TOKEN_FILE: '/token' }],
    ['when the profile is in no file', { AWS_PROFILE: 'other' }],
    ['when the profile is the name of something else', { AWS_PROFILE: 'corp' }],
    [
      'when only the machine could have some',
      { AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://169.254.169.254' },
    ],
  ])('%s', (_, env) => {
    expect(there(env)).toBe(false);
  });

  test('when there are no files to read', () => {
    expect(credentialsAreThere({ AWS_PROFILE: 'build', HOME: '/nowhere/at/all' })).toBe(false);
  });
});
