import type { SubjectAccess, ToldAccess } from '../../access/access-of.js';
import type { AccessChange } from '../../domain/review.js';
import { verbs } from '../../domain/review.js';
import type { Message } from '../../domain/message.js';
import { code, codeList, message } from '../../domain/message.js';
import type { Span } from '../../domain/source.js';
import type { PolicyDocument, Statement } from '../../policy/document.js';
import { enumeration } from '../../render/wording.js';
import type { RawFinding } from '../raw-finding.js';
import { changeChecks } from './access-rules.js';
import type { DocumentVersions } from './document-versions.js';
import type { Guard } from './guards.js';
import { guardGone } from './guards.js';
import type { OwnAccounts } from './own-accounts.js';
import { isFromOutside } from './outsiders.js';

/** A finding about a change of access, with the document that it is about. */
export interface AccessFinding {
  readonly policy: PolicyDocument;
  /** What was removed stands only in the base's version. */
  readonly side: 'base' | 'head';
  readonly raw: RawFinding;
}

/** Where a finding about access stands: a part of a statement in one version of a document. */
export interface AccessPlace extends Pick<AccessFinding, 'policy' | 'side'> {
  readonly statement: Statement | undefined;
  readonly at: Span;
}

/** A finding about access at a place; the check's own unless the text says that it is the contract's. */
export function accessFinding(
  { policy, side, statement, at }: AccessPlace,
  text: Pick<RawFinding, 'rule' | 'severity' | 'title' | 'message' | 'help' | 'value'>,
  source: RawFinding['source'] = 'artifact-check',
): AccessFinding {
  return { policy, side, raw: { ...text, source, docs: undefined, statement, at, related: [], fix: [] } };
}

/** What has to be known of a change to judge what is gained by it. */
export interface ChangeContext {
  readonly accounts: OwnAccounts;
  readonly versions: DocumentVersions;
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
  { accounts, versions }: ChangeContext,
): AccessFinding[] {
  const groups = new Map<string, Told>();
  for (const told of gained) {
    const { access, change } = told;
    if (change.verb === 'read' && !isFromOutside(told, accounts)) continue;
    const guard = guardGone(access, subject, versions);
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
  return [...groups.values()].map((each) => findingOf(each, subject.holder, versions));
}

function findingOf(told: Told, holder: string | undefined, versions: DocumentVersions): AccessFinding {
  const { rule, guard, list } = told;
  const [{ access, at }] = list;
  const where = guard && !guard.isStillThere ? guard : { ...access, at, side: 'head' as const };
  return accessFinding(where, { rule, ...textOf(told, versions), value: valueOf(list, holder) });
}

function textOf(
  told: Told,
  versions: DocumentVersions,
): Pick<RawFinding, 'severity' | 'title' | 'message' | 'help'> {
  const { list, guard } = told;
  const [{ change, access }] = list;
  if (told.rule === 'diff-guard-removed' && guard)
    return {
      severity: 'security-warning',
      title: changeChecks['diff-guard-removed'].title,
      message: message`${guard.name} is gone or ${guard.became}, and so with this change ${whom(list)} ${can(list)} where it could not before: ${witnessText(change)}.`,
      help: message`Put it back, or say in the pull request why it is not needed any more.`,
    };
  const text = message`With this change ${whom(list)} ${can(list)}, which was not allowed before: ${witnessText(change)}.`;
  if (told.rule === 'diff-foreign-read')
    return {
      severity: 'security-warning',
      title: changeChecks['diff-foreign-read'].title,
      message: text,
      help: message`Keep the grant to your own accounts, or name the reader’s under ${code('trusted-accounts')} in the config.`,
    };
  const isKnown = versions.beforeOf(access.policy) !== undefined;
  return {
    severity: change.insteadOf !== null ? 'suggestion' : isKnown ? 'security-warning' : 'warning',
    title: changeChecks['diff-new-artifact-write'].title,
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
  return message`can ${enumeration(verbs.filter((verb) => told.has(verb)))} ${what}${instead}`;
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
