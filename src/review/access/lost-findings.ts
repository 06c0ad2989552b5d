import type { ToldAccess } from '../../access/access-of.js';
import type { Governed } from '../../access/contract.js';
import { touches } from '../../access/contents.js';
import { code, message } from '../../domain/message.js';
import { arnCovers } from '../../policy/arn.js';
import { changeChecks } from './access-rules.js';
import type { AccessFinding } from './access-findings.js';
import { accessFinding, witnessText } from './access-findings.js';

/** Access that the contract lists and the change takes away; one for each statement, verb and artifact of the contract. */
export function lostFindings(lost: readonly ToldAccess[], governed: readonly Governed[]): AccessFinding[] {
  const found = new Map<string, AccessFinding>();
  for (const told of lost) {
    const { access, change } = told;
    for (const { name, may, resources } of governed) {
      const isListed = may[change.verb]?.some((pattern) => arnCovers(pattern, change.principal)) === true;
      if (!isListed || !touches(change.resource, resources)) continue;
      const key = JSON.stringify([
        access.policy.id,
        access.statement.index,
        change.verb,
        change.as.principal,
        name,
      ]);
      if (!found.has(key)) found.set(key, requiredLost(told, name));
    }
  }
  return [...found.values()];
}

function requiredLost({ access, change, at }: ToldAccess, name: string): AccessFinding {
  return accessFinding(
    { ...access, at, side: 'base' },
    {
      rule: 'diff-required-access-lost',
      severity: 'warning',
      title: changeChecks['diff-required-access-lost'].title,
      message: message`The contract lets ${code(change.as.principal)} ${change.verb} ${code(name)}, and with this change it no longer can: ${witnessText(change)}.`,
      help: message`Keep the grant, or take the principal out of the contract.`,
      value: change.as.principal,
    },
  );
}
