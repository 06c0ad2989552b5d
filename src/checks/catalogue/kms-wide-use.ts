import { boundByResourceTag } from '../../access/binding-conditions.js';
import type { Grant } from '../../access/grants.js';
import { allowsEverything, byStatement } from '../../access/grants.js';
import type { Message } from '../../domain/message.js';
import { codeList, message } from '../../domain/message.js';
import { isEverything, parseArn } from '../../policy/arn.js';
import type { Condition } from '../../policy/condition.js';
import { isNegated } from '../../policy/condition.js';
import type { Statement } from '../../policy/document.js';
import { servicesOf } from '../../policy/prefix.js';
import { hasWholeCondition } from '../../policy/whole-condition.js';
import { isPipelines } from '../actor.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { placeOf, distinctTexts, subjectOf } from '../element-place.js';

/**
 * A key policy for the account leaves it to identity policies who may use the key: one on `*` may use every such key.
 * https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html
 */
export const kmsWideUse: Check = {
  id: 'kms-wide-use',
  title: 'Every KMS key can be used',
  severity: 'warning',
  kinds: ['identity'],
  services: ['kms'],

  *find(context) {
    const { policy, grants } = context;
    const wide = grants.ofAny(uses).filter(isWide);
    if (wide.length === 0 || !isPipelines(context.actor())) return;
    for (const [statement, here] of byStatement(wide)) {
      const element = statement.resource;
      const items = [...new Set(here.flatMap(({ resource }) => (resource ? [resource] : [])))];
      if (element)
        yield problemOf(context, here, placeOf(items, element), subjectOf(policy, statement, items));
    }
  },
};

/** What opens data, and what hands the right to do so on. */
const uses = ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext', 'kms:CreateGrant'];

function isWide({ statement, resource, limits, action }: Grant): boolean {
  if (!resource || !isEveryKey(resource.text) || limits.length > 0) return false;
  if (allowsEverything(statement) || boundByResourceTag(statement) || !hasWholeCondition(statement))
    return false;
  return !statement.conditions.some((condition) => bounds(condition, action));
}

/** `*`, and what names no more of a key than its account and region. */
function isEveryKey(text: string): boolean {
  if (isEverything(text)) return true;
  const arn = parseArn(text);
  return arn?.service === 'kms' && /^(?:\*|key\/\*|alias\/\*)$/.test(arn.resource);
}

/**
 * Keys that say through which service, for which data or on which key.
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
 */
function bounds({ operator, key, values }: Condition, action: string): boolean {
  const name = key.toLowerCase();
  const condition = { operator, key, values };
  if (isNegated(operator) || operator.ifExists || operator.qualifier === 'ForAllValues') return false;
  if (name === 'kms:grantisforawsresource') return action === 'kms:CreateGrant';
  if (/^kms:(?:viaservice|requestalias|resourcealiases|encryptioncontextkeys)$/.test(name))
    return isNamed(condition);
  return name.startsWith('kms:encryptioncontext:') && isNamed(condition);
}

function isNamed({ operator, values }: Pick<Condition, 'operator' | 'values'>): boolean {
  return operator.name !== 'Null' && values.length > 0 && values.every(({ text }) => !/^[*?]*$/.test(text));
}

function problemOf(
  context: CheckContext,
  grants: readonly Grant[],
  place: Pick<Problem, 'at' | 'value'>,
  subject: Problem['subject'],
): Problem {
  const [first] = grants;
  const actions = [...new Set(grants.map(({ actionItem, action }) => actionItem?.text ?? action))];
  const texts = distinctTexts(grants.map(({ resource }) => resource));
  return {
    ...place,
    statement: first?.statement,
    message: message`${codeList(actions, 3)} on ${codeList(texts, 2)} can be used with every key that leaves it to the account's policies, so this role opens what others encrypt. ${context.actor().because}`,
    help: helpOf(context),
    ...(subject ? { subject } : {}),
  };
}

function helpOf(context: CheckContext): Message {
  if (readsImagesAlone(context))
    return message`Remove it: who pulls from or pushes to Amazon ECR needs no KMS permission. Otherwise name the key's ARN.`;
  return message`Name the key's ARN, or add a condition on ${codeList(['kms:ViaService', 'kms:EncryptionContext:…'])}; for grants ${codeList(['kms:GrantIsForAWSResource'])}.`;
}

/**
 * Whether images are the only data that the policies are about: ECR uses its keys itself.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
 */
function readsImagesAlone({ grants }: CheckContext): boolean {
  const named = new Set(grants.policies.flatMap(({ statements }) => statements.flatMap(namedBy)));
  return named.has('ecr') && [...named].every((service) => withoutKeys.has(service));
}

const withoutKeys: ReadonlySet<string> = new Set(['ecr', 'kms', 'logs', 'sts']);

function namedBy(statement: Statement): readonly string[] {
  const services = servicesOf(statement);
  return services === 'all' ? ['*'] : [...services];
}
