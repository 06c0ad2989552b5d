import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import type { AccessRequest } from '../../../src/access/evaluation/request.js';
import type { SideJson } from './comparing.js';

const account = '111122223333';
const holder = `arn:aws:iam::${account}:role/holder`;

/**
 * Whether an independent evaluator (@cloud-copilot/iam-simulate, for development alone) allows a request by identity
 * policies. Principals are compared with it where requests are evaluated; see ../evaluation/oracle.test.ts.
 */
export function allowedElsewhere(side: SideJson, { action, resource, context }: AccessRequest): boolean {
  const policy = { Version: '2012-10-17', Statement: side.flat() };
  const given = [...context].map(([key, values]) => [key, values.length === 1 ? values.join() : [...values]]);
  const result = runUnsafeSimulation(
    {
      request: {
        principal: holder,
        action,
        resource: { resource, accountId: account },
        contextVariables: Object.fromEntries(given) as Record<string, string | string[]>,
      },
      identityPolicies: [{ name: 'identity', policy }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  return result === 'Allowed';
}

/**
 * Whether a request is one on which it follows AWS's documents: it takes `*` for any resource, and compares the spelling of
 * IPv6 addresses, as those documents do not; of empty texts they say nothing.
 */
export function isComparable({ resource, context }: AccessRequest): boolean {
  const values = [...context.values()].flat();
  return resource !== '*' && values.every((value) => value !== '' && !/^[0-9a-f]*:[0-9a-f:]*$/.test(value));
}
