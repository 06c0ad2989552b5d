import { code, message } from '../domain/message.js';
import type { Message } from '../domain/message.js';
import type { Condition } from '../policy/condition.js';
import { asksForAbsence, holdsWhenAbsent } from '../policy/condition.js';
import { parseBoolean } from '../policy/condition-scalars.js';
import { statementRule, warning } from './rule.js';

/**
 * Keys of the one who calls, which AWS's own services do not have.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties
 */
const callerKey = /^aws:Principal(?:Arn|Account|OrgID|OrgPaths|Tag\/.+)$/i;

/** Keys of the resource for which a service calls, which nobody else has. */
const sourceKey = /^aws:Source(?:Arn|Account|OrgID|OrgPaths)$/i;

/** Source keys that are absent also where a service acts for itself, or for an account outside of organizations. */
const organizationKey = /^aws:SourceOrg(?:ID|Paths)$/i;

/**
 * Resource control policies reach people and AWS's services alike. A key that only one of the two has must stand beside
 * a condition that picks those, or the other is denied as well. AWS's table of services for the last of the three is not
 * public; its own sample policies have the condition on Null throughout.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_examples.html
 */
export const resourceControlConditions = statementRule({
  class: 'curated',
  of: 'Condition',
  issues: {
    RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY: warning('RCP missing related principal condition key'),
    RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY: warning(
      'RCP missing related service principal condition key',
    ),
    RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK: warning('RCP missing service condition key null check'),
  },
  *find({ effect, conditions }, { policy: { kind } }) {
    if (kind !== 'resource-control' || effect !== 'Deny') return;
    for (const condition of conditions) {
      // A condition that fails without the key denies nobody who lacks it.
      if (condition.operator.name === 'Null' || !holdsWhenAbsent(condition)) continue;
      const problem = missingBeside(condition, conditions);
      if (problem) yield { ...problem, at: condition.keySpan, value: condition.key };
    }
  },
});

function missingBeside({ key }: Condition, all: readonly Condition[]) {
  if (callerKey.test(key) && !all.some((each) => isOfServices(each, false))) {
    return {
      code: 'RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY',
      message: message`AWS services that act for you have no ${code(key)}, so the policy denies them too.`,
      help: addition('"BoolIfExists": { "aws:PrincipalIsAWSService": "false" }'),
    } as const;
  }
  if (sourceKey.test(key) && !all.some((each) => isOfServices(each, true))) {
    return {
      code: 'RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY',
      message: message`Only AWS services have ${code(key)}, so the policy denies your own roles and users too.`,
      help: addition('"BoolIfExists": { "aws:PrincipalIsAWSService": "true" }'),
    } as const;
  }
  if (organizationKey.test(key) && !all.some(asksForSource)) {
    return {
      code: 'RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK',
      message: message`Some services call without ${code(key)}, and the policy denies them too.`,
      help: addition('"Null": { "aws:SourceAccount": "false" }'),
    } as const;
  }
  return undefined;
}

function addition(condition: string): Message {
  return message`Add ${code(condition)} to the Condition.`;
}

function isOfServices({ key, operator, values }: Condition, wanted: boolean): boolean {
  if (key.toLowerCase() !== 'aws:principalisawsservice' || operator.name !== 'Bool') return false;
  return values.some(({ text, uncertain }) => uncertain || parseBoolean(text) === wanted);
}

function asksForSource({ key, operator, values }: Condition): boolean {
  if (operator.name !== 'Null' || !/^aws:Source(?:Account|Arn)$/i.test(key)) return false;
  return values.some(({ text, uncertain }) => uncertain || asksForAbsence(text) === false);
}
