import { spanOf } from '../../access/changed-part.js';
import type { Message } from '../../domain/message.js';
import { code, message } from '../../domain/message.js';
import { parseArn } from '../../policy/arn.js';
import type { Condition } from '../../policy/condition.js';
import { isNegated } from '../../policy/condition.js';
import type { Statement, TextItem } from '../../policy/document.js';
import type { Principal } from '../../policy/principal.js';
import { hasWholeCondition } from '../../policy/whole-condition.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { addCondition } from '../condition-edits.js';
import { subjectOf } from '../element-place.js';

/**
 * A service acts for whoever asks it to. Only the source, which the service itself puts into the request, says for whom.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export const serviceConfusedDeputy: Check = {
  id: 'service-confused-deputy',
  title: 'A service may come on behalf of any account',
  severity: 'warning',
  kinds: [
    'trust',
    'ecr-repository',
    'codeartifact-domain',
    'codeartifact-repository',
    's3-bucket',
    's3-access-point',
    'kms-key',
    'resource',
  ],
  services: [],

  *find(context) {
    for (const statement of context.policy.statements) {
      const { effect, principal } = statement;
      if (effect !== 'Allow' || !principal || principal.negated || !hasWholeCondition(statement)) continue;
      const services = principal.items.filter(({ type }) => type === 'Service');
      if (services.length === 0) continue;
      const problem = bucketWithoutAccount(context, statement) ?? noSource(context, statement, services);
      if (problem) yield problem;
    }
  },
};

/** Keys that say for whom a service acts; the last four name the account, and so does an ARN that has one. */
const sourceKeys = /^aws:source(arn|account|owner|orgid|orgpaths)$/i;
const accountKeys = /^aws:source(account|owner|orgid|orgpaths)$/i;

/**
 * Services whose pages ask for the source where they build and hand out artifacts. Of others it is not known whether they
 * send it, IAM Access Analyzer tells of the usual ones (Amazon S3, SNS, CloudTrail), and AWS Lambda's own page shows
 * a repository's policy without it. EC2, ECS and Lambda take only roles of the account that they run in.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/sample-ecr.html and
 * https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html
 */
const deputies: ReadonlySet<string> = new Set([
  'codebuild.amazonaws.com',
  'codepipeline.amazonaws.com',
  'serverlessrepo.amazonaws.com',
]);

function noSource(
  context: CheckContext,
  statement: Statement,
  services: readonly Principal[],
): Problem | undefined {
  const { policy } = context;
  const [service] = services.filter(({ text }) => deputies.has(text));
  const sources = statement.conditions.filter(isSource);
  // Encryption contexts and the like bound a key's use as well.
  const otherwise = policy.kind === 'kms-key' && statement.conditions.length > sources.length;
  if (!service || otherwise || sources.some(namesSource)) return undefined;
  const [weak] = sources;
  const trust = policy.kind === 'trust';
  return {
    at: weak ? spanOf(weak) : service.node,
    value: weak ? weak.key : service.text,
    statement,
    message: trust
      ? message`Nothing says for which project ${code(service.text)} may assume the role${wideOf(weak)}. AWS recommends to name the source, so that the service cannot be made to use it for somebody else.`
      : message`${code(service.text)} may come on behalf of any AWS account${wideOf(weak)}. Whoever makes the service ask, in an account of their own, gets what this statement allows.`,
    help: message`Add ${code('StringEquals')} on ${code('aws:SourceAccount')} with your account, and ${code('ArnLike')} on ${code('aws:SourceArn')} with the project that may.`,
    subject: { ...subjectOf(policy, statement), services: [service.text] },
    ...(trust ? { severity: 'suggestion' as const } : {}),
    ...(weak ? {} : fixOf(context, statement)),
  };
}

function wideOf(weak: Condition | undefined): Message {
  return weak ? message`: ${code(weak.key)} is compared with a pattern of all of them` : [];
}

/** A bucket's ARN has no account: who deletes it frees its name for the bucket of somebody else. */
function bucketWithoutAccount(context: CheckContext, statement: Statement): Problem | undefined {
  const sources = statement.conditions.filter(isSource);
  if (sources.some(({ key }) => accountKeys.test(key))) return undefined;
  const buckets = sources.flatMap(({ values }) => values.filter(isBucket));
  const [bucket] = buckets;
  if (!bucket) return undefined;
  return {
    at: bucket.node,
    value: bucket.text,
    statement,
    message: message`${code(bucket.text)} names a bucket, but no account: bucket ARNs have none. If the bucket is ever deleted, anybody can make one of that name and have the service act for it.`,
    help: message`Add ${code('StringEquals')} on ${code('aws:SourceAccount')} with the bucket's account.`,
    severity: 'security-warning',
    subject: { ...subjectOf(context.policy, statement), services: namesOf(statement) },
    ...fixOf(context, statement),
  };
}

function isBucket({ text }: TextItem): boolean {
  const arn = parseArn(text);
  return arn?.service === 's3' && arn.account === '' && arn.region === '';
}

function namesOf({ principal }: Statement): string[] {
  return (principal?.items ?? []).filter(({ type }) => type === 'Service').map(({ text }) => text);
}

function isSource({ key, operator }: Condition): boolean {
  return sourceKeys.test(key) && operator.name !== 'Null' && !isNegated(operator);
}

function namesSource({ key, values }: Condition): boolean {
  return values.every(({ text, uncertain }) => uncertain || !isOfAnyAccount(key, text));
}

/** A pattern whose account is nothing but wildcards. */
function isOfAnyAccount(key: string, text: string): boolean {
  if (/^[*?]+$/.test(text)) return true;
  const account = /^aws:sourcearn$/i.test(key) ? parseArn(text)?.account : undefined;
  return account !== undefined && /^[*?]+$/.test(account);
}

/** Only where the account is certain: the policy's own, or the one that the config trusts. */
function fixOf({ policy, knowledge }: CheckContext, statement: Statement): Pick<Problem, 'fix'> {
  const own = policy.attachedTo.map((arn) => parseArn(arn)?.account ?? '');
  const [account, ...others] = new Set(
    [...own, ...knowledge.trustedAccounts].filter((id) => /^\d{12}$/.test(id)),
  );
  if (account === undefined || others.length > 0) return {};
  return {
    fix: addCondition(policy, statement, {
      operator: 'StringEquals',
      key: 'aws:SourceAccount',
      value: account,
    }),
  };
}
