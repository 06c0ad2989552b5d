import { reachesItsResource } from '../../access/action-reach.js';
import { publications } from '../../access/action-sets.js';
import type { Grant } from '../../access/grants.js';
import { allowsEverything, byStatement } from '../../access/grants.js';
import { resourcesMeet } from '../../access/resource-overlap.js';
import type { Message } from '../../domain/message.js';
import { code, codeList, message } from '../../domain/message.js';
import { parseArn } from '../../policy/arn.js';
import type { Statement, TextItem } from '../../policy/document.js';
import { hasWildcard } from '../../policy/pattern.js';
import { isPipelines } from '../actor.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { subjectOf } from '../element-place.js';
import { actionPlace } from '../grant-words.js';

/**
 * An approval is a second pair of eyes only where it takes a second identity.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals.html
 */
export const approveOwnRelease: Check = {
  id: 'approve-own-release',
  title: 'Whoever makes a release can approve it',
  severity: 'security-warning',
  kinds: ['identity'],
  services: ['codepipeline'],

  *find(context) {
    const { policy, grants } = context;
    const counts = (grant: Grant): boolean =>
      !allowsEverything(grant.statement) && reachesItsResource(context.services, grant);
    const approvals = grants.amongAny(approving).filter(counts);
    if (approvals.length === 0) return;
    const releases = [
      ...grants
        .amongAny(starting)
        .filter((start) => counts(start) && approvals.some((each) => isSame(each, start))),
      ...grants.amongAny(publications).filter(counts),
    ];
    if (releases.length === 0 || isForOthers(context, approvals, releases)) return;
    // Told once: where approving is allowed, or where what is released is, if approving is another document's.
    const own = approvals.filter((grant) => grant.policy === policy);
    const shown = own.length > 0 ? own : releases.filter((grant) => grant.policy === policy);
    for (const [statement, here] of byStatement(shown))
      yield problemOf(context, statement, here, own.length > 0 ? releases : approvals);
  },
};

/** What lets a change past a gate of a pipeline. */
const approving = [
  'codepipeline:PutApprovalResult',
  'codepipeline:EnableStageTransition',
  'codepipeline:OverrideStageCondition',
];

/** What sends a change into a pipeline, or changes the gates themselves. */
const starting = ['codepipeline:StartPipelineExecution', 'codepipeline:UpdatePipeline'];

/** Whether two grants certainly share a pipeline; stages and actions are named behind it. */
function isSame(approval: Grant, start: Grant): boolean {
  return resourcesMeet(pipelineOf(approval.resource), pipelineOf(start.resource));
}

function pipelineOf(item: TextItem | undefined): TextItem | undefined {
  const name = item && parseArn(item.text)?.resource;
  if (!item || name === undefined) return item;
  const begins = item.text.slice(0, item.text.length - name.length);
  return item.text.endsWith(name) ? { ...item, text: begins + (name.split('/')[0] ?? '') } : item;
}

/** Administrators approve in an emergency; whoever has all of CodePipeline by a pattern sets pipelines up. */
function isForOthers(
  context: CheckContext,
  approvals: readonly Grant[],
  releases: readonly Grant[],
): boolean {
  const actor = context.actor();
  if (actor.kinds.has('admin') || actor.kinds.has('infrastructure')) return true;
  const exact = [approvals, releases].every((grants) =>
    grants.some(({ actionItem }) => actionItem !== undefined && !hasWildcard(actionItem.text)),
  );
  return !exact && (actor.source === 'content' || !isPipelines(actor));
}

function problemOf(
  { policy }: CheckContext,
  statement: Statement,
  here: readonly Grant[],
  others: readonly Grant[],
): Problem {
  return {
    ...actionPlace(statement, here),
    statement,
    message: message`${letsOne(here, others)} one identity make a release and approve it: nobody else has to look at what goes out.${elsewhere(policy.id, others)}`,
    help: message`Give approving to a role of its own, that can neither start a pipeline nor publish.`,
    subject: subjectOf(
      policy,
      statement,
      here.map(({ resource }) => resource),
    ),
  };
}

function letsOne(here: readonly Grant[], others: readonly Grant[]): Message {
  const names = [...new Set([...here, ...others].map(({ actionItem }) => actionItem?.text ?? 'NotAction'))];
  return message`${codeList(names, 4)} ${[names.length === 1 ? 'lets' : 'let']}`;
}

function elsewhere(id: string, others: readonly Grant[]): Message {
  const other = others.find(({ policy }) => policy.id !== id);
  return other ? message` The other half stands in ${code(other.policy.id)}.` : [];
}
