import { mayBeAbout } from '../../access/action-reach.js';
import { spanOf } from '../../access/changed-part.js';
import { formToFill } from '../../access/resource-types.js';
import type { Message } from '../../domain/message.js';
import { code, codeList, message } from '../../domain/message.js';
import { parseArn } from '../../policy/arn.js';
import type { Condition } from '../../policy/condition.js';
import { asksForAbsence, holdsWhenAbsent, isNegated } from '../../policy/condition.js';
import type { Statement, TextItem } from '../../policy/document.js';
import { opened, patternsOverlap } from '../../policy/pattern.js';
import type { ServiceData } from '../../policy/service-data.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { replaceText } from '../edits.js';
import { distinctTexts, placeOf, subjectOf } from '../element-place.js';
import { isForeignKey } from '../foreign-keys.js';

/**
 * A statement that no request can match allows nothing, and whatever was meant to work by it does not.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const statementNeverMatches: Check = {
  id: 'statement-never-matches',
  title: 'The statement allows nothing',
  severity: 'warning',
  kinds: ['identity'],
  services: ['codebuild', 'codepipeline', 'codeartifact', 'ecr', 'ecr-public', 'kms', 's3'],

  *find(context) {
    for (const statement of context.policy.statements) {
      if (statement.effect !== 'Allow') continue;
      const problem =
        conflict(context, statement) ??
        foreignKey(context, statement) ??
        foreignResources(context, statement);
      if (problem) yield problem;
    }
  },
};

/** Two conditions on one key of which each wants other values, or one wants a value and one none. */
function conflict({ policy }: CheckContext, statement: Statement): Problem | undefined {
  const { conditions } = statement;
  for (const [index, left] of conditions.entries()) {
    const right = conditions.slice(index + 1).find((each) => areAtOdds(left, each));
    if (!right) continue;
    return {
      at: spanOf(right),
      value: right.key,
      statement,
      message: message`${oddsOf(left, right)}, and both have to hold: no request matches the statement, so it allows nothing.`,
      help: message`Where either value is good, list both under one operator; else make two statements.`,
      related: [{ at: left.keySpan, message: message`The other condition on ${code(left.key)}` }],
      subject: subjectOf(policy, statement, statement.resource?.items ?? []),
    };
  }
  return undefined;
}

function areAtOdds(left: Condition, right: Condition): boolean {
  if (left.key.toLowerCase() !== right.key.toLowerCase()) return false;
  const [a, b] = [wantedValues(left), wantedValues(right)];
  if (a && b) return !a.some((one) => b.some((other) => patternsOverlap(one, other)));
  return (a !== undefined && wantsNone(right)) || (b !== undefined && wantsNone(left));
}

function oddsOf(left: Condition, right: Condition): Message {
  const [none, some] = wantsNone(left) ? [left, right] : [right, left];
  if (wantsNone(none))
    return message`${code(some.operator.text)} wants a value of ${code(some.key)}, ${code(none.operator.text)} that there is none`;
  return message`${code(right.operator.text)} and ${code(left.operator.text)} on ${code(right.key)} have no value in common`;
}

/** The values of which the key must have one, as patterns; undefined for conditions of other sorts. */
function wantedValues(condition: Condition): string[] | undefined {
  const { operator, values } = condition;
  if (operator.qualifier || isNegated(operator) || holdsWhenAbsent(condition) || values.length === 0)
    return undefined;
  if (operator.name === undefined || !/^(String|Arn)/.test(operator.name)) return undefined;
  return values.map(({ text }) => opened(text.toLowerCase()));
}

function wantsNone({ operator, values }: Condition): boolean {
  return (
    operator.name === 'Null' && values.length > 0 && values.every(({ text }) => asksForAbsence(text) === true)
  );
}

/** A condition that needs a key which the requests of none of the statement's actions carry. */
function foreignKey({ policy, services }: CheckContext, statement: Statement): Problem | undefined {
  const { action, conditions } = statement;
  if (!action || action.negated) return undefined;
  const alien = conditions.find(
    (condition) => isNeeded(condition) && isForeignKey(services, condition.key, action.items),
  );
  if (!alien) return undefined;
  return {
    at: alien.keySpan,
    value: alien.key,
    statement,
    message: message`Requests of ${namesOf(action.items)} never carry ${code(alien.key)}, which is a key of another service, and the condition needs it: no request matches, so the statement allows nothing.`,
    help: message`Compare a key that these actions have, or move the condition to the statement that it was meant for. ${dated(services)}`,
    subject: subjectOf(policy, statement, statement.resource?.items ?? []),
  };
}

function isNeeded(condition: Condition): boolean {
  return condition.operator.name !== undefined && !holdsWhenAbsent(condition);
}

/** Resources of which none can be what any of the actions is about. */
function foreignResources({ policy, services }: CheckContext, statement: Statement): Problem | undefined {
  const { action, resource } = statement;
  if (!action || action.negated || !resource || resource.negated) return undefined;
  const actions = action.items;
  if (actions.length === 0 || resource.items.length === 0 || actions.some(isToldElsewhere)) return undefined;
  if (actions.some((each) => mayMatch(services, each, resource.items))) return undefined;
  const onlyEverything = actions.every(({ text }) => services.action(text)?.wildcardOnly === true);
  const [only, ...others] = resource.items;
  return {
    ...placeOf(resource.items, resource),
    statement,
    message: onlyEverything
      ? message`${namesOf(actions)} can be allowed on ${code('*')} alone. No request matches ${codeList(distinctTexts(resource.items), 2)}, so the statement allows nothing.`
      : message`No request for ${namesOf(actions)} is about ${codeList(distinctTexts(resource.items), 2)}, so the statement allows nothing.`,
    help: onlyEverything
      ? message`Allow it on ${code('*')}, in a statement of its own. ${dated(services)}`
      : message`${formsOf(services, actions)} ${dated(services)}`,
    ...(onlyEverything && only && others.length === 0
      ? { fix: replaceText(policy, resource, only, ['*']) }
      : {}),
    subject: subjectOf(policy, statement, resource.items),
  };
}

/** Logging in, and reading and publishing packages on the wrong ARN, have checks of their own. */
function isToldElsewhere({ text }: TextItem): boolean {
  return /^(codeartifact:(\*|get|read|publish|putpackagemeta|copy)|ecr(-public)?:getauth|sts:)/i.test(text);
}

function mayMatch(
  services: ServiceData,
  { text, uncertain }: TextItem,
  resources: readonly TextItem[],
): boolean {
  if (uncertain) return true;
  const exact = services.expand(text);
  // An action that AWS does not list may be new.
  if (exact.length === 0) return true;
  return exact.some((action) =>
    resources.some((item) =>
      item.uncertain && !parseArn(item.text) ? true : mayBeAbout(services, action, item),
    ),
  );
}

function formsOf(services: ServiceData, actions: readonly TextItem[]): Message {
  const forms = actions.flatMap(({ text }) =>
    services
      .expand(text)
      .flatMap((name) =>
        services
          .resourceTypesOf(name)
          .flatMap(({ arns }) => arns.filter((arn) => !/:s3:.*:accesspoint/.test(arn))),
      ),
  );
  if (forms.length === 0) return message`Allow it on ${code('*')}.`;
  return message`Name what it is about: ${codeList([...new Set(forms.map(formToFill))], 2)}.`;
}

function namesOf(items: readonly TextItem[]): Message {
  return codeList(distinctTexts(items), 3);
}

/** AWS may have changed what an action is about since. */
function dated(services: ServiceData): Message {
  return message`(By AWS's service data of ${[services.date]}.)`;
}
