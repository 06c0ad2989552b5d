import type { Grant } from '../../access/grants.js';
import { allowsEverything, byStatement, grantsMeet } from '../../access/grants.js';
import { s3Levels } from '../../access/s3-resource-level.js';
import { codeList, message } from '../../domain/message.js';
import type { Actor, ActorUser } from '../actor.js';
import { artifactBucket } from '../artifact-buckets.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { distinctTexts, subjectOf } from '../element-place.js';

/**
 * What runs in production reads what was built. If it can write there as well, whoever breaks into one instance chooses what
 * all of them install next. https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
 */
export const s3ConsumerWrites: Check = {
  id: 's3-consumer-writes',
  title: 'A consumer of artifacts can write them',
  severity: 'security-warning',
  kinds: ['identity'],
  services: ['s3'],

  *find(context) {
    const { policy, grants } = context;
    const writes = grants.amongAny(writing).filter((grant) => isOnArtifacts(context, grant));
    if (writes.length === 0 || !consumes(context.actor())) return;
    const reads = grants.amongAny(reading).filter(({ statement }) => !allowsEverything(statement));
    const pairs = writes.flatMap((write) => {
      const read = reads.find((each) => grantsMeet(write, each));
      return read ? [{ write, read }] : [];
    });
    const own = pairs.map(({ write }) => write).filter((grant) => grant.policy === policy);
    yield* problems(context, own);
  },
};

const writing = ['s3:PutObject', 's3:PutObjectAcl'];
const reading = ['s3:GetObject', 's3:GetObjectVersion'];

function isOnArtifacts(context: CheckContext, { statement, resource }: Grant): boolean {
  if (!resource || allowsEverything(statement) || s3Levels(resource)?.includes('object') === false)
    return false;
  return artifactBucket(context, resource) !== undefined;
}

/** Instances, tasks, functions and deployments, not those that build or hand artifacts on. */
function consumes({ kinds, users, source }: Actor): boolean {
  if (source === 'config') return kinds.has('deploy');
  if (source !== 'resources' && source !== 'trust') return false;
  const consumers = [...users].filter((user) => consuming.has(user));
  return consumers.length > 0 && consumers.length === users.size;
}

const consuming: ReadonlySet<ActorUser> = new Set<ActorUser>(['ec2', 'ecs-task', 'codedeploy', 'lambda']);

function* problems({ policy, actor }: CheckContext, writes: readonly Grant[]): Generator<Problem> {
  for (const [statement, here] of byStatement(writes)) {
    const items = here.flatMap(({ actionItem }) => actionItem ?? []);
    const [first] = items;
    const resources = here.map(({ resource }) => resource);
    const names = items.length > 0 ? distinctTexts(items) : ['NotAction'];
    yield {
      at: first?.node ?? statement.action?.keySpan ?? statement.node,
      value: names[0] ?? 'NotAction',
      statement,
      message: message`${codeList(names)} on ${codeList(distinctTexts(resources), 2)} lets this role write what it reads to deploy. Whoever breaks into what runs with it replaces the artifact for all that come after. ${actor().because}`,
      help: message`Leave writing to the build's role. Logs and results belong under a prefix or in a bucket of their own.`,
      subject: subjectOf(policy, statement, resources),
    };
  }
}
