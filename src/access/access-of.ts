import type { AccessCell, AccessChange } from '../domain/review.js';
import type { PolicyDocument } from '../policy/document.js';
import type { ServiceData } from '../policy/service-data.js';
import { granteeText, principalText, resourceText } from './grantee.js';
import { withOwnResource } from './own-resource.js';
import type { VerbAccess, VerbAnswer } from './verb-access.js';
import { verbAccess } from './verb-access.js';
import { missingActions } from './working-sets.js';

/** Policies that are read as one, before and after, with the name of whoever they are about. */
export interface Subject {
  /** Who holds identity policies, by ARN or as "whoever holds PATH"; undefined for a policy that names its principals. */
  readonly holder: string | undefined;
  readonly base: readonly PolicyDocument[];
  readonly head: readonly PolicyDocument[];
}

/** An access of a subject, with how it is told. */
export interface ToldAccess {
  readonly access: VerbAccess;
  readonly change: AccessChange;
}

/** What a change does to the access of one subject. */
export interface SubjectAccess {
  readonly subject: Subject;
  readonly gained: readonly ToldAccess[];
  readonly lost: readonly ToldAccess[];
  readonly undecided: readonly string[];
}

/** The access that a subject gains and loses. */
export function accessOf(given: Subject, services: ServiceData): SubjectAccess {
  const subject = { ...given, base: given.base.map(withOwnResource), head: given.head.map(withOwnResource) };
  const gained = verbAccess({ base: subject.base, head: subject.head }, services);
  const lost = verbAccess({ base: subject.head, head: subject.base }, services);
  const told = (answer: VerbAnswer, change: 'gained' | 'lost'): ToldAccess[] =>
    distinct(answer.found.map((access) => toldAs(access, change, subject)));
  return {
    subject,
    gained: told(gained, 'gained'),
    lost: told(lost, 'lost'),
    undecided: [gained.undecided, lost.undecided].filter((reason) => reason !== undefined),
  };
}

/** Rows that a reader could not tell apart are one. */
function distinct(list: readonly ToldAccess[]): ToldAccess[] {
  const seen = new Map<string, ToldAccess>();
  for (const each of list) {
    const { verb, as, path, line, context } = each.change;
    const key = JSON.stringify([verb, as, path, line, context]);
    if (!seen.has(key)) seen.set(key, each);
  }
  return [...seen.values()];
}

/** An access as a reader is told of it, on the line of the statement's actions. */
function toldAs(access: VerbAccess, change: 'gained' | 'lost', subject: Subject): ToldAccess {
  const { verb, request, policy, statement } = access;
  const at = (statement.action ?? statement.node).start;
  const principal = request.principal ? principalText(request.principal) : (subject.holder ?? '*');
  const spelling = keySpelling([...subject.head, ...subject.base]);
  const told: AccessChange = {
    change,
    verb,
    principal,
    action: request.action,
    resource: request.resource,
    context: Object.fromEntries(
      [...request.context].map(([key, values]) => [spelling.get(key) ?? key, values]),
    ),
    path: policy.file.path,
    line: policy.file.positionAt(at).line,
    as: {
      principal: granteeText(statement, request) ?? principal,
      resource: resourceText(policy, statement, request),
    },
    insteadOf: null,
  };
  return { access, change: told };
}

/** Condition keys as the policies write them, by lower case. */
function keySpelling(policies: readonly PolicyDocument[]): Map<string, string> {
  const spelling = new Map<string, string>();
  for (const { statements } of policies)
    for (const { conditions } of statements)
      for (const { key } of conditions)
        if (!spelling.has(key.toLowerCase())) spelling.set(key.toLowerCase(), key);
  return spelling;
}

/** The matrix of one subject: what it may do before and after, by artifact and verb, in the policies' own words. */
export function matrixOf({ subject, gained, lost }: SubjectAccess, services: ServiceData): AccessCell[] {
  const before = cellsOf(subject.base, subject.holder, services);
  const after = cellsOf(subject.head, subject.holder, services);
  const isNew = keysOf(gained);
  const isGone = keysOf(lost);
  const cells: AccessCell[] = [];
  for (const [key, { change, access }] of after) {
    const state = !isNew.has(key) ? 'kept' : before.has(key) ? 'changed' : 'gained';
    cells.push(cell(change, state, missingActions(change.verb, access.request, subject.head)));
  }
  for (const [key, { change }] of before) {
    if (!after.has(key) && isGone.has(key)) cells.push(cell(change, 'lost', []));
  }
  return cells;
}

function keysOf(list: readonly ToldAccess[]): ReadonlySet<string> {
  return new Set(list.map(({ change }) => keyOf(change)));
}

/** What policies allow beyond a contract's policy. */
export function accessBeyond(
  contract: PolicyDocument,
  policies: readonly PolicyDocument[],
  holder: string | undefined,
  services: ServiceData,
): { readonly found: readonly ToldAccess[]; readonly undecided: string | undefined } {
  const subject = { holder, base: [contract], head: policies.map(withOwnResource) };
  const { found, undecided } = verbAccess(subject, services);
  return { found: distinct(found.map((access) => toldAs(access, 'gained', subject))), undecided };
}

/** Everything that policies allow on artifacts: what is new compared with no policy at all. */
export function allAccess(
  policies: readonly PolicyDocument[],
  holder: string | undefined,
  services: ServiceData,
): ToldAccess[] {
  const head = policies.map(withOwnResource);
  const subject = { holder, base: [], head };
  return verbAccess(subject, services).found.map((access) => toldAs(access, 'gained', subject));
}

function cellsOf(policies: readonly PolicyDocument[], holder: string | undefined, services: ServiceData) {
  return new Map(allAccess(policies, holder, services).map((each) => [keyOf(each.change), each]));
}

function keyOf({ verb, as }: AccessChange): string {
  return JSON.stringify([verb, as.principal, as.resource]);
}

function cell(
  { verb, as }: AccessChange,
  state: AccessCell['state'],
  missing: readonly string[],
): AccessCell {
  return { principal: as.principal, artifact: as.resource, verb, state, missing };
}
