import { afterEach, describe, expect, it } from '@jest/globals';
import { rangeChanges } from '../../../src/adapters/git/changes.js';
import { resolveSettings } from '../../../src/config/resolve.js';
import { collect } from '../../../src/review/collect.js';
import { place } from '../../../src/review/place.js';
import { decide, pathRules } from '../../../src/review/run-review.js';
import { makeRepository, type Changes, type RepositoryFixture } from '../../e2e/servers/git-fixture.js';
import { services } from '../access/change.js';

let repository: RepositoryFixture | undefined;

afterEach(async () => {
  await repository?.dispose();
  repository = undefined;
});

/** What a review of a pull request says: `state rule path:line, where and why it is shown there`. */
async function review(base: Changes, head: Changes) {
  repository = await makeRepository({ base, head });
  const changes = await rangeChanges(repository.dir, 'main', 'topic');
  const changeSet = await changes.list();
  const { settings } = resolveSettings({}, {});
  const done = await decide({
    changeSet,
    collected: collect(changes, changeSet, pathRules(settings)),
    settings,
    against: 'merge-base',
    services,
    connect: () => Promise.resolve({ kind: 'off', note: undefined }),
    docs: ({ rule }) => rule,
    configPath: '.github/artifact-access.yml',
    tool: { name: 'test', version: '0' },
    today: '2026-11-24',
    notes: [],
    failures: [],
    suggestions: true,
  });
  const hunks = new Map(changeSet.files.map((file) => [file.path, file.hunks]));
  const placed = place(done.findings, {
    comments: true,
    maxComments: 30,
    hunksOf: (path) => (hunks.has(path) ? hunks.get(path) : null),
  });
  return {
    files: done.files.map(({ path, status, policies }) => `${status} ${path} ${String(policies)}`),
    policies: done.policies.map(({ path, pointer, state }) => `${state} ${path} ${pointer}`),
    gained: done.accessChanges.map(({ change, verb, as }) => `${change} ${verb} ${as.resource}`),
    findings: placed.map(
      ({ finding: { state, rule, place }, placement }) =>
        `${state} ${rule} ${place.path}:${String(place.start.line)}, ${placement.where}: ${placement.reason}`,
    ),
  };
}

const push = [
  'BatchCheckLayerAvailability',
  'InitiateLayerUpload',
  'UploadLayerPart',
  'CompleteLayerUpload',
  'PutImage',
];
const policies = `resource "aws_iam_role_policy" "push" {
  role   = "build"
  policy = data.aws_iam_policy_document.push.json
}

data "aws_iam_policy_document" "push" {
  statement {
    actions   = [${push.map((action) => `"ecr:${action}"`).join(', ')}]
    resources = ["arn:aws:ecr:eu-west-1:111122223333:repository/\${local.repository}"]
  }
}

resource "aws_iam_role_policy" "login" {
  role   = "build"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "ecr:GetAuthorizationToken", Resource = "*" }]
  })
}
`;

describe('a pull request of Terraform', () => {
  it('that changes one local shows what a policy of another file now allows', async () => {
    const {
      files,
      policies: documents,
      gained,
      findings,
    } = await review(
      { 'infra/policies.tf': policies, 'infra/locals.tf': 'locals {\n  repository = "webshop"\n}\n' },
      { 'infra/locals.tf': 'locals {\n  repository = "*"\n}\n' },
    );
    expect(files.sort()).toEqual(['modified infra/locals.tf 0', 'unchanged infra/policies.tf 2']);
    expect(documents).toEqual([
      'changed infra/policies.tf aws_iam_role_policy.push.policy',
      'unchanged infra/policies.tf aws_iam_role_policy.login.policy',
    ]);
    expect(gained).toContain('gained publish arn:aws:ecr:eu-west-1:111122223333:repository/*');
    expect(findings).toContain(
      'introduced ecr-push-any-repo infra/policies.tf:9, summary: the file is not part of the change',
    );
  });

  it('says nothing of what is only around the change, and counts it with its role all the same', async () => {
    const bad = `resource "aws_iam_role_policy" "all" {\n  role   = "other"\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })\n}\n`;
    const login = policies.slice(policies.indexOf('resource "aws_iam_role_policy" "login"'));
    const pushing = policies.slice(0, policies.indexOf('resource "aws_iam_role_policy" "login"'));
    const locals = 'locals {\n  repository = "webshop"\n}\n';
    const {
      files,
      policies: documents,
      findings,
    } = await review(
      { 'infra/bad.tf': bad, 'infra/login.tf': login, 'infra/locals.tf': locals },
      { 'infra/push.tf': pushing },
    );
    expect(files).toEqual(['added infra/push.tf 1']);
    expect(documents).toEqual(['added infra/push.tf aws_iam_role_policy.push.policy']);
    expect(
      findings.filter((each) => /bad\.tf|login\.tf|ecr-push-set-incomplete|ecr-auth-token/.test(each)),
    ).toEqual([]);
  });

  it('that changes a template comments on the line of the template', async () => {
    const template = (repository: string): string =>
      `{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": ${JSON.stringify(push.map((action) => `ecr:${action}`))},\n      "Resource": "arn:aws:ecr:eu-west-1:\${account}:repository/${repository}"\n    }\n  ]\n}\n`;
    const main = `resource "aws_iam_role_policy" "push" {\n  role   = "build"\n  policy = templatefile("\${path.module}/push.json.tftpl", { account = "111122223333" })\n}\n`;
    const { findings } = await review(
      { 'infra/main.tf': main, 'infra/push.json.tftpl': template('webshop') },
      { 'infra/push.json.tftpl': template('*') },
    );
    expect(findings).toContain(
      'introduced ecr-push-any-repo infra/push.json.tftpl:7, inline: its lines are in the diff',
    );
  });

  it('that widens the input of a module shows it on the policy of the module', async () => {
    const module = policies.replace('local.repository', 'var.repository') + 'variable "repository" {}\n';
    const call = (repository: string): string =>
      `module "ci" {\n  source     = "./modules/ci"\n  repository = "${repository}"\n}\n`;
    const { findings, policies: documents } = await review(
      { 'infra/main.tf': call('webshop'), 'infra/modules/ci/main.tf': module },
      { 'infra/main.tf': call('*') },
    );
    expect(documents[0]).toBe('changed infra/modules/ci/main.tf module.ci.aws_iam_role_policy.push.policy');
    expect(findings).toContain(
      'introduced ecr-push-any-repo infra/modules/ci/main.tf:9, summary: the file is not part of the change',
    );
  });
});
