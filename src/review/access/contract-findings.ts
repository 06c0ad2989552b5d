import type { Governed } from '../../access/contract.js';
import { contractPolicy } from '../../access/contract.js';
import type { Subject, ToldAccess } from '../../access/access-of.js';
import { accessBeyond } from '../../access/access-of.js';
import { arnCovers, arnsOverlap, parseArn } from '../../policy/arn.js';
import type { PolicyDocument } from '../../policy/document.js';
import { code, codeList, message } from '../../domain/message.js';
import type { ServiceData } from '../../policy/service-data.js';
import type { AccessFinding } from './access-findings.js';
import { actionSpan, witnessText } from './access-findings.js';

/**
 * Where one version of a subject's policies gives more than the contract allows: granted to someone who is not listed.
 * Services are not held to it, since it lists principals of accounts, and neither is a policy that hangs on nothing known:
 * whoever has it cannot be compared with a list, which is said once for each such policy.
 */
export function contractFindings(
  policies: readonly PolicyDocument[],
  { holder }: Subject,
  governed: readonly Governed[],
  services: ServiceData,
): AccessFinding[] {
  if (governed.length === 0 || policies.length === 0) return [];
  const known = holder === undefined || holder.startsWith('arn:');
  const contract = contractPolicy(governed, holder);
  const { found, undecided } = accessBeyond(contract, policies, holder, services);
  const breaks = found.filter(
    ({ access, change }) => access.request.principal?.type !== 'Service' && !isOwnAccount(change),
  );
  const findings = known ? breaks.map((told) => brokenBy(told, governed)) : unknownHolder(breaks);
  return [...findings, ...undecidedFindings(policies, undecided)];
}

/** The account of the resource itself, which delegates to its identity policies: these are held to the contract. */
function isOwnAccount({ as, resource }: ToldAccess['change']): boolean {
  const owner = parseArn(resource)?.account;
  return (
    owner !== undefined &&
    owner !== '' &&
    (as.principal === owner || as.principal === `arn:aws:iam::${owner}:root`)
  );
}

function brokenBy({ access, change }: ToldAccess, governed: readonly Governed[]): AccessFinding {
  const { verb } = change;
  const entry = governed.find(
    ({ may, resources }) =>
      may[verb] !== undefined && resources.some((own) => arnsOverlap(own, change.resource)),
  );
  const listed = entry?.may[verb] ?? [];
  return {
    policy: access.policy,
    side: 'head',
    raw: {
      rule: 'contract-not-listed',
      source: 'access-contract',
      severity: 'error',
      title: 'Access that the contract does not give',
      message: message`${code(change.as.principal)} can ${verb} ${code(entry?.name ?? change.resource)}: ${witnessText(change)}. The contract lets ${listed.length === 0 ? message`nobody` : message`only ${codeList(listed)}`} ${verb} them.`,
      help: message`Remove the grant, or list the principal under ${code('artifacts')} in the config, which takes effect from the base branch.`,
      docs: undefined,
      statement: access.statement,
      at: actionSpan(access.statement, access.request.action),
      related: [],
      value: JSON.stringify([verb, change.as.principal, entry?.name ?? '']),
      fix: [],
    },
  };
}

function unknownHolder(breaks: readonly ToldAccess[]): AccessFinding[] {
  const [first] = breaks;
  if (!first) return [];
  const { access, change } = first;
  return [
    {
      policy: access.policy,
      side: 'head',
      raw: {
        rule: 'contract-holder-unknown',
        source: 'access-contract',
        severity: 'warning',
        title: 'Nobody knows who has this policy',
        message: message`The policy lets its holder ${change.verb} artifacts that the contract governs, ${witnessText(change)}. Nothing here says who holds it, so it could not be compared with the contract.`,
        help: message`Say under ${code('policies')} in the config what the file is ${code('attached-to')}.`,
        docs: undefined,
        statement: access.statement,
        at: actionSpan(access.statement, access.request.action),
        related: [],
        value: '',
        fix: [],
      },
    },
  ];
}

/** A question without an answer is told, never passed. */
export function undecidedFindings(
  policies: readonly PolicyDocument[],
  reason: string | undefined,
): AccessFinding[] {
  const [policy] = policies;
  if (reason === undefined || !policy) return [];
  const { root } = policy;
  return [
    {
      policy,
      side: 'head',
      raw: {
        rule: 'access-undecided',
        source: 'artifact-check',
        severity: 'warning',
        title: 'The access could not be decided',
        message: [...message`What this policy allows on artifacts could not be compared: `, reason, '.'],
        help: message`Look at its access by hand, or write it with fewer conditions and patterns.`,
        docs: undefined,
        statement: undefined,
        at: { start: root.start, end: root.start + 1 },
        related: [],
        value: '',
        fix: [],
      },
    },
  ];
}

/** Access that the contract lists and the change takes away. */
export function lostFindings(lost: readonly ToldAccess[], governed: readonly Governed[]): AccessFinding[] {
  return lost.flatMap(({ access, change }) => {
    const entry = governed.find(
      ({ may, resources }) =>
        may[change.verb]?.some((pattern) => arnCovers(pattern, change.principal)) === true &&
        resources.some((own) => arnsOverlap(own, change.resource)),
    );
    return entry ? [requiredLost({ access, change }, entry.name)] : [];
  });
}

function requiredLost({ access, change }: ToldAccess, name: string): AccessFinding {
  return {
    policy: access.policy,
    side: 'base',
    raw: {
      rule: 'diff-required-access-lost',
      source: 'artifact-check',
      severity: 'warning',
      title: 'Access that is needed is lost',
      message: message`The contract lets ${code(change.as.principal)} ${change.verb} ${code(name)}, and with this change it no longer can: ${witnessText(change)}.`,
      help: message`Keep the grant, or take the principal out of the contract.`,
      docs: undefined,
      statement: access.statement,
      at: actionSpan(access.statement, access.request.action),
      related: [],
      value: JSON.stringify([change.verb, change.as.principal, name]),
      fix: [],
    },
  };
}
