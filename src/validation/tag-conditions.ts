import { code, codeList, message } from '../domain/message.js';
import type { Message } from '../domain/message.js';
import { boundedMemo } from '../policy/bounded-memo.js';
import type { Condition } from '../policy/condition.js';
import { isNegated } from '../policy/condition.js';
import type { Element, Statement, TextItem } from '../policy/document.js';
import { hasWildcard } from '../policy/pattern.js';
import { prefixOf } from '../policy/prefix.js';
import type { ServiceData } from '../policy/service-data.js';
import type { StatementProblem } from './rule.js';
import { securityWarning, statementRule, suggestion } from './rule.js';

/**
 * Actions whose requests never carry aws:ResourceTag, in a statement that compares it.
 *
 * AWS's page speaks of the services, its answers of single actions: under Deny a pattern is named as soon as one of its
 * actions lacks the key, also under a negated operator, which would hold without it; under Allow an action is let be
 * where its service has the key for others. Operators ...IfExists and Null say what is to hold without the key, and under
 * Allow so does a negated one.
 */
export const resourceTags = statementRule({
  class: 'data',
  of: 'Condition',
  issues: {
    DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: securityWarning(
      'Deny with unsupported tag condition key for service',
    ),
    DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: securityWarning(
      'Deny NotAction with unsupported tag condition key for service',
    ),
    ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: suggestion(
      'Allow with unsupported tag condition key for service',
    ),
    ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: suggestion(
      'Allow NotAction with unsupported tag condition key for service',
    ),
  },
  *find({ effect, action, conditions }, { services }) {
    if (!effect || !action) return;
    for (const condition of conditions) {
      if (!comparesTag(condition, effect)) continue;
      if (action.negated) {
        if (action.items.some((item) => item.uncertain)) continue;
        yield withNotAction(effect, action, condition);
      } else {
        const lacks = effect === 'Deny' ? anyLacks(services) : serviceLacks(services);
        const [first, ...others] = action.items.filter((item) => !item.uncertain && lacks(item.text));
        if (first) yield withActions(effect, [first, ...others], condition);
      }
    }
  },
});

function withActions(
  effect: 'Allow' | 'Deny',
  [first, ...others]: readonly [TextItem, ...TextItem[]],
  { key, node }: Condition,
): StatementProblem<`${'ALLOW' | 'DENY'}_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE`> {
  const texts = codeList(
    [first, ...others].map(({ text }) => text),
    3,
  );
  return {
    code: `${effect === 'Deny' ? 'DENY' : 'ALLOW'}_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE`,
    at: [first.node, ...others.map((item) => item.node), node],
    message:
      effect === 'Deny'
        ? message`No request of ${texts}, or not each, carries ${code(key)}; those without it may not be denied.`
        : message`The service of ${texts} has no ${code(key)}, so the statement allows nothing there.`,
    help: message`Put them into a statement of their own, and name their resources there.`,
    value: first.text,
  };
}

function withNotAction(
  effect: 'Allow' | 'Deny',
  action: Element<TextItem>,
  { key, node }: Condition,
): StatementProblem<`${'ALLOW' | 'DENY'}_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE`> {
  const consequence: Message =
    effect === 'Deny'
      ? message`are not denied`
      : message`are not allowed, however their resources are tagged`;
  return {
    code: `${effect === 'Deny' ? 'DENY' : 'ALLOW'}_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE`,
    at: [action.node, node],
    message: message`${code('NotAction')} takes in actions whose requests carry no ${code(key)}; they ${consequence}.`,
    help: message`List the actions in ${code('Action')}.`,
    value: 'NotAction',
  };
}

function comparesTag({ key, operator }: Condition, effect: Statement['effect']): boolean {
  if (!/^aws:ResourceTag\/./i.test(key)) return false;
  if (operator.name === undefined || operator.name === 'Null' || operator.ifExists) return false;
  return effect === 'Deny' || !isNegated(operator);
}

type Lacks = (pattern: string) => boolean;
const known = new WeakMap<ServiceData, Lacks>();

/** Whether some action that a pattern takes in lacks the key; false for what names no service, and for the unknown. */
function anyLacks(services: ServiceData): Lacks {
  const lacks =
    known.get(services) ??
    boundedMemo((pattern) => services.expand(pattern).some((name) => !hasResourceTag(services, name)));
  known.set(services, lacks);
  return (pattern) => {
    const prefix = prefixOf(pattern);
    return prefix !== undefined && !hasWildcard(prefix) && lacks(pattern.toLowerCase());
  };
}

function hasResourceTag(services: ServiceData, name: string): boolean {
  return services.conditionKeysOf(name).some((key) => /^aws:ResourceTag\//i.test(key));
}

/** Whether the service of an action has no such key at all. */
function serviceLacks(services: ServiceData): Lacks {
  return (pattern) => {
    const prefix = prefixOf(pattern);
    if (prefix === undefined || hasWildcard(prefix) || !services.service(prefix)) return false;
    return !services.conditionKey(prefix, 'aws:ResourceTag/key');
  };
}
