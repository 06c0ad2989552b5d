import { isBindingKey, keepsStrangersOut, openValues } from '../../access/binding-conditions.js';
import { code, message } from '../../domain/message.js';
import { parseArn } from '../../policy/arn.js';
import type { Condition } from '../../policy/condition.js';
import { holdsWhenAbsent, isNegated } from '../../policy/condition.js';
import type { Statement, TextItem } from '../../policy/document.js';
import type { PolicyKind } from '../../policy/kind.js';
import { hasPrincipals } from '../../policy/kind.js';
import { isEveryone } from '../../policy/principal.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { subjectOf } from '../element-place.js';
import { artifactServices, isAboutArtifacts } from '../named-services.js';
import { isOpennessTold } from '../public-told.js';

/**
 * A condition that is there to say who may come, or from where, with a value that everyone has.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export const orgConditionWeak: Check = {
  id: 'org-condition-weak',
  title: 'A condition on who may come takes in everyone',
  severity: 'security-warning',
  kinds: [
    'codeartifact-domain',
    'codeartifact-repository',
    'ecr-public-repository',
    'ecr-registry',
    'ecr-repository',
    'identity',
    'kms-key',
    'resource',
    'resource-control',
    's3-access-point',
    's3-bucket',
    'service-control',
    'vpc-endpoint',
  ],
  services: artifactServices,

  *find(context) {
    for (const statement of context.policy.statements) {
      if (statement.conditions.length === 0 || !isAboutArtifacts(statement)) continue;
      for (const condition of statement.conditions) {
        const problem = isBindingKey(condition.key) ? problemOf(context, statement, condition) : undefined;
        if (problem) yield problem;
      }
    }
  },
};

function problemOf(context: CheckContext, statement: Statement, condition: Condition): Problem | undefined {
  const [value] = openValues(condition).filter((item) => openToAll(context, statement, condition, item));
  if (!value) return undefined;
  const problem =
    statement.effect === 'Deny' ? ofDeny(condition, value) : ofAllow(context, statement, condition, value);
  if (!problem) return undefined;
  return {
    at: value.node,
    value: value.text,
    statement,
    ...problem,
    subject: subjectOf(context.policy, statement, statement.resource?.items ?? []),
  };
}

type Words = Pick<Problem, 'message' | 'help' | 'severity'>;

/** A Deny of all but those named, that names everyone. */
function ofDeny(condition: Condition, value: TextItem): Words | undefined {
  const { operator, key } = condition;
  if (!isNegated(operator)) return undefined;
  return {
    message: message`${code(operator.text)} on ${code(key)} leaves out of this Deny whoever has ${code(value.text)}, and strangers have that as well. What was to be kept out comes in.`,
    help: helpFor(key, 'StringNotEquals'),
  };
}

function ofAllow(
  { policy }: CheckContext,
  statement: Statement,
  condition: Condition,
  value: TextItem,
): Words | undefined {
  const { operator, key } = condition;
  if (statement.effect !== 'Allow' || isNegated(operator) || holdsWhenAbsent(condition)) return undefined;
  if (isToldByAnalyzer(policy.kind, condition)) return undefined;
  const open = isForEveryone(statement);
  if (open && (isOpennessTold(policy.kind) || keepsStrangersOut(statement))) return undefined;
  return open
    ? {
        message: message`Everyone may come whose ${code(key)} is ${code(value.text)}, and strangers have that as well: nobody is kept out.`,
        help: helpFor(key, 'StringEquals'),
      }
    : {
        message: message`${code(operator.text)} on ${code(key)} holds for every caller: ${code(value.text)} leaves nobody out. The statement is as wide as it would be without the condition.`,
        help: helpFor(key, 'StringEquals'),
        severity: 'warning',
      };
}

function isForEveryone({ principal }: Statement): boolean {
  return principal !== undefined && (principal.negated || principal.items.some(isEveryone));
}

/** Where the statement is not for everyone, any account's role of a certain name is still a certain role. */
function openToAll(
  { policy }: CheckContext,
  statement: Statement,
  { key }: Condition,
  { text }: TextItem,
): boolean {
  if (!key.toLowerCase().endsWith('arn')) return true;
  if (statement.effect === 'Allow' && isForEveryone(statement) && !isOpennessTold(policy.kind)) return true;
  const { resource } = parseArn(text) ?? { resource: text };
  return /^(?:(?:role|user|assumed-role)\/)?[*?]+$/.test(resource);
}

const sensitive =
  /^aws:(?:principalaccount|principalorgid|sourceaccount|sourceorgid|sourcevpc|sourcevpce|vpceaccount|vpceorgid)$/i;

/** IAM Access Analyzer's WILDCARD_USAGE_TOO_PERMISSIVE. */
function isToldByAnalyzer(kind: PolicyKind, { operator, key }: Condition): boolean {
  return hasPrincipals(kind) && operator.name === 'StringLike' && sensitive.test(key);
}

function helpFor(key: string, operator: string): Problem['help'] {
  const name = key.toLowerCase();
  if (name === 'aws:sourceip') return message`Name the networks that may, as narrow as they are.`;
  if (name.endsWith('arn')) return message`Name the account in the ARN, and the role.`;
  if (name.includes('org'))
    return message`Compare ${code('aws:PrincipalOrgID')} by ${code(operator)} with your organization's id.`;
  return message`Write the value in full.`;
}
