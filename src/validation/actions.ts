import { code, message } from '../domain/message.js';
import type { Statement, TextItem } from '../policy/document.js';
import { hasWildcard } from '../policy/pattern.js';
import type { ServiceFacts } from '../policy/service-data.js';
import { error, statementRule, suggestion } from './rule.js';
import type { RuleContext, StatementProblem } from './rule.js';
import { replaceText } from './text-edits.js';
import { withdrawnServices } from './withdrawn-services.js';

/**
 * Actions that AWS does not know. Patterns with a wildcard are let be, also those that match nothing: Access Analyzer
 * takes them for a provision against later actions.
 */
export const knownActions = statementRule({
  class: 'data',
  issues: {
    INVALID_ACTION: error('Invalid action'),
    INVALID_SERVICE_IN_ACTION: error('Invalid service in action'),
  },
  *find({ action }, context) {
    for (const item of action?.items ?? []) {
      if (item.uncertain || item.node.type !== 'string' || item.text === '*') continue;
      const prefix = writtenPrefix(item);
      if (prefix === '') yield withoutService(item);
      if (prefix === '' || hasWildcard(prefix) || withdrawnServices.has(prefix.toLowerCase())) continue;
      const service = context.services.service(prefix);
      if (!service) yield unknownService(item, prefix, context);
      else if (!hasWildcard(item.text)) yield* unknownAction(item, service, context);
    }
  },
});

/** What stands before an action's colon, in the author's spelling; empty where nothing does. */
function writtenPrefix({ text }: TextItem): string {
  return text.slice(0, Math.max(text.indexOf(':'), 0));
}

type ActionProblem = StatementProblem<'INVALID_ACTION' | 'INVALID_SERVICE_IN_ACTION'>;

function withoutService(item: TextItem): ActionProblem {
  return {
    code: 'INVALID_ACTION',
    at: item.node,
    message: message`${code(item.text)} is no action: it names no service.`,
    help: message`Write it as ${code('service:Action')}, such as ${code('ecr:PutImage')}.`,
    value: item.text,
  };
}

function unknownService(
  item: TextItem,
  prefix: string,
  { services, suggestions }: RuleContext,
): ActionProblem {
  const meant = suggestions.nearest(prefix, services.prefixes);
  return {
    code: 'INVALID_SERVICE_IN_ACTION',
    at: item.node,
    message: message`There is no AWS service ${code(prefix)}, so ${code(item.text)} covers nothing.`,
    help:
      meant === undefined
        ? message`Look up the service's prefix in AWS's Service Authorization Reference.`
        : message`Did you mean ${code(meant + item.text.slice(prefix.length))}?`,
    value: item.text,
  };
}

function* unknownAction(
  item: TextItem,
  service: ServiceFacts,
  context: RuleContext,
): Generator<ActionProblem> {
  const name = item.text.slice(item.text.indexOf(':') + 1);
  if (service.actions.has(name.toLowerCase())) return;
  const nearest = context.suggestions.nearest(
    name,
    Array.from(service.actions.values(), (action) => action.name),
  );
  const meant = nearest === undefined ? undefined : `${service.prefix}:${nearest}`;
  yield {
    code: 'INVALID_ACTION',
    at: item.node,
    message: message`${service.name} has no action ${code(name)}, so ${code(item.text)} covers nothing.`,
    help:
      meant === undefined
        ? message`Look up the action in AWS's Service Authorization Reference.`
        : message`Did you mean ${code(meant)}?`,
    value: item.text,
    fix: meant === undefined ? [] : replaceText(context.policy.file, item.node, item.text, meant),
  };
}

/**
 * A wildcard in a service's name takes in services that nobody thought of, also later ones. In an ARN only beside other
 * characters: a bare `*` there says that any service is meant.
 */
export const wildcardInService = statementRule({
  class: 'text',
  issues: { WILDCARD_IN_SERVICE_NAME: suggestion('Wildcard in service name') },
  *find(statement) {
    for (const [item, service] of wildcardServices(statement)) {
      yield {
        code: 'WILDCARD_IN_SERVICE_NAME',
        at: item.node,
        message: message`The wildcard in ${code(service)} takes in every service of such a name, also those that AWS adds later.`,
        help: message`Name each service.`,
        value: item.text,
      };
    }
  },
});

/** Service names with a wildcard, in actions and in ARNs. */
function* wildcardServices({ action, resource }: Statement): Generator<readonly [TextItem, service: string]> {
  for (const item of action?.items ?? []) {
    const service = writtenPrefix(item);
    if (!item.uncertain && /[*?]/.test(service)) yield [item, service];
  }
  for (const item of resource?.items ?? []) {
    const service = item.uncertain ? undefined : arnService.exec(item.text)?.[1];
    if (service !== undefined && /[a-z]/i.test(service)) yield [item, service];
  }
}

/** The service field of an ARN that has a wildcard in it. */
const arnService = /^arn:[^:]*:([^:]*[*?][^:]*):/;
