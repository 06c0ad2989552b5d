import { describe, expect, it } from '@jest/globals';
import { problemsOf } from './reading.js';

describe('what is wrong has its key, its place and the nearest valid', () => {
  it.each([
    ['fail_on: error', ['1:1 fail_on: Unknown key `fail_on`: did you mean `fail-on`?']],
    [
      '\n  fail-on:   eror',
      [
        '2:14 fail-on: `eror` is not allowed: did you mean `error`? Allowed are `never`, `error`, `security-warning`, `warning` and `suggestion`.',
      ],
    ],
    ['github-token: x', ['1:1 github-token: Unknown key `github-token`.']],
    [
      'checks: {ecr-push-any-rep: off}',
      ['1:10 checks.ecr-push-any-rep: `ecr-push-any-rep` is no check: did you mean `ecr-push-any-repo`?'],
    ],
    ['checks: {toString: off}', ['1:10 checks.toString: `toString` is no check.']],
    [
      'checks: {kms-wide-use: of}',
      [
        '1:24 checks.kms-wide-use: `of` is not allowed: did you mean `off`? Allowed are `error`, `security-warning`, `warning`, `suggestion` and `off`.',
      ],
    ],
    [
      'checks: {kms-wide-use: [off]}',
      ['1:24 checks.kms-wide-use: Expected a text or a map, but this is a list.'],
    ],
    [
      'checks: {kms-wide-use: {allow: {resourcs: []}}}',
      ['1:33 checks.kms-wide-use.allow.resourcs: Unknown key `resourcs`: did you mean `resources`?'],
    ],
    [
      'checks: {kms-wide-use: {sev: off}}',
      ['1:25 checks.kms-wide-use.sev: Unknown key `sev`: known are `severity` and `allow`.'],
    ],
    [
      'trusted-accounts: [12]',
      ['1:20 trusted-accounts[0]: `12` is no AWS account number, which has 12 digits.'],
    ],
    ['trusted-accounts: 12', ['1:19 trusted-accounts: Expected a list, but this is the text `12`.']],
    [
      'organization: acme',
      ['1:15 organization: `acme` is not the id of an organization, such as o-a1b2c3d4e5.'],
    ],
    [
      'ignore: [test/]',
      ['1:10 ignore[0]: `test/` names a folder and so matches no file: did you mean `test/**`?'],
    ],
    ['ignore: {a: b}', ['1:9 ignore: Expected a list, but this is a map with `a`.']],
    [
      'artifacts:\n  - resources: [x]\n    publish:\n',
      [
        '2:5 artifacts[0].name: `name` is missing.',
        '2:17 artifacts[0].resources[0]: `x` is no ARN pattern, such as arn:aws:iam::111122223333:role/deploy-*.',
        '3:13 artifacts[0].publish: Expected a list, but nothing is written here.',
      ],
    ],
    [
      'artifacts: [{name: a, resources: []}]',
      ['1:34 artifacts[0].resources: The list has 0 entries; it has to have at least 1.'],
    ],
    [
      'artifacts: [{name: " ", resources: ["*"], released: yes}]',
      [
        '1:20 artifacts[0].name: The text is empty.',
        '1:53 artifacts[0].released: Expected true or false, but this is the text `yes`.',
      ],
    ],
    ['roles: {admn: []}', ['1:9 roles.admn: Unknown key `admn`: did you mean `admin`?']],
    [
      'policies: [{files: a}]',
      ['1:12 policies[0]: The entry says nothing: give a kind, attached-to, or both.'],
    ],
    [
      'policies: [{files: {}, kind: trust}]',
      ['1:20 policies[0].files: Expected a text or a list, but this is an empty map.'],
    ],
    [
      'policies: [{files: a/, kind: turst}]',
      [
        '1:20 policies[0].files: `a/` names a folder and so matches no file: did you mean `a/**`?',
        expect.stringMatching(
          /^1:30 policies\[0\]\.kind: `turst` is not allowed: did you mean `trust`\? Allowed are `identity`, /,
        ),
      ],
    ],
    [
      'policies: [{files: [a, "*/*"], attached-to: "arn:aws:iam::1:role/{1}"}]',
      [
        '1:45 policies[0].attached-to: `arn:aws:iam::1:role/{1}` asks for {1}, but not every glob of the entry has so many wildcards.',
      ],
    ],
    [
      'exceptions:\n  - rule: kms-wide-us\n    expires: 2027-02-30\n',
      [
        '2:5 exceptions[0].reason: `reason` is missing.',
        '2:11 exceptions[0].rule: `kms-wide-us` is no check or issue code: did you mean `kms-wide-use`?',
        '3:14 exceptions[0].expires: `2027-02-30` is no date, which is written YYYY-MM-DD.',
      ],
    ],
    [
      'exceptions: [{rule: kms-wide-use, reason: x, expires: 2027-1-1, files: x}]',
      [
        '1:55 exceptions[0].expires: `2027-1-1` is no date, which is written YYYY-MM-DD.',
        '1:72 exceptions[0].files: Expected a list, but this is the text `x`.',
      ],
    ],
    [
      'paid-checks: {not-granted: [{}, {actions: [x]}]}',
      [
        '1:29 paid-checks.not-granted[0]: The entry names no actions and no resources.',
        '1:44 paid-checks.not-granted[1].actions[0]: `x` is no action, such as ecr:DeleteRepository.',
      ],
    ],
    [
      `paid-checks: {not-granted: [{actions: [${'a:b,'.repeat(101)}]}]}`,
      ['1:39 paid-checks.not-granted[0].actions: The list has 101 entries; it has to have at most 100.'],
    ],
    ['max-comments: 2000', ['1:15 max-comments: `2000` is above 1000, the most that is allowed.']],
    ['max-comments: -1', ['1:15 max-comments: `-1` is below 0, the least that is allowed.']],
    ['max-comments: 3.5', ['1:15 max-comments: Expected a whole number, but this is `3.5`.']],
    ['max-comments: "3"', ['1:15 max-comments: Expected a whole number, but this is the text `3`.']],
    [
      'report-file: ../x\nsarif-file: /x',
      [
        '1:14 report-file: `../x` is not a path in the workspace: it has to be relative, without "..".',
        '2:13 sarif-file: `/x` is not a path in the workspace: it has to be relative, without "..".',
      ],
    ],
    ['aws-region: localhost', ['1:13 aws-region: `localhost` is no AWS Region, such as eu-west-1.']],
    ['[1]', ['1:1 : Expected a map, but this is a list.']],
    ['word', ['1:1 : Expected a map, but this is the text `word`.']],
  ])('%s', async (text, problems) => {
    expect(await problemsOf(text)).toEqual(problems);
  });
});

describe('YAML that a config has no use for', () => {
  it.each([
    ['a: 1\nb: 2\na: 3', ['3:1 a: The key `a` stands here twice.']],
    ['review: off\n"review": off', ['2:1 review: The key `review` stands here twice.']],
    [
      'fail-on: error\n---\nfail-on: never',
      ['2:1 : The config is one YAML document; another one begins here.'],
    ],
    ['{', ['1:2 : This is not valid YAML: Flow map must end with a }.']],
    ['ignore: !foo [a]', ['1:14 ignore: YAML tags such as `!foo` have no meaning here.']],
    ['? [a]\n: 1', ['1:3 : A key has to be a text.']],
    ['<<: {review: off}', ['1:1 <<: Unknown key `<<`.']],
    ['ignore: *x', ['1:1 ignore: The alias `x` stands for nothing that is complete before it.']],
    ['ignore: &x [*x]', ['1:13 ignore[0]: The alias `x` stands for nothing that is complete before it.']],
  ])('%s', async (text, problems) => {
    expect(await problemsOf(text)).toEqual(problems);
  });
});
