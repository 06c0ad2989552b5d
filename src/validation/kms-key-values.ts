import { code, message } from '../domain/message.js';
import { prefixOf } from '../policy/prefix.js';
import { keyFacts } from './condition-key-facts.js';
import { knownValues } from './condition-values.js';
import { error, statementRule } from './rule.js';

/** https://docs.aws.amazon.com/kms/latest/developerguide/find-cmk-id-arn.html */
const keyArn = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/;

/**
 * Keys that hold the ARN of a KMS key, with a key's id, an alias or anything else in its place. Which keys they are says
 * AWS's data: of the type ARN, with KMS in their name. Patterns and variables are let be.
 */
export const kmsKeyValues = statementRule({
  class: 'data',
  of: 'Condition',
  issues: { INVALID_KMS_KEY_VALUE: error('Invalid kms key value') },
  *find(statement, { services }) {
    for (const [condition, name, item] of knownValues(statement)) {
      const { key } = condition;
      if (!/kms/i.test(key) || prefixOf(key) === 'kms' || !/^(?:String|Arn)/.test(name)) continue;
      if (/[*?$]/.test(item.text) || keyArn.test(item.text)) continue;
      if (keyFacts(condition, statement, services)?.type !== 'ARN') continue;
      yield {
        code: 'INVALID_KMS_KEY_VALUE',
        at: item.node,
        message: message`${code(item.text)} is no ARN of a KMS key, and ${code(key)} has nothing else, so the condition does not match it.`,
        help: message`Write ${code('arn:aws:kms:region:account:key/key-id')}.`,
        value: item.text,
      };
    }
  },
});
