import { reachesItsResource } from '../../access/action-reach.js';
import { imageDeletion, packagePublication, putImage } from '../../access/action-sets.js';
import { boundByResourceTag } from '../../access/binding-conditions.js';
import type { Grant } from '../../access/grants.js';
import { isOfBuckets } from '../../access/s3-resource-level.js';
import type { Message } from '../../domain/message.js';
import { code, codeList, message } from '../../domain/message.js';
import type { PolicyDocument, Statement } from '../../policy/document.js';
import { prefixOf } from '../../policy/prefix.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { subjectOf } from '../element-place.js';
import { accessControl } from '../power-sets.js';

/**
 * An Allow with NotAction or NotResource gives what it does not name, also what AWS or the account adds later.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
 */
export const notElementLeak: Check = {
  id: 'not-element-leak',
  title: 'What is not named is allowed',
  severity: 'security-warning',
  kinds: [
    'identity',
    'ecr-repository',
    'ecr-registry',
    'codeartifact-domain',
    'codeartifact-repository',
    's3-bucket',
    's3-access-point',
  ],
  services: ['ecr', 'ecr-public', 'codeartifact', 's3'],

  *find(context) {
    for (const statement of context.policy.statements) {
      const { effect, action, resource } = statement;
      if (effect !== 'Allow' || !action || !(action.negated || resource?.negated === true)) continue;
      if (boundByResourceTag(statement) || isForOthers(context)) continue;
      const told: readonly string[] = action.negated ? [] : toldElsewhere;
      const leaks = harmful.filter(
        (each) =>
          !told.includes(each) && context.grants.of(each).some((grant) => leaksBy(context, grant, statement)),
      );
      if (leaks.length > 0) yield problemOf(context, statement, leaks);
    }
  },
};

/** What replaces or removes artifacts, or says who may; the plainest first. */
const harmful: readonly string[] = [
  putImage,
  's3:PutObject',
  'codeartifact:PublishPackageVersion',
  's3:DeleteObject',
  'ecr:SetRepositoryPolicy',
  's3:PutBucketPolicy',
  ...imageDeletion,
  'ecr-public:PutImage',
  'ecr-public:BatchDeleteImage',
  'codeartifact:CopyPackageVersions',
  'codeartifact:DeletePackageVersions',
  'codeartifact:DeletePackage',
  's3:DeleteObjectVersion',
  's3:DeleteBucket',
  ...accessControl.filter((action) => !['ecr:SetRepositoryPolicy', 's3:PutBucketPolicy'].includes(action)),
];

/** Pushing and publishing on all but some resources have checks of their own. */
const toldElsewhere: readonly string[] = [putImage, ...packagePublication];

/** The policy of a resource is about its own service: `ecr-registry` about `ecr`. */
function isOfService({ kind }: PolicyDocument, action: string): boolean {
  return kind === 'identity' || kind.startsWith(`${prefixOf(action) ?? ''}-`);
}

function leaksBy({ services, knowledge }: CheckContext, grant: Grant, statement: Statement): boolean {
  const { resource, action } = grant;
  if (grant.statement !== statement || !isOfService(grant.policy, action)) return false;
  if (!reachesItsResource(services, grant)) return false;
  const buckets = knowledge.artifactBuckets;
  if (!resource || !action.startsWith('s3:') || !buckets || grant.policy.kind !== 'identity') return true;
  return isOfBuckets(resource, buckets);
}

/** Whoever is known to set accounts up, or to be a person; a guess by these very policies is none. */
function isForOthers({ policy, actor }: CheckContext): boolean {
  if (policy.kind !== 'identity') return false;
  const { kinds, source } = actor();
  if (source === 'content' || source === 'none') return false;
  return kinds.has('admin') || kinds.has('infrastructure') || (kinds.has('people') && kinds.size === 1);
}

function problemOf(context: CheckContext, statement: Statement, leaks: readonly string[]): Problem {
  const { action, resource } = statement;
  const element = action?.negated === true ? action : resource;
  const name = action?.negated === true ? 'NotAction' : 'NotResource';
  return {
    at: element?.keySpan ?? statement.node,
    value: name,
    statement,
    message: message`${code(name)} allows ${whatOf(statement)}. That takes in ${codeList(leaks, 4)}, and whatever is added later.`,
    help:
      name === 'NotAction'
        ? message`List under ${code('Action')} what is needed. To forbid something, use a Deny of its own.`
        : message`List under ${code('Resource')} what is meant. To keep something out, use a Deny of its own.`,
    severity: isAboutAnyBucket(context, leaks) ? 'suggestion' : 'security-warning',
    subject: subjectOf(context.policy, statement, resource && !resource.negated ? resource.items : []),
  };
}

/** An identity's access to buckets of which nobody said that they hold artifacts, as in AWS's example of NotAction. */
function isAboutAnyBucket({ policy, knowledge }: CheckContext, leaks: readonly string[]): boolean {
  if (policy.kind !== 'identity' || knowledge.artifactBuckets) return false;
  return leaks.every((action) => action.startsWith('s3:'));
}

/** All that the statement leaves over, in the author's words. */
function whatOf({ action, resource }: Statement): Message {
  const actions = codeList(action?.items.map(({ text }) => text) ?? [], 3);
  const resources = codeList(resource?.items.map(({ text }) => text) ?? [], 2);
  const what = action?.negated === true ? message`all actions but ${actions}` : actions;
  if (!resource) return what;
  return resource.negated ? message`${what} on all but ${resources}` : message`${what} on ${resources}`;
}
