import { code, message } from '../domain/message.js';
import { parseArn } from '../policy/arn.js';
import type { Principal } from '../policy/principal.js';
import { statementRule, suggestion } from './rule.js';

/**
 * Sessions of a role beside the role itself, which takes them in.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-role-session
 */
export const redundantPrincipals = statementRule({
  class: 'text',
  of: 'Principal',
  issues: {
    REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY: suggestion('Redundant principal in role trust policy'),
  },
  *find({ principal }, { policy: { kind } }) {
    if (kind !== 'trust' || !principal || principal.items.length < 2) return;
    const roles = new Map(principal.items.map((item) => [roleOf(item, 'role'), item]));
    for (const session of principal.items) {
      const name = roleOf(session, 'assumed-role');
      const role = name === undefined ? undefined : roles.get(name);
      if (!role) continue;
      yield {
        code: 'REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY',
        at: [session.node, role.node],
        message: message`${code(role.text)} stands in the same list and takes in its session ${code(session.text)}.`,
        help: message`Remove the session.`,
        value: session.text,
      };
    }
  },
});

/** Partition, account and name of a role or of a session's role; its path is no part of a session's ARN. */
function roleOf({ type, text, uncertain }: Principal, as: 'role' | 'assumed-role'): string | undefined {
  const arn = type === 'AWS' && !uncertain ? parseArn(text) : undefined;
  if (!arn || !/^(?:iam|sts)$/.test(arn.service)) return undefined;
  const [kind, ...path] = arn.resource.split('/');
  const name = as === 'role' ? path.at(-1) : path[0];
  return kind === as && name !== undefined ? `${arn.partition}:${arn.account}:${name}` : undefined;
}
