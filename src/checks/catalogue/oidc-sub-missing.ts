import { spanOf } from '../../access/changed-part.js';
import type { TrustedIssuer } from '../../access/ci-issuers.js';
import { identityConditions, namesSomebody, trustedIssuers } from '../../access/ci-issuers.js';
import { coversAction } from '../../access/grants.js';
import type { Message } from '../../domain/message.js';
import { code, message } from '../../domain/message.js';
import type { Condition } from '../../policy/condition.js';
import type { PolicyDocument, Statement } from '../../policy/document.js';
import { hasWholeCondition } from '../../policy/whole-condition.js';
import type { Check, Problem } from '../check.js';
import { subjectOf } from '../element-place.js';
import { otherSubjectForm } from '../github-subjects.js';

const assume = 'sts:AssumeRoleWithWebIdentity';

/**
 * A build service signs a token for every one of its customers' jobs; only the subject says whose job it is.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
 */
export const oidcSubMissing: Check = {
  id: 'oidc-sub-missing',
  title: 'Any build job can assume the role',
  severity: 'error',
  kinds: ['trust'],
  services: ['sts'],

  *find({ policy }) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || !coversAction(statement, assume)) continue;
      // What its conditions ask is not known.
      if (!hasWholeCondition(statement)) continue;
      for (const trusted of trustedIssuers(statement)) {
        const conditions = identityConditions(statement, trusted);
        if (conditions.some((condition) => namesSomebody(condition, trusted, 'Allow'))) continue;
        if (policy.statements.some((denial) => deniesOthers(denial, trusted))) continue;
        yield problemOf(policy, statement, trusted, conditions[0]);
      }
    }
  },
};

/** Whether a Deny hits every token but those of somebody in particular. */
function deniesOthers(denial: Statement, trusted: TrustedIssuer): boolean {
  if (denial.effect !== 'Deny' || !coversAction(denial, assume) || denial.conditions.length === 0)
    return false;
  if (!hasWholeCondition(denial)) return false;
  const claims = identityConditions(denial, trusted);
  return (
    claims.length === denial.conditions.length && claims.every((each) => namesSomebody(each, trusted, 'Deny'))
  );
}

function problemOf(
  policy: PolicyDocument,
  statement: Statement,
  trusted: TrustedIssuer,
  weak: Condition | undefined,
): Problem {
  const { name, shared, subject, address, principal } = trusted;
  const who = shared ? 'any customer of the service, strangers included,' : 'any project of the organization';
  return {
    at: weak ? spanOf(weak) : principal.node,
    value: weak ? weak.key : principal.text,
    statement,
    message: message`${openingOf(trusted, weak)}. Every job of ${[who]} gets a token of ${[name]} and can assume the role with it.${[
      shared && !weak ? ' IAM refuses to create or update such a role.' : '',
    ]}`,
    help: message`Add ${code('StringEquals')} or ${code('StringLike')} on ${code(`${address}:sub`)} with the subject of the jobs that may: ${code(subject)}.${otherSubjectForm(trusted)}`,
    severity: shared ? 'error' : 'security-warning',
    subject: subjectOf(policy, statement),
  };
}

function openingOf({ principal }: TrustedIssuer, weak: Condition | undefined): Message {
  if (!weak) return message`The trust in ${code(principal.text)} says nothing of whose job it is`;
  return message`${code(weak.operator.text)} on ${code(weak.key)} holds for jobs of anyone`;
}
