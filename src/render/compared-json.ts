import type { Difference } from '../access/difference.js';
import { principalText } from '../access/grantee.js';
import { hasPrincipals } from '../policy/kind.js';
import type { Compared } from './compared.js';
import { isAllOnPaper } from './compared.js';
import { safeJson } from './safe-json.js';

/** One request that one side allows and the other does not, with the statement that allows it. */
export interface ReportedWitness {
  /** An ARN, a service, `*` for anyone, or `whoever holds PATH`. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, readonly string[]>>;
  /** `index` counts from 0. */
  readonly statement: { readonly index: number; readonly sid: string | null };
}

/** The answer of `compare --format json`. */
export interface ReportedComparison {
  readonly result: Compared['result'];
  readonly gained: readonly ReportedWitness[];
  readonly lost: readonly ReportedWitness[];
  /** Why it is undecided or could not be done, or that all that is gained is on paper; null where neither is so. */
  readonly reason: string | null;
}

/** The comparison as data. */
export function comparedAsData(compared: Compared): ReportedComparison {
  return {
    result: compared.result,
    gained: compared.gained.map(witnessOf),
    lost: compared.lost.map(witnessOf),
    reason: reasonOf(compared),
  };
}

/** The comparison as JSON that is safe to print. */
export function comparedAsJson(compared: Compared): string {
  return safeJson(comparedAsData(compared));
}

function witnessOf({ request, context, policy, statement }: Difference): ReportedWitness {
  const holder = policy.attachedTo[0] ?? `whoever holds ${policy.file.path}`;
  const named = request.principal
    ? principalText(request.principal)
    : hasPrincipals(policy.kind)
      ? '*'
      : holder;
  return {
    principal: named,
    action: request.action,
    resource: request.resource,
    context,
    statement: { index: statement.index, sid: statement.sid ?? null },
  };
}

function reasonOf(compared: Compared): string | null {
  const reasons = [...compared.failures, ...undecidedReasons(compared)];
  if (reasons.length > 0) return reasons.join(' ');
  return isAllOnPaper(compared) ? 'What is gained is on paper only: no real request can use it.' : null;
}

function undecidedReasons({ undecided, result }: Compared): string[] {
  if (result !== 'undecided') return [];
  return [...new Set(undecided.map(({ reason }) => `Undecided: ${reason}.`))];
}
