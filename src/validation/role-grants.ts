import { code, message } from '../domain/message.js';
import type { Message } from '../domain/message.js';
import { isEverything, parseArn } from '../policy/arn.js';
import type { Condition } from '../policy/condition.js';
import { isNegated } from '../policy/condition.js';
import type { Element, Statement, TextItem } from '../policy/document.js';
import { patternCovers } from '../policy/pattern.js';
import type { Issue, Rule, StatementProblem } from './rule.js';
import { securityWarning, statementRule, warning } from './rule.js';

/** An action on roles that must not be allowed on every role. */
interface RoleAction {
  readonly action: string;
  /** A resource part that stands for every role of the kind: a pattern that covers it is too wide. */
  readonly everyRole: string;
  /** The condition key that names the services; values without wildcards bound the grant well enough. */
  readonly serviceKey: string;
  /** Whether a value of the key with a wildcard in it bounds the grant as well. */
  readonly wildcardsBound: boolean;
  readonly why: Message;
}

const passRole: RoleAction = {
  action: 'iam:passrole',
  everyRole: 'role/*',
  serviceKey: 'iam:passedtoservice',
  wildcardsBound: true,
  why: message`whoever has it can hand any role to a service and act with the rights of that role`,
};

const createServiceLinkedRole: RoleAction = {
  action: 'iam:createservicelinkedrole',
  everyRole: 'role/aws-service-role/*',
  serviceKey: 'iam:awsservicename',
  wildcardsBound: false,
  why: message`whoever has it can create roles for services that nobody meant to use`,
};

/**
 * iam:PassRole on every role. A pattern with part of a role's name in it (`role/build-*`) is fine, and so is the
 * condition key iam:PassedToService.
 */
export const passRoleRule: Rule = roleRule(passRole, {
  notResource: ['PASS_ROLE_WITH_NOT_RESOURCE', securityWarning('Pass role with NotResource')],
  starActionNotResource: [
    'PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE',
    securityWarning('Pass role with star in action and NotResource'),
  ],
  notActionNotResource: [
    'PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE',
    securityWarning('Pass role with NotAction and NotResource'),
  ],
  starResource: ['PASS_ROLE_WITH_STAR_IN_RESOURCE', securityWarning('Pass role with star in resource')],
  starActionStarResource: [
    'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE',
    securityWarning('Pass role with star in action and resource'),
  ],
  notActionStarResource: [
    'PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
    securityWarning('Pass role with star in resource and NotAction'),
  ],
});

/**
 * iam:CreateServiceLinkedRole for every service. AWS's page does not say so, but its answers accept the condition key
 * iam:AWSServiceName, unless a wildcard stands in its value.
 */
export const serviceLinkedRoleRule: Rule = roleRule(createServiceLinkedRole, {
  notResource: ['CREATE_SLR_WITH_NOT_RESOURCE', warning('Create SLR with NotResource')],
  starActionNotResource: [
    'CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE',
    warning('Create SLR with star in action and NotResource'),
  ],
  notActionNotResource: [
    'CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE',
    warning('Create SLR with NotAction and NotResource'),
  ],
  starResource: ['CREATE_SLR_WITH_STAR_IN_RESOURCE', warning('Create SLR with star in resource')],
  starActionStarResource: [
    'CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE',
    warning('Create SLR with star in action and resource'),
  ],
  notActionStarResource: [
    'CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
    warning('Create SLR with star in resource and NotAction'),
  ],
});

type Shape =
  | 'notResource'
  | 'starActionNotResource'
  | 'notActionNotResource'
  | 'starResource'
  | 'starActionStarResource'
  | 'notActionStarResource';

function roleRule(target: RoleAction, codes: Readonly<Record<Shape, readonly [string, Issue]>>): Rule {
  return statementRule({
    class: 'text',
    issues: Object.fromEntries(Object.values(codes)),
    *find(statement) {
      const { effect, action, resource } = statement;
      if (effect !== 'Allow' || !action || !resource) return;
      const granting = grantingAction(action, target.action);
      if (!granting || isBounded(statement, target)) return;
      const wide = resource.negated ? resource : wideResource(resource, target.everyRole);
      if (!wide) return;
      const [issue] = codes[shapeOf(action, granting, resource)];
      yield problem(issue, target, action, granting, resource, wide);
    },
  });
}

/** The item that takes the action in, the element itself for a NotAction that leaves it over; else undefined. */
function grantingAction(
  element: Element<TextItem>,
  action: string,
): Element<TextItem> | TextItem | undefined {
  const matching = element.items.filter((item) => takesIn(item.text, action));
  if (element.negated)
    return matching.length === 0 && !element.items.some((item) => item.uncertain) ? element : undefined;
  return (
    matching.find((item) => item.text.toLowerCase() === action) ?? matching.find((item) => !item.uncertain)
  );
}

function takesIn(pattern: string, action: string): boolean {
  const first = pattern[0];
  if (first !== '*' && first !== '?' && first !== '$' && first?.toLowerCase() !== action[0]) return false;
  return patternCovers(pattern.toLowerCase(), action);
}

function wideResource(element: Element<TextItem>, everyRole: string): TextItem | undefined {
  return element.items.find(({ text, uncertain }) => {
    if (uncertain) return false;
    if (isEverything(text)) return true;
    const arn = parseArn(text);
    return arn !== undefined && patternCovers(arn.service, 'iam') && patternCovers(arn.resource, everyRole);
  });
}

function isBounded({ conditions }: Statement, target: RoleAction): boolean {
  return conditions.some((condition) => bounds(condition, target));
}

function bounds({ key, operator, values }: Condition, target: RoleAction): boolean {
  if (key.toLowerCase() !== target.serviceKey || operator.name === 'Null' || isNegated(operator))
    return false;
  return values.every(
    (value) => !(target.wildcardsBound ? isEverything(value.text) : /[*?]/.test(value.text)),
  );
}

function shapeOf(
  action: Element<TextItem>,
  granting: Element<TextItem> | TextItem,
  resource: Element<TextItem>,
): Shape {
  if (action.negated) return resource.negated ? 'notActionNotResource' : 'notActionStarResource';
  const star = 'text' in granting && /[*?]/.test(granting.text);
  if (resource.negated) return star ? 'starActionNotResource' : 'notResource';
  return star ? 'starActionStarResource' : 'starResource';
}

function problem(
  issue: string,
  target: RoleAction,
  action: Element<TextItem>,
  granting: Element<TextItem> | TextItem,
  resource: Element<TextItem>,
  wide: Element<TextItem> | TextItem,
): StatementProblem {
  const name = target === passRole ? 'iam:PassRole' : 'iam:CreateServiceLinkedRole';
  const key = target === passRole ? 'iam:PassedToService' : 'iam:AWSServiceName';
  const actionText = 'text' in granting ? granting.text : 'NotAction';
  const resourceText = 'text' in wide ? wide.text : 'NotResource';
  return {
    code: issue,
    at: ['text' in granting ? granting.node : action.node, 'text' in wide ? wide.node : resource.node],
    message:
      actionText.toLowerCase() === target.action
        ? message`${code(actionText)} on ${code(resourceText)} reaches every role: ${target.why}.`
        : message`${code(actionText)} takes in ${code(name)}, which on ${code(resourceText)} reaches every role: ${target.why}.`,
    help: message`Name the roles in Resource, or bound the services with the condition key ${code(key)}.`,
    value: actionText,
  };
}
