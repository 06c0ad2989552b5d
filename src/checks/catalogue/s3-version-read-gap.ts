import type { Grant } from '../../access/grants.js';
import { allowsEverything, byStatement, grantsMeet, mayAlsoAllow } from '../../access/grants.js';
import { mayShareBucket } from '../../access/s3-resource-level.js';
import { code, message } from '../../domain/message.js';
import { isWholeService } from '../action-pattern.js';
import { artifactBucket, namedBucket } from '../artifact-buckets.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { appendTexts } from '../edits.js';
import { subjectOf } from '../element-place.js';
import { onResources } from '../grant-words.js';
import { mayAllowAnything, seesWholeRole } from '../role-in-view.js';

/**
 * CodePipeline hands each artifact on as one version of an object, and asks whether the bucket has versions.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/how-to-custom-role.html
 */
export const s3VersionReadGap: Check = {
  id: 's3-version-read-gap',
  title: 'Artifacts cannot be read by their version',
  severity: 'warning',
  kinds: ['identity'],
  services: ['s3'],

  *find(context) {
    const { grants } = context;
    const reads = grants.of(read).filter(({ statement }) => !allowsEverything(statement));
    if (reads.length === 0) return;
    const { users } = context.actor();
    const isPipeline = users.has('codepipeline');
    if (!isPipeline && !users.has('codebuild')) return;
    const artifacts = reads.filter((grant) => (isPipeline ? isStore : isOfPipeline)(context, grant));
    const unversioned = artifacts.filter((grant) => !mayAlsoAllow(grants.policies, grant, version));
    for (const lost of byStatement(unversioned).values()) yield* versionProblem(context, lost);
    if (!isPipeline) return;
    const unasked = artifacts.filter((grant) => !asksForVersioning(context, grant));
    for (const lost of byStatement(unasked).values()) yield versioningProblem(context, lost);
  },
};

const read = 's3:GetObject';
const version = 's3:GetObjectVersion';
const versioning = 's3:GetBucketVersioning';

/** A pipeline's store: what it reads, it also writes. */
function isStore({ grants }: CheckContext, grant: Grant): boolean {
  return grants.among('s3:PutObject').some((write) => grantsMeet(write, grant));
}

/** A build reads by version only what a pipeline gives it; a source of its own may have no versions. */
function isOfPipeline(context: CheckContext, { resource }: Grant): boolean {
  if (!resource || artifactBucket(context, resource) === undefined) return false;
  return /pipeline/i.test(namedBucket(resource) ?? resource.text);
}

function asksForVersioning({ grants }: CheckContext, { resource }: Grant): boolean {
  if (mayAllowAnything(grants.policies)) return true;
  return grants
    .among(versioning)
    .some((found) => !found.resource || !resource || mayShareBucket(found.resource, resource));
}

function* versionProblem(context: CheckContext, lost: readonly [Grant, ...Grant[]]): Generator<Problem> {
  const [{ statement, actionItem }] = lost;
  if (!actionItem || isWholeService(actionItem)) return;
  const { action } = statement;
  yield {
    ...commonOf(context, lost),
    at: actionItem.node,
    value: actionItem.text,
    message: message`${code(actionItem.text)}${onResources(lost)} stands without ${code(version)}. CodePipeline names an artifact by its version, and reading that is denied. ${context.actor().because}`,
    help: message`Add ${code(version)} to the statement.`,
    fix: action ? appendTexts(context.policy, action, actionItem, [version]) : [],
  };
}

function versioningProblem(context: CheckContext, lost: readonly [Grant, ...Grant[]]): Problem {
  const [{ statement, actionItem }] = lost;
  return {
    ...commonOf(context, lost),
    at: actionItem?.node ?? statement.node,
    value: versioning,
    message: message`This role reads and writes a pipeline's artifacts${onResources(lost)} without ${code(versioning)} on the bucket. CodePipeline asks whether the bucket has versions, and is denied. ${context.actor().because}`,
    help: message`Allow ${code(versioning)} on the bucket's own ARN, without what follows its name.`,
  };
}

function commonOf(
  context: CheckContext,
  lost: readonly [Grant, ...Grant[]],
): Pick<Problem, 'statement' | 'subject' | 'severity'> {
  const [{ statement }] = lost;
  return {
    statement,
    ...(seesWholeRole(context) ? {} : { severity: 'suggestion' as const }),
    subject: subjectOf(
      context.policy,
      statement,
      lost.map(({ resource }) => resource),
    ),
  };
}
