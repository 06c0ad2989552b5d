import { deniesStrangers, keepsStrangersOut } from '../../access/binding-conditions.js';
import { coversAction } from '../../access/grants.js';
import { isOfBuckets } from '../../access/s3-resource-level.js';
import { verbActions } from '../../access/verbs.js';
import type { Severity } from '../../domain/finding.js';
import type { Message } from '../../domain/message.js';
import { code, codeList, message } from '../../domain/message.js';
import { holdsWhenAbsent, isNegated } from '../../policy/condition.js';
import type { Statement } from '../../policy/document.js';
import type { Principal } from '../../policy/principal.js';
import { accountOf, isAccount, isEveryone } from '../../policy/principal.js';
import { hasWholeCondition } from '../../policy/whole-condition.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { subjectOf } from '../element-place.js';
import { ownAccounts } from '../own-accounts.js';

/**
 * Whoever runs the account that a policy names decides who there may come.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
 */
export const foreignAccountTrust: Check = {
  id: 'foreign-account-trust',
  title: 'An account that is not trusted is let in',
  severity: 'security-warning',
  kinds: [
    'trust',
    'ecr-repository',
    'ecr-registry',
    'codeartifact-domain',
    'codeartifact-repository',
    's3-bucket',
    's3-access-point',
    'kms-key',
  ],
  services: [],

  *find(context) {
    const { policy } = context;
    let ours: ReadonlySet<string> | undefined;
    for (const statement of policy.statements) {
      const { effect, principal } = statement;
      if (effect !== 'Allow' || !principal || principal.negated || !hasWholeCondition(statement)) continue;
      for (const item of principal.items) {
        if (item.type !== 'AWS' || item.uncertain) continue;
        const words = wordsOf(context, statement, item, (ours ??= ownAccounts(context)));
        if (!words || policy.statements.some(deniesStrangers)) continue;
        yield {
          at: item.node,
          value: item.text,
          statement,
          ...words,
          subject: { ...subjectOf(policy, statement), principals: [item.text] },
        };
      }
    }
  },
};

type Words = Pick<Problem, 'message' | 'help' | 'severity'>;

function wordsOf(
  context: CheckContext,
  statement: Statement,
  item: Principal,
  ours: ReadonlySet<string>,
): Words | undefined {
  const trust = context.policy.kind === 'trust';
  // Resource policies for everyone have checks of their own.
  if (isEveryone(item)) return trust ? everyone(statement, item) : undefined;
  const account = accountOf(item);
  if (account === undefined || ours.has(account) || isBoundToOurs(context, statement, ours)) return undefined;
  if (context.knowledge.trustedAccounts.length === 0) return trust ? anyAccount(statement, item) : undefined;
  if (!trust && isToldElsewhere(context, statement)) return undefined;
  const external = trust && asksFor(statement, 'sts:externalid');
  return {
    message: message`${code(item.text)} is of an account that the config does not trust. ${trust ? message`Whoever runs that account decides who there can assume the role.` : message`Whoever runs that account decides who there gets ${actionsOf(statement)}.`}`,
    help: external
      ? message`The external ID keeps the vendor's other customers out. If the account is known, list it under ${code('trusted-accounts')} in the config.`
      : message`Remove it, or list the account under ${code('trusted-accounts')} in the config.${trust ? message` From a vendor's account ask for ${code('sts:ExternalId')}.` : []}`,
    severity: external ? 'suggestion' : 'security-warning',
  };
}

/** Trust in everyone: an external ID is known to all who have seen it, and no secret. */
function everyone(statement: Statement, { text }: Principal): Words | undefined {
  if (keepsStrangersOut(statement) || !coversAction(statement, 'sts:AssumeRole')) return undefined;
  const external = asksFor(statement, 'sts:externalid');
  const severity: Severity = external ? 'security-warning' : 'error';
  return {
    message: external
      ? message`${code(text)} lets every AWS account assume the role that knows the external ID, which is no secret: it stands in policies and logs.`
      : message`${code(text)} lets every AWS account assume the role, with all that it may.`,
    help: message`Name the role or the account that may, such as ${code('arn:aws:iam::111122223333:role/deploy')}, or add ${code('StringEquals')} on ${code('aws:PrincipalOrgID')}.`,
    severity,
  };
}

/** Without a config nobody can say whose account it is; that all of it may come is worth a word. */
function anyAccount(statement: Statement, item: Principal): Words | undefined {
  if (!isAccount(item) || keepsStrangersOut(statement) || asksFor(statement, 'sts:externalid'))
    return undefined;
  return {
    message: message`${code(item.text)} lets everybody assume the role to whom that account allows it, whoever they are. The config lists no trusted accounts, so it is not known whether the account is yours.`,
    help: message`Name the roles that may, or add a condition on ${code('aws:PrincipalArn')}, or on ${code('sts:ExternalId')} for a vendor. List your own accounts under ${code('trusted-accounts')} in the config.`,
    severity: 'suggestion',
  };
}

/** Whether a condition keeps it to an organization or to accounts that are trusted. */
function isBoundToOurs(
  { knowledge: { organization } }: CheckContext,
  statement: Statement,
  ours: ReadonlySet<string>,
): boolean {
  if (!keepsStrangersOut(statement)) return false;
  return statement.conditions.some(({ key, values, operator }) => {
    if (isNegated(operator)) return false;
    if (/^aws:principalorg(id|paths)$/i.test(key))
      return organization === undefined || values.every(({ text }) => text.startsWith(organization));
    return (
      /^(aws:principalaccount|kms:calleraccount)$/i.test(key) && values.every(({ text }) => ours.has(text))
    );
  });
}

function asksFor({ conditions }: Statement, wanted: string): boolean {
  return conditions.some(
    (condition) =>
      condition.key.toLowerCase() === wanted &&
      condition.operator.name?.startsWith('String') === true &&
      !isNegated(condition.operator) &&
      !holdsWhenAbsent(condition) &&
      condition.values.every(({ text }) => !/^[*?]*$/.test(text)),
  );
}

const imagePublication = verbActions.publish.filter((action) => action.startsWith('ecr:'));

/** Pushes have `ecr-foreign-push`; logs that AWS delivers come from accounts of its own; other buckets hold no artifacts. */
function isToldElsewhere(
  { policy: { kind, attachedTo }, knowledge }: CheckContext,
  statement: Statement,
): boolean {
  if (kind.startsWith('ecr-')) return imagePublication.some((action) => coversAction(statement, action));
  if (!kind.startsWith('s3-')) return false;
  const resources = statement.resource?.items ?? [];
  if (resources.length > 0 && resources.every(({ text }) => text.includes('/AWSLogs/'))) return true;
  const buckets = knowledge.artifactBuckets;
  if (!buckets || kind !== 's3-bucket' || resources.length === 0) return false;
  return attachedTo.length === 0 && !resources.some((item) => isOfBuckets(item, buckets));
}

function actionsOf({ action }: Statement): Message {
  if (!action || action.negated) return message`all that ${code('NotAction')} leaves over`;
  return codeList(
    action.items.map(({ text }) => text),
    3,
  );
}
