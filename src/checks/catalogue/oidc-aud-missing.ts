import { spanOf } from '../../access/changed-part.js';
import type { TrustedIssuer } from '../../access/ci-issuers.js';
import { claimConditions, trustedIssuers } from '../../access/ci-issuers.js';
import { isGithub } from '../../access/ci-subjects.js';
import { coversAction } from '../../access/grants.js';
import type { Message } from '../../domain/message.js';
import { code, message } from '../../domain/message.js';
import { isEverything, parseArn } from '../../policy/arn.js';
import type { Condition } from '../../policy/condition.js';
import { isNegated } from '../../policy/condition.js';
import type { PolicyDocument, Statement } from '../../policy/document.js';
import { hasWholeCondition } from '../../policy/whole-condition.js';
import type { Check, Problem } from '../check.js';
import { addCondition } from '../condition-edits.js';
import { subjectOf } from '../element-place.js';

const audienceClaim = ['aud'];

/**
 * The audience says whom a token is meant for. Without it a token that a job asked for somebody else opens the role as
 * well, as soon as the provider lists more than one audience.
 * https://docs.github.com/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
 */
export const oidcAudMissing: Check = {
  id: 'oidc-aud-missing',
  title: 'Tokens for any audience are taken',
  severity: 'warning',
  kinds: ['trust'],
  services: ['sts'],

  *find({ policy }) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || !coversAction(statement, 'sts:AssumeRoleWithWebIdentity')) continue;
      if (!hasWholeCondition(statement)) continue;
      for (const trusted of trustedIssuers(statement)) {
        // An issuer of one organization names that in its own address; AWS's and their own examples leave the audience out.
        if (!trusted.shared && !isGithub(trusted)) continue;
        const audiences = claimConditions(statement, trusted, audienceClaim);
        if (audiences.some(namesAudience) || deniesOthers(policy, trusted)) continue;
        yield problemOf(policy, statement, trusted, audiences[0]);
      }
    }
  },
};

/** Every token has an audience, so an operator that holds without one asks for it all the same. */
function namesAudience({ operator, values }: Condition): boolean {
  if (operator.name === undefined || !operator.name.startsWith('String') || isNegated(operator)) return false;
  return values.length > 0 && values.every(({ text }) => !isEverything(text));
}

function deniesOthers({ statements }: PolicyDocument, trusted: TrustedIssuer): boolean {
  return statements.some(
    (each) => each.effect === 'Deny' && claimConditions(each, trusted, audienceClaim).length > 0,
  );
}

function problemOf(
  policy: PolicyDocument,
  statement: Statement,
  trusted: TrustedIssuer,
  weak: Condition | undefined,
): Problem {
  const { name, address, principal } = trusted;
  const key = `${address}:aud`;
  const wanted = isGithub(trusted) ? audienceIn(principal.text) : undefined;
  const add = { operator: 'StringEquals', key, value: wanted ?? '' };
  return {
    at: weak ? spanOf(weak) : principal.node,
    value: weak ? weak.key : principal.text,
    statement,
    message: message`${openingOf(trusted, weak)}. A token of ${[name]} that a job asked for somebody else, such as a registry or another cloud, is then as good as one for AWS wherever the provider lists its audience.`,
    help: message`Add ${code('StringEquals')} on ${code(key)} with ${wanted === undefined ? message`the audience that your jobs ask for` : message`${code(wanted)}, or with the audience that your jobs ask for`}.`,
    subject: subjectOf(policy, statement),
    ...(wanted !== undefined && !weak && !address.includes('${')
      ? { fix: addCondition(policy, statement, add) }
      : {}),
  };
}

/** What aws-actions/configure-aws-credentials asks for; China has its own. */
function audienceIn(provider: string): string {
  return parseArn(provider)?.partition === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com';
}

function openingOf({ principal }: TrustedIssuer, weak: Condition | undefined): Message {
  if (!weak) return message`The trust in ${code(principal.text)} does not look at the audience`;
  return message`${code(weak.operator.text)} on ${code(weak.key)} takes any audience`;
}
