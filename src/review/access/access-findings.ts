import type { SubjectAccess, ToldAccess } from '../../access/access-of.js';
import type { Exclusion } from '../../access/exclusion.js';
import { exclusionOf } from '../../access/exclusion.js';
import { matchingItem } from '../../access/grants.js';
import type { AccessChange } from '../../domain/review.js';
import type { Severity } from '../../domain/finding.js';
import type { Message } from '../../domain/message.js';
import { code, message, quoted } from '../../domain/message.js';
import type { Span } from '../../domain/source.js';
import { accountOf } from '../../policy/principal.js';
import type { PolicyDocument, Statement } from '../../policy/document.js';
import type { RawFinding } from '../raw-finding.js';

/** A finding about a change of access, with the document that it is about. */
export interface AccessFinding {
  readonly policy: PolicyDocument;
  /** What was removed stands only in the base's version. */
  readonly side: 'base' | 'head';
  readonly raw: RawFinding;
}

/** What the config says of whom to expect. */
export interface Expected {
  readonly trustedAccounts: readonly string[];
}

/**
 * What a change of access is worth saying on its line: a guard that is gone, new ways to change artifacts, and readers of
 * another account. The rest stands in the table.
 */
export function accessFindings(
  { subject }: SubjectAccess,
  gained: readonly ToldAccess[],
  { trustedAccounts }: Expected,
): AccessFinding[] {
  const findings: AccessFinding[] = [];
  for (const told of gained) {
    const exclusion = exclusionOf(told.access.request, subject.base);
    const isForeign = readsFromOutside(told, trustedAccounts);
    if (told.change.verb === 'read' && !isForeign) continue;
    if (exclusion.kind === 'deny' || exclusion.kind === 'condition')
      findings.push(guardRemoved(told, exclusion, subject.head));
    else if (told.change.verb === 'read') findings.push(foreignRead(told));
    else findings.push(newWrite(told, subject.base.length > 0));
  }
  return mergedByPlace(findings);
}

/** The verbs of one statement at one place are one finding: the table tells them apart. */
function mergedByPlace(findings: readonly AccessFinding[]): AccessFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ policy, side, raw }) => {
    const key = JSON.stringify([raw.rule, policy.id, side, raw.at.start, raw.at.end]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Someone of an account that is neither the resource's own nor trusted, or anyone at all. */
function readsFromOutside({ access, change }: ToldAccess, trusted: readonly string[]): boolean {
  const { principal } = access.request;
  if (!principal) return false;
  if (principal.type === 'Anonymous') return true;
  if (principal.type !== 'AWS') return false;
  if (change.as.principal === '*') return true;
  const own = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(change.resource)?.[1];
  const account = accountOf({
    type: 'AWS',
    text: principal.arn,
    node: access.statement.node,
    keySpan: access.statement.node,
    uncertain: false,
  });
  return own !== undefined && account !== undefined && account !== own && !trusted.includes(account);
}

/** Words for one request: who, what, on what, and when. */
export function witnessText({ principal, action, resource, context }: AccessChange): Message {
  const when = Object.entries(context).flatMap(([key, values]) => [
    quoted(', with '),
    code(key),
    quoted(' = '),
    code(values.join(', ')),
  ]);
  return [...message`for example ${code(action)} on ${code(resource)} by ${code(principal)}`, ...when];
}

const verbWords = { read: 'read', publish: 'publish', delete: 'delete', administer: 'administer' } as const;

function newWrite(told: ToldAccess, hasBase: boolean): AccessFinding {
  const { change, access } = told;
  const severity: Severity =
    change.insteadOf !== null ? 'suggestion' : hasBase ? 'security-warning' : 'warning';
  const instead = change.insteadOf === null ? message`` : message` instead of ${code(change.insteadOf)}`;
  return at(told, {
    rule: 'diff-new-artifact-write',
    severity,
    title: 'New access that changes artifacts',
    message: message`With this change ${code(change.as.principal)} can ${verbWords[change.verb]} ${code(change.as.resource)}${instead}, which it could not before: ${witnessText(change)}.`,
    help: message`Keep it if it is meant. Else name only the actions and artifacts that are needed. A contract under ${code('artifacts')} in the config says once who may.`,
    value: JSON.stringify([change.verb, change.as.principal, change.as.resource]),
    related: [],
    at: actionSpan(access.statement, access.request.action),
  });
}

function foreignRead(told: ToldAccess): AccessFinding {
  const { change, access } = told;
  return at(told, {
    rule: 'diff-foreign-read',
    severity: 'security-warning',
    title: 'Artifacts can be read from outside',
    message: message`With this change ${code(change.as.principal)} can read ${code(change.as.resource)}, which it could not before: ${witnessText(change)}.`,
    help: message`Name the accounts that may under ${code('trusted-accounts')} in the config, or keep the grant to your own.`,
    value: JSON.stringify([change.as.principal, change.as.resource]),
    related: [],
    at: actionSpan(access.statement, access.request.action),
  });
}

/** Told where the guard stood if it is gone, else on the statement that it no longer holds for. */
function guardRemoved(
  told: ToldAccess,
  exclusion: Extract<Exclusion, { readonly kind: 'deny' | 'condition' }>,
  head: readonly PolicyDocument[],
): AccessFinding {
  const { change, access } = told;
  const { statement, policy } = exclusion;
  const guard =
    exclusion.kind === 'deny'
      ? message`A ${code('Deny')}${sidOf(statement)}`
      : message`The condition on ${code(exclusion.condition.key)}${sidOf(statement)}`;
  const text = {
    rule: 'diff-guard-removed',
    severity: 'security-warning' as const,
    title: 'A guard of artifacts is removed',
    message: message`${guard} kept ${code(change.as.principal)} from this, and with this change no longer does: it can ${verbWords[change.verb]} ${code(change.as.resource)}, ${witnessText(change)}.`,
    help: message`Put it back, or say in the pull request why it is not needed any more.`,
    value: JSON.stringify([exclusion.kind, change.verb, change.as.principal, change.as.resource]),
    related: [],
  };
  const stillThere = head.some(
    (each) => each.id === policy.id && each.statements.some((other) => isSame(other, statement, exclusion)),
  );
  if (stillThere) return at(told, { ...text, at: actionSpan(access.statement, access.request.action) });
  const span =
    exclusion.kind === 'deny'
      ? statement.node
      : { start: exclusion.condition.keySpan.start, end: exclusion.condition.node.end };
  return {
    policy,
    side: 'base',
    raw: { ...text, source: 'artifact-check', docs: undefined, fix: [], statement, at: span },
  };
}

/** Whether head has the guard still, in other words or for others. */
function isSame(other: Statement, before: Statement, exclusion: Exclusion): boolean {
  if (other.effect !== before.effect || other.sid !== before.sid) return false;
  if (exclusion.kind === 'condition')
    return other.conditions.some(({ key }) => key.toLowerCase() === exclusion.condition.key.toLowerCase());
  return other.sid !== undefined || other.index === before.index;
}

function sidOf({ sid }: Statement): Message {
  return sid === undefined ? [] : message` of ${code(sid)}`;
}

function at(
  { access }: ToldAccess,
  text: Omit<RawFinding, 'source' | 'docs' | 'fix' | 'statement'>,
): AccessFinding {
  const { policy, statement } = access;
  return {
    policy,
    side: 'head',
    raw: { ...text, source: 'artifact-check', docs: undefined, fix: [], statement },
  };
}

/** The action that gives it, in the author's own list. */
export function actionSpan({ action, node }: Statement, name: string): Span {
  if (!action) return node;
  return action.negated ? action : (matchingItem(action, name)?.node ?? action);
}
