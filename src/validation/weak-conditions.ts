import { code, message } from '../domain/message.js';
import type { Condition } from '../policy/condition.js';
import { isNegated } from '../policy/condition.js';
import type { Statement } from '../policy/document.js';
import { prefixOf } from '../policy/prefix.js';
import type { ServiceData } from '../policy/service-data.js';
import { securityWarning, statementRule } from './rule.js';

/**
 * s3:prefix as something to keep out. A request for a shorter prefix, `priv` for `private/`, does not match the value and
 * lists the objects below it all the same. An empty value alone is let be: no prefix is shorter.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 */
export const negativePrefix = statementRule({
  class: 'text',
  of: 'Condition',
  issues: { S3_PREFIX_IN_NEGATIVE_CONTEXT: securityWarning('S3 prefix in negative context') },
  *find({ effect, conditions }) {
    for (const { key, keySpan, operator, values } of conditions) {
      if (key.toLowerCase() !== 's3:prefix' || operator.name?.startsWith('String') !== true) continue;
      if (effect === undefined || (effect === 'Allow') !== isNegated(operator)) continue;
      if (values.every(({ text, uncertain }) => text === '' && !uncertain)) continue;
      yield {
        code: 'S3_PREFIX_IN_NEGATIVE_CONTEXT',
        at: keySpan,
        message: message`${code(operator.text)} under ${effect} does not keep anyone from listing objects below the prefix: a request for a shorter one does not match.`,
        help: message`Allow with ${code('StringLike')}, or deny with ${code('StringNotLike')}, the prefixes that may be listed.`,
        value: key,
      };
    }
  },
});

/**
 * dynamodb:Attributes alone: it bounds only requests that name attributes, and one that names none returns whole items.
 * AWS's page asks for StringEquals on dynamodb:Select; StringEqualsIfExists, which its guide shows, counts as well.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export const attributesWithoutSelect = statementRule({
  class: 'data',
  of: 'Condition',
  issues: { DYNAMODB_ATTRIBUTES_WITHOUT_SELECT: securityWarning('DynamoDB attributes without select') },
  *find(statement, { services }) {
    const { effect, conditions } = statement;
    if (effect !== 'Allow') return;
    const bound = conditions.find(
      ({ key, operator }) => key.toLowerCase() === 'dynamodb:attributes' && operator.name !== 'Null',
    );
    if (!bound || conditions.some(asksForAttributes) || !readsItems(statement, services)) return;
    yield {
      code: 'DYNAMODB_ATTRIBUTES_WITHOUT_SELECT',
      at: bound.keySpan,
      message: message`${code(bound.key)} bounds only requests that name attributes; one that names none reads whole items.`,
      help: message`Add a condition: ${code('"StringEquals": { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" }')}.`,
      value: bound.key,
    };
  },
});

function asksForAttributes({ key, operator, values }: Condition): boolean {
  if (key.toLowerCase() !== 'dynamodb:select' || isNegated(operator)) return false;
  return values.every(({ text, uncertain }) => uncertain || text === 'SPECIFIC_ATTRIBUTES');
}

/** Whether an action of the statement takes dynamodb:Select, as those that read do. */
function readsItems({ action }: Statement, services: ServiceData): boolean {
  if (!action || action.negated) return false;
  return action.items.some(({ text, uncertain }) => {
    if (uncertain) return false;
    if (text === '*') return true;
    if (prefixOf(text) !== 'dynamodb') return false;
    return services.expand(text).some((name) => services.conditionKeysOf(name).includes('dynamodb:Select'));
  });
}
