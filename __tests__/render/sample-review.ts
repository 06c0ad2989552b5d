import { code, message, quoted, type Message } from '../../src/domain/message.js';
import type { Finding, FindingSource, RelatedPlace, Severity } from '../../src/domain/finding.js';
import type { AccessCell, AccessChange, PlacedFinding, Review } from '../../src/domain/review.js';
import { lastLine } from '../../src/render/place-text.js';
import { accessChange, finding, review } from './builders.js';
import { placeOf, sources } from './sample-files.js';

interface Told {
  readonly severity: Severity;
  readonly rule: string;
  readonly title: string;
  readonly at: readonly [path: string, text: string];
  readonly what: Message;
  readonly fix: Message;
  readonly source?: FindingSource;
  readonly where?: 'inline' | 'file' | 'summary';
  readonly related?: readonly RelatedPlace[];
  readonly more?: Partial<Finding>;
}

const role = 'iam/build-role.json';
const repository = 'ecr/prod-repository.json';

const told: readonly Told[] = [
  {
    severity: 'error',
    rule: 'ecr-repo-policy-public',
    title: 'Anyone in AWS can pull from this repository',
    at: [repository, '"*"'],
    what: message`The principal ${code('*')} is bound only by ${code('aws:PrincipalArn')} with the account left open, so a role named ${code('deploy')} in any AWS account can pull. Images carry source, and often secrets.`,
    fix: message`Name the accounts, or add ${code('aws:PrincipalOrgID')} with your organization's id.`,
    related: [
      { ...placeOf(repository, '"arn:aws:iam::*:role/deploy"'), message: message`leaves the account open` },
    ],
  },
  {
    severity: 'error',
    rule: 'ecr-auth-token-in-repo-policy',
    title: 'A repository policy cannot grant a login token',
    at: [repository, '"ecr:GetAuthorizationToken"'],
    what: message`${code('ecr:GetAuthorizationToken')} belongs to no repository, so this grant never has an effect and the pull fails at login.`,
    fix: message`Grant it in the role's own policy, on ${code('*')}.`,
  },
  {
    severity: 'security-warning',
    rule: 'PASS_ROLE_WITH_STAR_IN_RESOURCE',
    source: 'access-analyzer',
    title: 'Pass role with star in resource',
    at: [role, '"*"\n    }\n  ]'],
    what: message`${quoted('Using the iam:PassRole action with wildcards (*) in the resource can be overly permissive because it allows iam:PassRole permissions on multiple resources. We recommend that you specify resource ARNs or add the iam:PassedToService condition key to your statement.')}`,
    fix: [],
    more: {
      docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    },
  },
  {
    severity: 'security-warning',
    rule: 'ecr-push-any-repo',
    title: 'Image push reaches every repository',
    at: [role, '"*"'],
    what: message`${code('ecr:PutImage')} on ${code('*')} can replace any image of the account: one build that is taken over poisons what every other team deploys.`,
    fix: message`Name the repositories that this role builds, such as ${code('arn:aws:ecr:eu-west-1:111122223333:repository/web')}.`,
  },
  {
    severity: 'security-warning',
    rule: 'oidc-sub-broad',
    title: 'Any repository of the organization can take this role',
    at: ['infra/pipeline.yaml', 'repo:acme/*'],
    what: message`The subject ${code('repo:acme/*')} matches every repository, branch and pull request of ${code('acme')}. Who can push a branch anywhere can publish with this role.`,
    fix: message`Bind the subject to one repository and environment: ${code('repo:acme/web:environment:release')}.`,
  },
  {
    severity: 'security-warning',
    rule: 's3-write-and-erase',
    title: 'One role writes artifacts and erases their versions',
    at: [role, '"s3:DeleteObjectVersion"'],
    what: message`With ${code('s3:PutObject')} and ${code('s3:DeleteObjectVersion')} on ${code('arn:aws:s3:::acme-artifacts/*')}, a build can replace an artifact and leave no trace of the one before.`,
    fix: message`Leave deletion to a lifecycle rule, or to another role.`,
    related: [{ ...placeOf(role, '"s3:PutObject"'), message: message`writes here` }],
  },
  {
    severity: 'warning',
    rule: 'ca-publish-any-package',
    title: 'Publishes any package of the domain',
    at: [role, '"arn:aws:codeartifact:eu-west-1:111122223333:package/acme/*"'],
    what: message`${code('package/acme/*')} covers every format and namespace, so this build can publish under another team's package name.`,
    fix: message`Name format and namespace: ${code('package/acme/internal/npm/acme/*')}.`,
  },
  {
    severity: 'warning',
    rule: 'MISSING_VERSION',
    source: 'policy-validation',
    title: 'Policy without a version',
    at: ['infra/pipeline.yaml', "Version: '2012-10-17'"],
    what: message`Without ${code('Version')} the policy language of 2008 applies, and policy variables are plain text.`,
    fix: message`Add ${code('"Version": "2012-10-17"')}.`,
    where: 'summary',
  },
  {
    severity: 'suggestion',
    rule: 'ecr-upload-set-incomplete',
    title: 'A push needs one more action',
    at: [role, '"ecr:CompleteLayerUpload"'],
    what: message`A push also asks ${code('ecr:BatchCheckLayerAvailability')}, which nothing here allows, so it fails.`,
    fix: message`Add it beside the other upload actions.`,
  },
  {
    severity: 'suggestion',
    rule: 'unused-sid',
    title: 'Statement id says nothing',
    at: [role, '"Pass"'],
    what: message`${code('Pass')} repeats the action.`,
    fix: [],
    where: 'file',
  },
];

const changes: readonly AccessChange[] = [
  accessChange({
    change: 'gained',
    verb: 'publish',
    principal: 'arn:aws:iam::111122223333:role/build',
    action: 'ecr:PutImage',
    resource: 'arn:aws:ecr:eu-west-1:111122223333:repository/prod/web',
    context: {},
    path: role,
    line: 8,
  }),
  accessChange({
    change: 'gained',
    verb: 'read',
    principal: 'arn:aws:iam::999999999999:role/deploy',
    action: 'ecr:BatchGetImage',
    resource: 'arn:aws:ecr:eu-west-1:111122223333:repository/prod/web',
    context: { 'aws:PrincipalArn': ['arn:aws:iam::999999999999:role/deploy'] },
    path: repository,
    line: 7,
  }),
  accessChange({
    change: 'lost',
    verb: 'delete',
    principal: 'arn:aws:iam::111122223333:role/build',
    action: 'ecr:BatchDeleteImage',
    resource: 'arn:aws:ecr:eu-west-1:111122223333:repository/web',
    context: {},
    path: role,
    line: 4,
  }),
];

const matrix: readonly AccessCell[] = [
  {
    principal: 'arn:aws:iam::111122223333:role/build',
    artifact: 'arn:aws:ecr:eu-west-1:111122223333:repository/prod/web',
    verb: 'publish',
    state: 'gained',
    missing: ['ecr:CompleteLayerUpload'],
  },
  {
    principal: 'arn:aws:iam::999999999999:role/deploy',
    artifact: 'arn:aws:ecr:eu-west-1:111122223333:repository/prod/web',
    verb: 'read',
    state: 'gained',
    missing: [],
  },
  {
    principal: 'arn:aws:iam::111122223333:role/build',
    artifact: 'arn:aws:ecr:eu-west-1:111122223333:repository/web',
    verb: 'delete',
    state: 'lost',
    missing: [],
  },
];

function placed(one: Told, index: number): PlacedFinding {
  const {
    severity,
    rule,
    title,
    at,
    what,
    fix,
    source = 'artifact-check',
    where = 'inline',
    related = [],
  } = one;
  const id = `f${String(index).padStart(15, '0')}`;
  const docs = `https://github.com/acme/review/blob/v1/docs/checks/${rule}.md`;
  const place = placeOf(...at);
  return {
    finding: finding({
      id,
      severity,
      rule,
      title,
      message: what,
      help: fix,
      source,
      place,
      related,
      docs,
      ...one.more,
    }),
    placement: { where, reason: where === 'inline' ? 'on a changed line' : 'not on a changed line' },
    lines: where === 'inline' ? { side: 'RIGHT', start: place.start.line, end: lastLine(place) } : undefined,
  };
}

/** Ten findings in three files, an existing one, an accepted one, and everything else that a review can hold. */
export function sampleReview(): Review {
  const before = finding({
    id: 'e000',
    rule: 's3-tls-deny-gap',
    severity: 'warning',
    state: 'existing',
    title: 'Plain HTTP is not denied',
    message: message`No statement denies ${code('aws:SecureTransport')} = ${code('false')}. Artifacts can be read on the way.`,
    place: placeOf(role, '"Bucket"'),
  });
  const accepted = finding({
    id: 'e001',
    rule: 'kms-wide-use',
    title: 'Decrypts with every key',
    place: placeOf(role, '"Publish"'),
    exception: { reason: 'Migration to per-key grants, OPS-412', expires: '2027-03-31' },
  });
  const aside = (one: Finding): PlacedFinding => ({
    finding: one,
    placement: { where: 'summary', reason: 'unchanged line' },
  });
  const policy = { pointer: '', kind: 'identity', attachedTo: [], state: 'changed' as const };
  return review({
    conclusion: 'failure',
    notes: ['The config file is changed by this pull request; it was read as it is on the base branch.'],
    files: Object.keys(sources).map((path) => ({ path, status: 'modified', policies: 1 })),
    policies: Object.keys(sources).map((path) => ({ ...policy, id: `${path}#`, path })),
    findings: [...told.map(placed), aside(before), aside(accepted)],
    accessChanges: changes,
    accessMatrix: matrix,
    skipped: [{ path: 'iam/generated.json', reason: 'ignored' }],
  });
}
