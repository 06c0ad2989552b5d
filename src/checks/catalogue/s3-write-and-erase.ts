import type { Grant } from '../../access/grants.js';
import { allowsEverything, grantsMeet } from '../../access/grants.js';
import { principalsMeet } from '../../access/principal-overlap.js';
import { levelOfAction, mayShareBucket, s3Levels } from '../../access/s3-resource-level.js';
import type { Message } from '../../domain/message.js';
import { code, codeList, message } from '../../domain/message.js';
import { accountOf, isAccount } from '../../policy/principal.js';
import { artifactBucket, isOfArtifactBucket } from '../artifact-buckets.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { subjectOf } from '../element-place.js';
import { onResources } from '../grant-words.js';

/**
 * In a bucket with versions an object that is written over can be seen and put back, unless its versions are erased.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjectVersions.html
 */
export const s3WriteAndErase: Check = {
  id: 's3-write-and-erase',
  title: 'Artifacts can be written over and their versions erased',
  severity: 'security-warning',
  kinds: ['identity', 's3-bucket'],
  services: ['s3'],

  *find(context) {
    const { grants, policy } = context;
    const writes = grants.among(write).filter((grant) => counts(context, grant));
    if (writes.length === 0) return;
    const erasures = grants.amongAny(erasing).filter((grant) => counts(context, grant));
    const pairs = erasures.flatMap((erasure) => {
      const found = writes.find((each) => isPair(each, erasure));
      return found ? [{ write: found, erasure }] : [];
    });
    const own = pairs.filter(({ erasure }) => erasure.policy === policy);
    yield* problems(context, own, 'erasure');
    // Erasing is another document's: told here where this one brings the writing.
    if (own.length > 0) return;
    const brought = pairs.filter((pair) => pair.write.policy === policy);
    yield* problems(context, brought, 'write');
  },
};

const write = 's3:PutObject';
/** What makes an older version go for good. */
const lasting = [
  's3:DeleteObjectVersion',
  's3:PutBucketVersioning',
  's3:PutLifecycleConfiguration',
  's3:BypassGovernanceRetention',
];
/** A deleted object leaves a marker, and its versions stay, in a bucket that has them. */
const erasing = [...lasting, 's3:DeleteObject'];

interface Pair {
  readonly write: Grant;
  readonly erasure: Grant;
}

/** Whether a grant works, on artifacts, for somebody in particular. */
function counts(context: CheckContext, { policy, statement, action, resource }: Grant): boolean {
  if (allowsEverything(statement)) return false;
  const level = levelOfAction(context.services, action);
  const levels = resource && s3Levels(resource);
  if (levels && level && !levels.includes(level)) return false;
  if (policy.kind === 's3-bucket') return isOfArtifactBucket(context) && !leavesItToAccount(statement);
  return artifactBucket(context, resource) !== undefined && takesPart(context);
}

/** A statement for whole accounts leaves it to their policies who may do what. */
function leavesItToAccount({ principal }: Grant['statement']): boolean {
  if (!principal || principal.negated) return false;
  return principal.items.every((item) => isAccount(item) || accountOf(item) === undefined);
}

/** Those who set buckets up, and people, have both by their work. */
function takesPart({ actor }: CheckContext): boolean {
  const { kinds, source } = actor();
  if (source === 'none') return true;
  return kinds.has('build') || kinds.has('release') || kinds.has('deploy');
}

function isPair(put: Grant, erasure: Grant): boolean {
  if (!principalsMeet(put.statement, erasure.statement)) return false;
  if (erasure.action === 's3:DeleteObject' || erasure.action === 's3:DeleteObjectVersion')
    return grantsMeet(put, erasure);
  return !put.resource || !erasure.resource || mayShareBucket(put.resource, erasure.resource);
}

function* problems(context: CheckContext, pairs: readonly Pair[], side: keyof Pair): Generator<Problem> {
  const { policy } = context;
  for (const statement of new Set(pairs.map((pair) => pair[side].statement))) {
    const here = pairs.filter((pair) => pair[side].statement === statement);
    const [first] = here;
    if (!first) continue;
    const { actionItem } = first[side];
    const forGood = here.some(({ erasure }) => lasting.includes(erasure.action));
    yield {
      at: actionItem?.node ?? statement.action?.keySpan ?? statement.node,
      value: actionItem?.text ?? 'NotAction',
      statement,
      ...(forGood ? {} : { severity: 'warning' }),
      message: message`${togetherOf(here)}${whereOf(context, here, side)}. ${[forGood ? lastingWords : deletedWords]}${becauseOf(context)}`,
      help: message`Leave erasing to a lifecycle rule of the bucket, or to a role that cannot write. What is only a cache belongs in another bucket.`,
      subject: subjectOf(
        policy,
        statement,
        here.map((pair) => pair[side].resource),
      ),
    };
  }
}

const lastingWords =
  'Whoever can write an artifact and make its older versions go replaces what is deployed, and no trace is left to put back.';
const deletedWords =
  'Whoever can write and delete an artifact replaces what is deployed; without versions nothing is left to put back.';

function togetherOf(pairs: readonly Pair[]): Message {
  const nameOf = ({ actionItem }: Grant): string => actionItem?.text ?? 'NotAction';
  const writes = new Set(pairs.map((pair) => nameOf(pair.write)));
  const erasures = new Set(pairs.map(({ erasure }) => nameOf(erasure)));
  const both = [...erasures].filter((name) => writes.has(name));
  const actions = [...new Set(pairs.map(({ erasure }) => erasure.action))];
  if (both.length > 0)
    return message`${codeList(both)} covers ${code(write)} as well as ${codeList(actions, 3)}`;
  const are = erasures.size === 1 ? 'is' : 'are';
  return message`${codeList([...erasures])} ${[are]} allowed together with ${codeList([...writes])}`;
}

function whereOf({ policy }: CheckContext, pairs: readonly Pair[], side: keyof Pair): Message {
  const on = onResources(pairs.map((pair) => pair[side]));
  const other = pairs.flatMap((pair) => [pair.write, pair.erasure]).find((grant) => grant.policy !== policy);
  return other ? message`${on} (${code(other.policy.id)})` : on;
}

function becauseOf({ policy, actor }: CheckContext): Message {
  const { because } = actor();
  return policy.kind === 'identity' && because.length > 0 ? message` ${because}` : [];
}
