import type { AccessCell, AccessChange } from '../domain/review.js';
import type { Span } from '../domain/source.js';
import { isBoundary, withoutBoundary } from '../policy/boundary.js';
import type { PolicyDocument } from '../policy/document.js';
import { canonical } from '../policy/node.js';
import type { ServiceData } from '../policy/service-data.js';
import { AllAccess } from './all-access.js';
import { evaluate } from './evaluation/evaluate.js';
import { changedPart } from './changed-part.js';
import { granteeText, principalText, resourceText } from './grantee.js';
import { spelledContext } from './key-spelling.js';
import { withOwnResource } from './own-resource.js';
import type { VerbAccess } from './verb-access.js';
import { verbAccess } from './verb-access.js';
import { missingActions } from './working-sets.js';

/** Policies that are read as one, before and after, with the name of whoever they are about. */
export interface Subject {
  /** Who holds identity policies, by ARN or as "whoever holds PATH"; undefined for a policy that names its principals. */
  readonly holder: string | undefined;
  /** Tells the holder from others of the same text, see attachment-key.ts; as `holder` where it is not given. */
  readonly key?: string;
  /** What the policies are bounded by is among them, see PolicyDocument.bounds. */
  readonly base: readonly PolicyDocument[];
  readonly head: readonly PolicyDocument[];
}

/** An access of a subject, with how it is told. */
export interface ToldAccess {
  readonly access: VerbAccess;
  readonly change: AccessChange;
  /** The part of the statement that gives it, or of the boundary's that lets it through, in the statement's own file. */
  readonly at: Span;
}

/** What a change does to the access of one subject. */
export interface SubjectAccess {
  readonly subject: Subject;
  readonly gained: readonly ToldAccess[];
  readonly lost: readonly ToldAccess[];
  /** All that is allowed at each side. */
  readonly before: readonly ToldAccess[];
  readonly after: readonly ToldAccess[];
  /** Why it could not be said whether access is gained. */
  readonly undecided: string | undefined;
}

/** What comparisons are made with. */
export interface AccessTools {
  readonly services: ServiceData;
  readonly all: AllAccess;
  /** Bounds each of the comparisons; see compare.ts. */
  readonly steps?: number;
}

/** The access that a subject has, gains and loses. */
export function accessOf(given: Subject, { services, all, steps }: AccessTools): SubjectAccess {
  const subject = { ...given, base: given.base.map(withOwnResource), head: given.head.map(withOwnResource) };
  const { base, head } = subject;
  const ask = (from: readonly PolicyDocument[], to: readonly PolicyDocument[]) =>
    verbAccess({ base: from, head: to }, services, steps);
  const told = (found: readonly VerbAccess[], change: AccessChange['change']): ToldAccess[] =>
    distinct(found.map((access) => toldAs(access, change, subject)));
  const whole = all.of(head);
  const after = told(whole.found, 'gained');
  if (base.length === 0)
    return { subject, gained: after, lost: [], before: [], after, undecided: whole.undecided };
  if (saysTheSame(base, head))
    return { subject, gained: [], lost: [], before: after, after, undecided: undefined };
  const before = told(all.of(base).found, 'lost');
  if (head.length === 0)
    return { subject, gained: [], lost: before, before, after: [], undecided: undefined };
  const gained = ask(base, head);
  const lost = told(ask(head, base).found, 'lost');
  return {
    subject,
    gained: told(gained.found, 'gained'),
    lost,
    before,
    after,
    undecided: gained.undecided,
  };
}

function saysTheSame(base: readonly PolicyDocument[], head: readonly PolicyDocument[]): boolean {
  const texts = (policies: readonly PolicyDocument[]): string =>
    policies
      .map(({ kind, attachedTo, bounds = false, root }) =>
        [kind, attachedTo.join(), bounds, canonical(root)].join('\n'),
      )
      .sort()
      .join('\n');
  return base.length === head.length && texts(base) === texts(head);
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

/** An access as a reader is told of it, on the line of the part of the statement that gives it. */
function toldAs(access: VerbAccess, change: AccessChange['change'], subject: Subject): ToldAccess {
  const { verb, request, policy, statement } = access;
  const [from, to] = change === 'gained' ? [subject.base, subject.head] : [subject.head, subject.base];
  const by = boundaryBehind(request, from, to) ?? { policy, statement };
  const at = changedPart(by.policy, by.statement, request, from);
  const principal = request.principal ? principalText(request.principal) : (subject.holder ?? '*');
  const told: AccessChange = {
    change,
    verb,
    principal,
    action: request.action,
    resource: request.resource,
    context: spelledContext(request, [...subject.head, ...subject.base]),
    path: by.policy.file.path,
    line: by.policy.file.positionAt(at.start).line,
    as: {
      principal: granteeText(statement, request) ?? principal,
      resource: resourceText(policy, statement, request),
    },
    insteadOf: null,
  };
  return { access: { ...access, ...by }, change: told, at };
}

/** The statement of a permissions boundary that lets a request through where the policies allowed it before as well. */
function boundaryBehind(
  request: VerbAccess['request'],
  from: readonly PolicyDocument[],
  to: readonly PolicyDocument[],
): Pick<VerbAccess, 'policy' | 'statement'> | undefined {
  const boundary = to.find(isBoundary);
  if (!boundary || !from.some(isBoundary)) return undefined;
  const own = withoutBoundary(from);
  if (evaluate(request, own).outcome !== 'allowed') return undefined;
  const { statements } = evaluate(request, [{ ...boundary, bounds: false }]);
  return statements[0];
}

/** The matrix of one subject: what it may do before and after, by artifact and verb, in the policies' own words. */
export function matrixOf({ subject, gained, lost, ...all }: SubjectAccess): AccessCell[] {
  const before = new Map(all.before.map((each) => [keyOf(each.change), each]));
  const after = new Map(all.after.map((each) => [keyOf(each.change), each]));
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
  steps?: number,
): { readonly found: readonly ToldAccess[]; readonly undecided: string | undefined } {
  const head = policies.map(withOwnResource);
  const { found, undecided } = verbAccess({ base: [contract], head }, services, steps);
  const subject = { holder, base: [], head };
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
  return new AllAccess(services).of(head).found.map((access) => toldAs(access, 'gained', subject));
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
