import { reachesItsResource } from '../access/action-reach.js';
import { publications, pullSet } from '../access/action-sets.js';
import type { Grant } from '../access/grants.js';
import { allowsEverything, byStatement } from '../access/grants.js';
import type { Message } from '../domain/message.js';
import { codeList, message } from '../domain/message.js';
import type { Span } from '../domain/source.js';
import { isEverything } from '../policy/arn.js';
import type { Statement, TextItem } from '../policy/document.js';
import { isWrittenFor } from './action-pattern.js';
import type { ActorUser } from './actor.js';
import { isPipelines } from './actor.js';
import type { CheckContext, Problem } from './check.js';
import { distinctTexts, placeOf, subjectOf } from './element-place.js';

/** A statement by which a role that builds, releases or deploys has a power of those who set its repositories up. */
export interface PipelinePower {
  readonly statement: Statement;
  readonly at: Span;
  readonly value: string;
  /** What the statement allows, and on what, in the author's words. */
  readonly what: Message;
  /** For what the role was taken, and why: a sentence. */
  readonly because: Message;
  /** The exact actions. */
  readonly actions: readonly string[];
  readonly subject: NonNullable<Problem['subject']>;
}

/** What a role does that sets up repositories or buckets. */
const creation = [
  'ecr:CreateRepository',
  'ecr-public:CreateRepository',
  'codeartifact:CreateDomain',
  'codeartifact:CreateRepository',
  's3:CreateBucket',
];

/**
 * The statements that give a pipeline's role one of some powers, by name or by a pattern written for it. `counts` may
 * leave grants out, or take patterns in that {@link isWrittenFor} does not.
 */
export function pipelinePowers(
  context: CheckContext,
  powers: readonly string[],
  counts: (grant: Grant, item: TextItem) => boolean = (_, item) =>
    isWrittenFor(context.services, item, powers),
): PipelinePower[] {
  const { grants: granted, services, policy } = context;
  const grants = granted
    .ofAny(powers)
    .filter(
      (grant) =>
        grant.actionItem !== undefined &&
        counts(grant, grant.actionItem) &&
        !allowsEverything(grant.statement) &&
        reachesItsResource(services, grant),
    );
  if (grants.length === 0 || !isOfPipeline(context)) return [];
  const given = byStatement(grants);
  return policy.statements.flatMap((statement) => {
    const here = given.get(statement);
    const { action } = statement;
    if (!here || !action) return [];
    const items = [...new Set(here.flatMap(({ actionItem }) => actionItem ?? []))].sort(byPlace);
    const resources = [...new Set(here.flatMap(({ resource }) => resource ?? []))];
    return [
      {
        ...placeOf(items, action),
        statement,
        what: message`${codeList(distinctTexts(items), 4)}${onWhat(resources)}`,
        because: context.actor().because,
        actions: [...new Set(here.map((grant) => grant.action))],
        subject: subjectOf(policy, statement, resources),
      },
    ];
  });
}

function byPlace(left: TextItem, right: TextItem): number {
  return left.node.start - right.node.start;
}

/**
 * Whether a policy is that of a pipeline's role. Whoever builds or deploys is one. A role of which only its policies tell,
 * or that instances, tasks or functions run with, must move images or packages, or the config say which buckets hold
 * artifacts: a function may as well be there to set repositories up. By its policies alone, one that may create
 * repositories or buckets is.
 */
export function isOfPipeline({ actor, grants, knowledge }: CheckContext): boolean {
  const found = actor();
  const { source, users } = found;
  if (!isPipelines(found)) return false;
  if (source === 'config' || [...users].some((user) => !runtimes.has(user))) return true;
  if (source === 'content' && grants.amongAny(creation).length > 0) return false;
  return knowledge.artifactBuckets !== undefined || grants.amongAny(transfer).length > 0;
}

/** Who runs what was deployed, and much else. */
const runtimes: ReadonlySet<ActorUser> = new Set(['ec2', 'ecs-task', 'lambda']);

/** Moving images or packages, beside which reading and writing some bucket says little. */
const transfer = [...publications, pullSet.manifest, 'codeartifact:ReadFromRepository'];

function onWhat(resources: readonly TextItem[]): Message {
  const texts = distinctTexts(resources);
  return texts.length === 0 || texts.every(isEverything) ? [] : message` on ${codeList(texts, 2)}`;
}
