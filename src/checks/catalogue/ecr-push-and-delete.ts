import { imageDeletion, putImage } from '../../access/action-sets.js';
import { boundByResourceTag } from '../../access/binding-conditions.js';
import type { Grant } from '../../access/grants.js';
import { allowsEverything, grantsMeet } from '../../access/grants.js';
import type { Message } from '../../domain/message.js';
import { code, codeList, message } from '../../domain/message.js';
import type { PolicyDocument } from '../../policy/document.js';
import type { Check, Problem } from '../check.js';
import { distinctTexts, subjectOf } from '../element-place.js';

/**
 * A repository with immutable tags refuses a second image under a tag, but not one after the first was deleted.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
 */
export const ecrPushAndDelete: Check = {
  id: 'ecr-push-and-delete',
  title: 'Images can be deleted and pushed anew',
  severity: 'security-warning',
  kinds: ['identity', 'ecr-repository'],
  services: ['ecr'],

  *find({ policy, grants }) {
    const pushes = grants.among(putImage).filter(counts);
    if (pushes.length === 0) return;
    const deletions = grants.amongAny(imageDeletion).filter(counts);
    const pairs = deletions.flatMap((deletion) => {
      const push = pushes.find((each) => isPair(each, deletion));
      return push ? [{ push, deletion }] : [];
    });
    const own = pairs.filter(({ deletion }) => deletion.policy === policy);
    yield* problems(policy, own, 'deletion');
    // Deleting is another document's: told here where this one brings the push.
    if (own.length === 0)
      yield* problems(
        policy,
        pairs.filter(({ push }) => push.policy === policy),
        'push',
      );
  },
};

interface Pair {
  readonly push: Grant;
  readonly deletion: Grant;
}

/** An administrator's `*` on `*` is told elsewhere, and a tag may keep deleting to other repositories than pushing. */
function counts({ statement }: Grant): boolean {
  return !allowsEverything(statement);
}

function isPair(push: Grant, deletion: Grant): boolean {
  if (
    push.statement !== deletion.statement &&
    (boundByResourceTag(push.statement) || boundByResourceTag(deletion.statement))
  )
    return false;
  return grantsMeet(push, deletion);
}

function* problems(policy: PolicyDocument, pairs: readonly Pair[], side: keyof Pair): Generator<Problem> {
  for (const statement of new Set(pairs.map((pair) => pair[side].statement))) {
    const here = pairs.filter((pair) => pair[side].statement === statement);
    const [first] = here;
    if (!first) continue;
    const { actionItem } = first[side];
    const at = actionItem?.node ?? statement.action?.keySpan ?? statement.node;
    const resources = here.map((pair) => pair[side].resource);
    yield {
      at,
      value: actionItem?.text ?? 'NotAction',
      statement,
      message: message`${togetherOf(here)}${whereOf(first, policy, resources)}. Whoever deletes an image and pushes another under its tag replaces a release, also where tags are immutable.`,
      help: message`Leave deleting to a role that cannot push, or to a lifecycle policy of the repository.`,
      subject: subjectOf(policy, statement, resources),
    };
  }
}

function togetherOf(pairs: readonly Pair[]): Message {
  const pushes = new Set(pairs.map(({ push }) => nameOf(push)));
  const deletions = new Set(pairs.map(({ deletion }) => nameOf(deletion)));
  const both = [...deletions].filter((name) => pushes.has(name));
  if (both.length > 0)
    return message`${codeList(both)} covers ${code(putImage)} as well as ${codeList(actionsOf(pairs))}`;
  const are = deletions.size === 1 ? 'is' : 'are';
  return message`${codeList([...deletions])} ${[are]} allowed together with ${codeList([...pushes])}`;
}

function nameOf({ actionItem }: Grant): string {
  return actionItem?.text ?? 'NotAction';
}

function actionsOf(pairs: readonly Pair[]): string[] {
  return [...new Set(pairs.map(({ deletion }) => deletion.action))];
}

function whereOf(
  { push, deletion }: Pair,
  policy: PolicyDocument,
  resources: readonly Grant['resource'][],
): Message {
  const texts = distinctTexts(resources);
  const on = texts.length === 0 ? [] : message` on ${codeList(texts, 2)}`;
  const other = [push, deletion].find((grant) => grant.policy !== policy);
  return other ? message`${on} (${code(other.policy.id)})` : on;
}
