import { mayBeAbout } from '../../access/action-reach.js';
import { coversAction } from '../../access/grants.js';
import { formToFill } from '../../access/resource-types.js';
import { levelOfAction, mayShareBucket, s3Levels } from '../../access/s3-resource-level.js';
import type { Message } from '../../domain/message.js';
import { code, codeList, message } from '../../domain/message.js';
import { parseBoolean } from '../../policy/condition-scalars.js';
import type { Condition } from '../../policy/condition.js';
import { holdsWhenAbsent, isNegated } from '../../policy/condition.js';
import type { Element, Statement, TextItem } from '../../policy/document.js';
import { prefixOf } from '../../policy/prefix.js';
import { isEveryone } from '../../policy/principal.js';
import type { ServiceData } from '../../policy/service-data.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { replaceOperator } from '../condition-edits.js';
import { distinctTexts, placeOf, subjectOf } from '../element-place.js';
import { isForeignKey } from '../foreign-keys.js';
import { artifactServices } from '../named-services.js';
import { deniesTls } from '../tls-denial.js';

/**
 * A Deny that no request matches, or not those that it was written for, protects nothing and looks as if it did.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export const denyNeverBinds: Check = {
  id: 'deny-never-binds',
  title: 'A Deny does not hit what it was written for',
  severity: 'security-warning',
  kinds: [
    'codeartifact-domain',
    'codeartifact-repository',
    'ecr-public-repository',
    'ecr-registry',
    'ecr-repository',
    'identity',
    'kms-key',
    'resource-control',
    's3-access-point',
    's3-bucket',
    'service-control',
    'vpc-endpoint',
  ],
  services: artifactServices,

  *find(context) {
    for (const statement of context.policy.statements) {
      if (statement.effect !== 'Deny') continue;
      const problem =
        wrongResource(context, statement) ??
        withoutTls(context, statement) ??
        withoutMfa(context, statement) ??
        ownOrganization(context, statement) ??
        foreignKey(context, statement);
      if (problem)
        yield {
          statement,
          subject: subjectOf(context.policy, statement, statement.resource?.items ?? []),
          ...problem,
        };
    }
  },
};

type Found = Omit<Problem, 'statement' | 'subject'>;

/** Actions that are about no resource of the kinds that the statement names, and that no other statement denies. */
function wrongResource({ grants, services }: CheckContext, statement: Statement): Found | undefined {
  const { action, resource } = statement;
  if (!action || action.negated || !resource || resource.negated || resource.items.length === 0)
    return undefined;
  const lost = action.items.filter((item) => neverAbout(services, item, resource));
  const others = grants.policies.flatMap(({ statements }) => statements).filter((each) => each !== statement);
  const missing = lost.filter(
    (item) => !others.some((other) => deniesElsewhere(services, other, item, resource)),
  );
  const [first] = missing;
  if (!first) return undefined;
  const whole = missing.length === action.items.length;
  return {
    ...(whole ? placeOf(resource.items, resource) : { at: first.node, value: first.text }),
    message: message`${codeList(distinctTexts(missing), 3)} ${[missing.length === 1 ? 'is' : 'are']} never about ${codeList(distinctTexts(resource.items), 2)}, so this Deny does not hit ${[missing.length === 1 ? 'it' : 'them']}: what another statement allows stays allowed.`,
    help: helpOf(services, first),
  };
}

function neverAbout(services: ServiceData, item: TextItem, resource: Element<TextItem>): boolean {
  if (item.uncertain || !artifactServices.includes(prefixOf(item.text) ?? '')) return false;
  const actions = services.expand(item.text);
  return (
    actions.length > 0 &&
    actions.every((action) => resource.items.every((each) => !mayBeOf(services, action, each)))
  );
}

function mayBeOf(services: ServiceData, action: string, item: TextItem): boolean {
  if (!mayBeAbout(services, action, item)) return false;
  const level = levelOfAction(services, action);
  const levels = level && s3Levels(item);
  return !levels || levels.includes(level);
}

function deniesElsewhere(
  services: ServiceData,
  other: Statement,
  item: TextItem,
  resource: Element<TextItem>,
): boolean {
  if (other.effect !== 'Deny') return false;
  const actions = services.expand(item.text);
  if (!actions.every((action) => coversAction(other, action))) return false;
  if (!other.resource || other.resource.negated) return true;
  return other.resource.items.some(
    (each) =>
      actions.every((action) => mayBeOf(services, action, each)) &&
      (prefixOf(item.text) !== 's3' || resource.items.some((own) => mayShareBucket(each, own))),
  );
}

function helpOf(services: ServiceData, { text }: TextItem): Message {
  const [action = ''] = services.expand(text);
  const level = prefixOf(text) === 's3' ? levelOfAction(services, action) : undefined;
  if (level === 'object') return message`Add ${code('/*')} to the bucket's ARN: the action is about objects.`;
  if (level === 'bucket') return message`Name the bucket's own ARN, without what follows its name.`;
  const forms = services.resourceTypesOf(action).flatMap(({ arns }) => arns);
  return forms.length === 0
    ? message`Deny it on ${code('*')}.`
    : message`Name what it is about: ${codeList(forms.map(formToFill), 2)}.`;
}

/** Of buckets s3-tls-deny-gap tells it. */
function withoutTls({ policy }: CheckContext, statement: Statement): Found | undefined {
  const value = policy.kind === 's3-bucket' ? undefined : deniesTls(statement);
  if (!value) return undefined;
  return {
    at: value.node,
    value: value.text,
    message: message`${code('aws:SecureTransport')} is ${code('true')} for requests that use TLS: this denies those, and none that is sent in plain text.`,
    help: message`Deny where it is ${code('false')}.`,
  };
}

/** Long-term access keys bring no word of MFA at all. */
function withoutMfa({ policy, grants }: CheckContext, statement: Statement): Found | undefined {
  const condition = statement.conditions.find(asksForMfa);
  if (!condition || holdsWhenAbsent(condition)) return undefined;
  const denials = grants.policies.flatMap(({ statements }) =>
    statements.filter(({ effect }) => effect === 'Deny'),
  );
  if (denials.some(({ conditions }) => conditions.some((each) => isMfa(each) && holdsWhenAbsent(each))))
    return undefined;
  return {
    at: condition.operatorSpan,
    value: condition.key,
    message: message`${code(condition.operator.text)} on ${code(condition.key)} does not hold where the key is absent, as it is with a user's long-term access keys. They are not denied, though no MFA stands behind them.`,
    help: message`Compare by ${code('BoolIfExists')}.`,
    fix: replaceOperator(policy, statement, condition, 'BoolIfExists'),
  };
}

function isMfa({ key }: Condition): boolean {
  return /^aws:multifactorauth(?:present|age)$/i.test(key);
}

function asksForMfa(condition: Condition): boolean {
  const { operator, values, key } = condition;
  if (operator.name !== 'Bool' || key.toLowerCase() !== 'aws:multifactorauthpresent') return false;
  return values.length > 0 && values.every(({ text }) => parseBoolean(text) === false);
}

/** A Deny of the very organization that is to be let in. */
function ownOrganization({ policy, knowledge }: CheckContext, statement: Statement): Found | undefined {
  const { conditions, principal } = statement;
  const [condition, ...more] = conditions;
  if (!condition || more.length > 0 || !isOrganization(condition)) return undefined;
  if (principal && (principal.negated || !principal.items.some(isEveryone))) return undefined;
  const allowed = policy.statements.flatMap((each) =>
    each.effect === 'Allow'
      ? each.conditions.filter(isOrganization).flatMap(({ values }) => values.map(({ text }) => text))
      : [],
  );
  const own = new Set([
    ...allowed,
    ...(knowledge.organization === undefined ? [] : [knowledge.organization]),
  ]);
  if (!condition.values.some(({ text }) => own.has(text))) return undefined;
  return {
    at: condition.operatorSpan,
    value: condition.key,
    message: message`${code(condition.operator.text)} on ${code(condition.key)} denies your own organization, and lets everyone else pass this Deny.`,
    help: message`Deny all others: ${code('StringNotEquals')}.`,
    fix: replaceOperator(policy, statement, condition, 'StringNotEquals'),
  };
}

function isOrganization({ key, operator }: Condition): boolean {
  return key.toLowerCase() === 'aws:principalorgid' && operator.name === 'StringEquals' && !operator.ifExists;
}

/** A condition that needs a key which the requests of none of the statement's actions carry. */
function foreignKey({ services }: CheckContext, { action, conditions }: Statement): Found | undefined {
  if (!action || action.negated) return undefined;
  const condition = conditions.find(
    (each) =>
      !isNegated(each.operator) && !holdsWhenAbsent(each) && isForeignKey(services, each.key, action.items),
  );
  if (!condition) return undefined;
  return {
    at: condition.keySpan,
    value: condition.key,
    message: message`Requests of ${codeList(distinctTexts(action.items), 3)} never carry ${code(condition.key)}, which is a key of another service, and the condition needs it. The Deny hits none of them.`,
    help: message`Compare a key that these actions have, or move the condition to the statement that it was meant for.`,
  };
}
