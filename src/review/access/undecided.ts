import type { Subject, SubjectAccess } from '../../access/access-of.js';
import type { Message } from '../../domain/message.js';
import { code, message } from '../../domain/message.js';
import type { PolicyDocument } from '../../policy/document.js';
import { canonical } from '../../policy/node.js';
import type { AccessFinding } from './access-findings.js';
import { accessFinding } from './access-findings.js';
import type { Boundaries } from './boundaries.js';
import { areSameBoundaries } from './boundaries.js';

const rule = 'access-undecided';

/** A change of which nobody can say whether it gives access is told, never passed. */
export function changeUndecided({ base, head }: Subject, reason: string | undefined): AccessFinding[] {
  return reason === undefined ? [] : undecided(head, base, message`${reason}`, 'what this change gives');
}

/** The same for the contract. */
export function contractUndecided(
  policies: readonly PolicyDocument[],
  reason: string | undefined,
): AccessFinding[] {
  return reason === undefined
    ? []
    : undecided(policies, [], message`${reason}`, 'whether this policy keeps the contract');
}

/**
 * What a principal gains is less where its permissions boundary does not let it through, and more where a boundary is gone
 * that did not. Of one that is not written here nobody can say.
 */
export function boundaryUndecided(
  { subject, gained }: SubjectAccess,
  boundaries: Boundaries,
): AccessFinding[] {
  const { key = '', base, head } = subject;
  const [before, after] = [boundaries.unknownOf(key, 'base'), boundaries.unknownOf(key, 'head')];
  const isGone = before.length > 0 && !areSameBoundaries(before, after) && head.length > 0;
  if (!isGone && (after.length === 0 || gained.length === 0)) return [];
  const [{ arn = 'permissions boundary' } = {}] = isGone ? before : after;
  const reason = isGone
    ? message`the permissions boundary ${code(arn)} is not set any more, and its text is not known here`
    : message`the text of the permissions boundary ${code(arn)} is not known here, so some of it may not be allowed`;
  return undecided(head, base, reason, 'what this change gives');
}

/** One question that is left open is enough to say of a policy. */
export function distinctPolicies(
  findings: readonly AccessFinding[],
  said: readonly AccessFinding[],
): AccessFinding[] {
  const told = new Set(said.filter(({ raw }) => raw.rule === rule).map(({ policy }) => policy.id));
  return findings.filter(({ policy, raw }) => raw.rule !== rule || !told.has(policy.id));
}

/** Told on the first statement that is new or changed. */
function undecided(
  policies: readonly PolicyDocument[],
  before: readonly PolicyDocument[],
  reason: Message,
  what: string,
): AccessFinding[] {
  const known = new Set(before.flatMap(({ statements }) => statements.map(({ node }) => canonical(node))));
  const [policy, statement] =
    policies
      .flatMap((each) => each.statements.map((one) => [each, one] as const))
      .find(([, { node }]) => !known.has(canonical(node))) ?? ([policies[0], undefined] as const);
  if (!policy) return [];
  const { root } = policy;
  const at = statement?.node ?? { start: root.start, end: root.start + 1 };
  return [
    accessFinding(
      { policy, side: 'head', statement, at },
      {
        rule,
        severity: 'warning',
        title: 'The access could not be decided',
        message: message`It could not be decided ${what} on artifacts: ${reason}.`,
        help: message`Look at the access by hand. Values that are known, and fewer conditions and patterns, make it decidable.`,
        value: what,
      },
    ),
  ];
}
