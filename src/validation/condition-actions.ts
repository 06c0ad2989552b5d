import { code, codeList, message } from '../domain/message.js';
import type { Condition } from '../policy/condition.js';
import { holdsWhenAbsent } from '../policy/condition.js';
import type { Statement, TextItem } from '../policy/document.js';
import { hasWildcard, patternCovers } from '../policy/pattern.js';
import { prefixOf } from '../policy/prefix.js';
import type { ServiceData } from '../policy/service-data.js';
import { isProviderHost } from './condition-key-facts.js';
import { error, rule, statementRule } from './rule.js';
import { trusting } from './trust-actions.js';

/**
 * The services whose lists of keys are whole: AWS's answers name their actions, and no AWS managed policy breaks the
 * lists. Those of other services lack keys that AWS's own policies use (`ram:ResourceShareName`), which AWS's answers
 * accept.
 */
const listedServices: ReadonlySet<string> = new Set(['dynamodb', 'iam', 'kms', 's3', 'sts']);

/**
 * Actions whose requests never carry the key that their statement compares. As AWS's page says, actions with wildcards
 * are let be, and so are ...IfExists and ForAllValues, which were chosen for requests without the key.
 */
export const actionsWithoutKey = statementRule({
  class: 'data',
  of: 'Condition',
  issues: { UNSUPPORTED_ACTION_FOR_CONDITION_KEY: error('Unsupported action for condition key') },
  *find({ action, conditions }, { services }) {
    if (!action || action.negated) return;
    for (const condition of conditions) {
      const [first, ...others] = actionsWithout(condition, action.items, services);
      if (!first) continue;
      const texts = [first, ...others].map(({ text }) => text);
      yield {
        code: 'UNSUPPORTED_ACTION_FOR_CONDITION_KEY',
        at: [first.node, ...others.map(({ node }) => node), condition.node],
        message: message`Requests of ${codeList(texts, 3)} never carry ${code(condition.key)}, so this condition does not do for them what it says.`,
        help: message`Move them into a statement without the key.`,
        value: condition.key,
      };
    }
  },
});

function actionsWithout(
  { key, operator }: Condition,
  items: readonly TextItem[],
  services: ServiceData,
): TextItem[] {
  const service = listedServiceOf(key);
  if (service === undefined || operator.name === undefined || operator.name === 'Null') return [];
  if (operator.ifExists || operator.qualifier === 'ForAllValues') return [];
  const facts = services.conditionKey(service, key);
  if (!facts) return [];
  return items.filter(
    ({ text, uncertain }) =>
      !uncertain &&
      !hasWildcard(text) &&
      prefixOf(text) === service &&
      services.action(text) !== undefined &&
      !services.conditionKeysOf(text).includes(facts.key),
  );
}

/** The service that has the key, if its list is whole; the keys of identity providers are those of STS. */
function listedServiceOf(key: string): string | undefined {
  const prefix = prefixOf(key);
  if (prefix === undefined) return undefined;
  const service = prefix === 'saml' || isProviderHost(prefix) ? 'sts' : prefix;
  return listedServices.has(service) ? service : undefined;
}

/**
 * Keys that a request to assume a role carries only if it sets their values, which needs an action of its own.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html and
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
 */
const settingActions: readonly (readonly [key: RegExp, action: string])[] = [
  [/^sts:SourceIdentity$/i, 'sts:SetSourceIdentity'],
  [/^(?:aws:RequestTag\/.+|aws:TagKeys|sts:TransitiveTagKeys)$/i, 'sts:TagSession'],
];

/**
 * A trust policy that asks for such a key and nowhere allows to set it, so that the role cannot be assumed. AWS's page
 * wants the action in the same statement; one that allows it elsewhere is let be.
 */
export const actionForKey = rule({
  class: 'curated',
  issues: { MISSING_ACTION_FOR_CONDITION_KEY: error('Missing action for condition key') },
  *find({ policy }) {
    const statements = trusting(policy).map(({ statement }) => statement);
    for (const statement of statements) {
      if (!statement.action || !assumesRole(statement)) continue;
      for (const condition of statement.conditions) {
        const [, action] = settingActions.find(([key]) => key.test(condition.key)) ?? [];
        if (action === undefined || holdsWhenAbsent(condition)) continue;
        if (statements.some((each) => mayAllow(each, action))) continue;
        yield {
          code: 'MISSING_ACTION_FOR_CONDITION_KEY',
          at: [condition.keySpan, statement.action.node],
          statement,
          message: message`Nobody may set ${code(condition.key)} without ${code(action)}, so the condition keeps everyone from assuming the role.`,
          help: message`Add ${code(action)} to the actions.`,
          value: condition.key,
        };
      }
    }
  },
});

function assumesRole({ action }: Statement): boolean {
  return action?.items.some(({ text }) => /^sts:AssumeRole/i.test(text)) ?? false;
}

function mayAllow({ action }: Statement, wanted: string): boolean {
  if (!action || action.negated) return true;
  return action.items.some(
    ({ text, uncertain }) => uncertain || patternCovers(text.toLowerCase(), wanted.toLowerCase()),
  );
}
