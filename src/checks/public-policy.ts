import type { PublicGrant } from '../access/public-access.js';
import { publicActions, publicGrants } from '../access/public-access.js';
import { changingActions } from '../access/verbs.js';
import type { Message } from '../domain/message.js';
import { code, codeList, message } from '../domain/message.js';
import type { CheckContext, Problem } from './check.js';
import { subjectOf } from './element-place.js';

/** What the checks of public resource policies say differently. */
export interface PublicPolicyWords {
  /** The prefix of the service, such as `ecr`. */
  readonly service: string;
  /** What strangers can do, where they can only read, and where they can change something. */
  readonly read: string;
  readonly change: string;
  readonly help: Message;
}

/** A problem for each statement of a resource policy that is open to strangers; an error where they can change artifacts. */
export function* publicPolicyProblems(
  { policy }: CheckContext,
  words: PublicPolicyWords,
  counts: (grant: PublicGrant) => boolean = () => true,
): Generator<Problem> {
  const changing = changingActions.filter((action) => action.startsWith(`${words.service}:`));
  for (const grant of publicGrants(policy).filter(counts)) {
    const { statement, at, text } = grant;
    const changes = publicActions(grant, changing).length > 0;
    yield {
      at,
      value: text,
      statement,
      message: message`${publicGrantWords(grant)}. ${[changes ? words.change : words.read]}`,
      help: words.help,
      severity: changes ? 'error' : 'security-warning',
      subject: subjectOf(policy, statement, statement.resource?.items ?? []),
    };
  }
}

/** Whom a statement lets in, what it allows, and which conditions do not help: a sentence without its full stop. */
export function publicGrantWords(grant: PublicGrant): Message {
  return message`${whoOf(grant)} ${whatOf(grant)}${boundsOf(grant)}`;
}

function whoOf({ statement, text }: PublicGrant): Message {
  if (!statement.principal || !statement.principal.negated)
    return message`Principal ${code(text)} gives every AWS account`;
  const names = statement.principal.items.map((item) => item.text);
  return message`${code(text)} gives every AWS account but ${codeList(names, 2)}`;
}

function whatOf({ actions, statement }: PublicGrant): Message {
  if (actions)
    return codeList(
      actions.map(({ text }) => text),
      3,
    );
  return message`all but ${codeList(
    (statement.action?.items ?? []).map(({ text }) => text),
    3,
  )}`;
}

function boundsOf({ statement }: PublicGrant): Message {
  const keys = [...new Set(statement.conditions.map(({ key }) => key))];
  return keys.length === 0 ? [] : message`, and the condition on ${codeList(keys, 2)} keeps no stranger out`;
}
