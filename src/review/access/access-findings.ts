import type { SubjectAccess, ToldAccess } from '../../access/access-of.js';
import type { AccessChange, Verb } from '../../domain/review.js';
import { verbs } from '../../domain/review.js';
import type { Message } from '../../domain/message.js';
import { code, codeList, message } from '../../domain/message.js';
import type { PolicyDocument } from '../../policy/document.js';
import type { RawFinding } from '../raw-finding.js';
import type { Documents } from './documents.js';
import type { Guard } from './guards.js';
import { guardGone } from './guards.js';
import type { Houses } from './houses.js';
import { isFromOutside } from './outsiders.js';

/** A finding about a change of access, with the document that it is about. */
export interface AccessFinding {
  readonly policy: PolicyDocument;
  /** What was removed stands only in the base's version. */
  readonly side: 'base' | 'head';
  readonly raw: RawFinding;
}

/** What has to be known of a change to judge what is gained by it. */
export interface Surroundings {
  readonly houses: Houses;
  readonly documents: Documents;
}

/** Access that is told together: of one statement, for one reason. */
interface Told {
  readonly rule: 'diff-guard-removed' | 'diff-foreign-read' | 'diff-new-artifact-write';
  readonly guard: Guard | undefined;
  readonly list: readonly [ToldAccess, ...ToldAccess[]];
}

/**
 * What a change of access is worth saying on its line: a guard that is gone, new ways to change artifacts, and readers of
 * another account. The rest stands in the table.
 */
export function accessFindings(
  { subject }: SubjectAccess,
  gained: readonly ToldAccess[],
  { houses, documents }: Surroundings,
): AccessFinding[] {
  const groups = new Map<string, Told>();
  for (const told of gained) {
    const { access, change } = told;
    if (change.verb === 'read' && !isFromOutside(told, houses)) continue;
    const guard = guardGone(access, subject, documents);
    const rule = guard
      ? 'diff-guard-removed'
      : change.verb === 'read'
        ? 'diff-foreign-read'
        : 'diff-new-artifact-write';
    const parts = [rule, access.policy.id, access.statement.index, guard?.policy.id, guard?.at.start];
    const key = JSON.stringify([...parts, change.insteadOf !== null]);
    const list = groups.get(key)?.list;
    groups.set(key, { rule, guard, list: list ? [...list, told] : [told] });
  }
  return [...groups.values()].map((each) => findingOf(each, subject.holder, documents));
}

function findingOf(told: Told, holder: string | undefined, documents: Documents): AccessFinding {
  const { guard, list } = told;
  const [first] = list;
  const { access, at } = first;
  const where = guard && !guard.isStillThere ? guard : { ...access, at, side: 'head' as const };
  const { policy, statement, side } = where;
  return {
    policy,
    side,
    raw: {
      rule: told.rule,
      source: 'artifact-check',
      ...textOf(told, documents),
      docs: undefined,
      statement,
      at: where.at,
      related: [],
      value: valueOf(list, holder),
      fix: [],
    },
  };
}

function textOf(
  told: Told,
  documents: Documents,
): Pick<RawFinding, 'severity' | 'title' | 'message' | 'help'> {
  const { list, guard } = told;
  const [{ change, access }] = list;
  if (told.rule === 'diff-guard-removed' && guard)
    return {
      severity: 'security-warning',
      title: 'A guard of artifacts is removed',
      message: message`${guard.name} is gone or narrower, and so with this change ${whom(list)} ${can(list)} where it could not before: ${witnessText(change)}.`,
      help: message`Put it back, or say in the pull request why it is not needed any more.`,
    };
  const text = message`With this change ${whom(list)} ${can(list)}, which was not allowed before: ${witnessText(change)}.`;
  if (told.rule === 'diff-foreign-read')
    return {
      severity: 'security-warning',
      title: 'Artifacts can be read from outside',
      message: text,
      help: message`Keep the grant to your own accounts, or name the reader’s under ${code('trusted-accounts')} in the config.`,
    };
  const isKnown = documents.beforeOf(access.policy) !== undefined;
  return {
    severity: change.insteadOf !== null ? 'suggestion' : isKnown ? 'security-warning' : 'warning',
    title: 'New access that changes artifacts',
    message: text,
    help: message`Keep it if it is meant. Else name only the actions and artifacts that are needed. A contract under ${code('artifacts')} in the config says once who may.`,
  };
}

/** What an exception can name: of an identity's policy the artifacts, of a policy on artifacts the principals. */
function valueOf(list: readonly ToldAccess[], holder: string | undefined): string {
  return textsOf(list, holder === undefined ? 'principal' : 'resource').join(', ');
}

/** Whom, or what, a list of accesses is about, each once, as the policies name it. */
export function textsOf(list: readonly ToldAccess[], what: 'principal' | 'resource'): string[] {
  return [...new Set(list.map(({ change }) => change.as[what]))];
}

function whom(list: readonly ToldAccess[]): Message {
  const principals = textsOf(list, 'principal');
  return principals.includes('*') ? message`anyone (${code('*')})` : codeList(principals, 3);
}

/** `can publish and delete A, B and 2 more instead of C` */
function can(list: readonly ToldAccess[]): Message {
  const told = new Set(list.map(({ change }) => change.verb));
  const before = [...new Set(list.flatMap(({ change }) => change.insteadOf ?? []))];
  const instead = before.length === 0 ? message`` : message` instead of ${codeList(before, 3)}`;
  const what = codeList(textsOf(list, 'resource'), 3);
  return message`can ${enumerated(verbs.filter((verb) => told.has(verb)))} ${what}${instead}`;
}

/** `read, publish and delete` */
export function enumerated(words: readonly Verb[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** Words for one request: who, what, on what, and when. */
export function witnessText({ principal, action, resource, context }: AccessChange): Message {
  const when = Object.entries(context).flatMap(([key, values]) => [
    ', with ',
    code(key),
    ' = ',
    code(values.join(', ')),
  ]);
  return [...message`for example ${code(action)} on ${code(resource)} by ${code(principal)}`, ...when];
}
