import type { Subject } from '../../access/access-of.js';
import { message } from '../../domain/message.js';
import type { PolicyDocument } from '../../policy/document.js';
import { canonical } from '../../policy/node.js';
import type { AccessFinding } from './access-findings.js';
import { accessFinding } from './access-findings.js';

const rule = 'access-undecided';

/** A change of which nobody can say whether it gives access is told, never passed. */
export function changeUndecided({ base, head }: Subject, reason: string | undefined): AccessFinding[] {
  return reason === undefined ? [] : undecided(head, base, reason, 'what this change gives');
}

/** The same for the contract. */
export function contractUndecided(
  policies: readonly PolicyDocument[],
  reason: string | undefined,
): AccessFinding[] {
  return reason === undefined
    ? []
    : undecided(policies, [], reason, 'whether this policy keeps the contract');
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
  reason: string,
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
