import { reachesItsResource } from '../../access/action-reach.js';
import type { Grant } from '../../access/grants.js';
import { mayAlsoAllow } from '../../access/grants.js';
import type { TextEdit } from '../../domain/finding.js';
import { code, message } from '../../domain/message.js';
import { isEverything } from '../../policy/arn.js';
import { hasWholeCondition } from '../../policy/whole-condition.js';
import { isWholeService } from '../action-pattern.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { appendTexts } from '../edits.js';
import { subjectOf } from '../element-place.js';
import { mayHaveManaged, seesWholeRole } from '../role-in-view.js';

/** The services that give out a token of AWS STS, by the action that asks for it. */
const services = [
  { token: 'codeartifact:GetAuthorizationToken', name: 'codeartifact.amazonaws.com' },
  { token: 'ecr-public:GetAuthorizationToken', name: 'ecr-public.amazonaws.com' },
] as const;

const bearer = 'sts:GetServiceBearerToken';

/**
 * The token of CodeArtifact and of Amazon ECR Public is a bearer token of AWS STS, which needs a permission of its own, in
 * a policy of the identity.
 * https://docs.aws.amazon.com/codeartifact/latest/ug/get-set-up-provision-user.html
 */
export const bearerTokenMissing: Check = {
  id: 'bearer-token-missing',
  title: 'Bearer token is missing, or for any service',
  severity: 'warning',
  kinds: ['identity'],
  services: ['codeartifact', 'ecr-public'],

  *find(context) {
    for (const { token, name } of services) {
      const [grant] = context.grants.of(token).filter((each) => isMeant(context, each));
      if (!grant) continue;
      if (lacksBearer(context, grant)) yield missing(context, grant);
      else if (token === services[0].token) yield* tooWide(context, name);
    }
  },
};

/** By name, or with the whole service: `codeartifact:Get*` is there for what describes packages. */
function isMeant({ services: data }: CheckContext, grant: Grant): boolean {
  const { action, actionItem } = grant;
  if (!actionItem || isEverything(actionItem.text)) return false;
  const isNamed = actionItem.text.toLowerCase() === action.toLowerCase();
  return (isNamed || isWholeService(actionItem)) && reachesItsResource(data, grant);
}

function lacksBearer(context: CheckContext, grant: Grant): boolean {
  if (mayAlsoAllow(context.grants.policies, { ...grant, resource: undefined }, bearer)) return false;
  return !mayHaveManaged(context, managedWithBearer);
}

/** AWS's policies that allow it, by name. https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html */
const managedWithBearer =
  /CodeArtifact|ElasticContainerRegistryPublic|(?:Administrator|PowerUser|ReadOnly)Access$/;

function missing(context: CheckContext, grant: Grant): Problem {
  const { policy } = context;
  const { statement, actionItem, action } = grant;
  const whole = seesWholeRole(context);
  const service = services.find(({ token }) => token === action);
  return {
    at: actionItem?.node ?? statement.node,
    value: actionItem?.text ?? action,
    statement,
    message: message`${code(actionItem?.text ?? action)} asks AWS STS for a token, and ${[
      whole ? 'no policy of this role' : 'no policy that is known here',
    ]} allows ${code(bearer)}. The login ends in ${code('AccessDenied')}.`,
    help: message`Allow ${code(bearer)} on ${code('*')}, with ${code('StringEquals')} on ${code('sts:AWSServiceName')}: ${code(service?.name ?? '')}.${
      whole ? [] : [' If a policy from elsewhere allows it, nothing is missing.']
    }`,
    severity: whole ? 'warning' : 'suggestion',
    fix: fixOf(context, grant),
    subject: subjectOf(policy, statement, [grant.resource]),
  };
}

/**
 * Certain where the statement is for everything, without conditions, as in ECR Public's guide. CodeArtifact's has a
 * condition, which needs a statement of its own.
 */
function fixOf({ policy }: CheckContext, { statement, actionItem, action: token }: Grant): TextEdit[] {
  const { action, resource, conditions } = statement;
  if (!action || !actionItem || !resource || resource.negated || token !== services[1].token) return [];
  if (conditions.length > 0 || !hasWholeCondition(statement)) return [];
  return resource.items.every(({ text }) => isEverything(text))
    ? appendTexts(policy, action, actionItem, [bearer])
    : [];
}

/** The token of any service, in a policy that is about packages. */
function* tooWide({ policy, grants }: CheckContext, name: string): Generator<Problem> {
  if (grants.among(services[1].token).length > 0) return;
  for (const { statement, actionItem, resource } of grants.of(bearer)) {
    if (actionItem?.text.toLowerCase() !== bearer.toLowerCase()) continue;
    const isBound = statement.conditions.some(({ key }) => key.toLowerCase() === 'sts:awsservicename');
    if (isBound || !hasWholeCondition(statement)) continue;
    yield {
      at: actionItem.node,
      value: actionItem.text,
      statement,
      message: message`${code(actionItem.text)} is allowed for any service that gives out bearer tokens, where only CodeArtifact is meant.`,
      help: message`Add ${code('StringEquals')} on ${code('sts:AWSServiceName')} with ${code(name)}.`,
      severity: 'suggestion',
      subject: subjectOf(policy, statement, [resource]),
    };
  }
}
