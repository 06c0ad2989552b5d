import { code, message } from '../domain/message.js';
import { parseArn } from '../policy/arn.js';
import type { Arn } from '../policy/arn.js';
import { hasWildcard, patternsOverlap } from '../policy/pattern.js';
import { prefixOf } from '../policy/prefix.js';
import type { PolicyKind } from '../policy/kind.js';
import type { ServiceData } from '../policy/service-data.js';
import { resourceItems } from './resources.js';
import { error, statementRule, suggestion } from './rule.js';

/**
 * What the policy of a resource can be about: the kinds of policies for which ValidatePolicy takes a resource type.
 * https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_ValidatePolicy.html
 */
const attachedTo: Readonly<Partial<Record<PolicyKind, string>>> = {
  's3-bucket': 'an S3 bucket',
  's3-access-point': 'an S3 access point',
  trust: 'a role',
};

/** The actions of a trust policy. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
const trustActions: ReadonlySet<string> = new Set([
  'sts:assumerole',
  'sts:assumerolewithsaml',
  'sts:assumerolewithwebidentity',
  'sts:setcontext',
  'sts:setsourceidentity',
  'sts:tagsession',
]);

/** Actions that nobody can take on the resource. What AWS does not know at all is another rule's matter. */
export const attachedActions = statementRule({
  class: 'data',
  issues: { UNSUPPORTED_ACTION_IN_POLICY: error('Unsupported action in policy') },
  *find({ action }, { policy: { kind }, services }) {
    const what = attachedTo[kind];
    if (what === undefined || !action || action.negated) return;
    for (const item of action.items) {
      if (item.uncertain || !isForeignAction(item.text.toLowerCase(), kind, services)) continue;
      yield {
        code: 'UNSUPPORTED_ACTION_IN_POLICY',
        at: item.node,
        message: message`${code(item.text)} is no action on ${what}, whose policy cannot name it.`,
        help: message`Allow it in a policy of the caller, or of the resource that it is about.`,
        value: item.text,
      };
    }
  },
});

function isForeignAction(text: string, kind: PolicyKind, services: ServiceData): boolean {
  const prefix = prefixOf(text);
  if (prefix === undefined || hasWildcard(prefix) || !services.service(prefix)) return false;
  if (kind === 'trust') return prefix !== 'sts' || isOtherTrustAction(text, services);
  if (!prefix.startsWith('s3')) return true;
  const types = kind === 's3-bucket' && prefix === 's3' ? services.action(text)?.resourceTypes : undefined;
  return types !== undefined && !types.some(({ name }) => name === 'bucket' || name === 'object');
}

function isOtherTrustAction(text: string, services: ServiceData): boolean {
  return !hasWildcard(text) && services.action(text) !== undefined && !trustActions.has(text);
}

/** Resources that are no part of the one that the policy hangs on. */
export const attachedResources = statementRule({
  class: 'text',
  issues: { UNSUPPORTED_RESOURCE_ARN_IN_POLICY: error('Unsupported resource ARN in policy') },
  *find(statement, { policy: { kind } }) {
    const what = kind === 'trust' ? undefined : attachedTo[kind];
    if (what === undefined) return;
    for (const item of resourceItems(statement)) {
      const arn = parseArn(item.text);
      if (!arn || !isForeignResource(arn, kind)) continue;
      yield {
        code: 'UNSUPPORTED_RESOURCE_ARN_IN_POLICY',
        at: item.node,
        message: message`${code(item.text)} is no part of ${what}, and its policy can be about nothing else.`,
        help: message`Name the resource that the policy hangs on.`,
        value: item.text,
      };
    }
  },
});

function isForeignResource({ service, region, resource }: Arn, kind: PolicyKind): boolean {
  if (/[*?$]/.test(service)) return false;
  if (!service.toLowerCase().startsWith('s3')) return true;
  if (service !== 's3') return false;
  if (kind === 's3-access-point') return !patternsOverlap(resource, 'accesspoint/*');
  return region !== '' && resource.startsWith('accesspoint/');
}

/** Keys that only the caller's policy needs: in the resource's own they say what is always so. AWS names this one. */
const callersKeys: ReadonlySet<string> = new Set(['s3:resourceaccount']);

/** Condition keys that say nothing in the policy of the resource that they are about. */
export const irrelevantKeys = statementRule({
  class: 'curated',
  of: 'Condition',
  issues: { IRRELEVANT_CONDITION_KEY_IN_POLICY: suggestion('Irrelevant condition key in policy') },
  *find({ conditions }, { policy: { kind } }) {
    if (kind !== 's3-bucket' && kind !== 's3-access-point') return;
    for (const { key, keySpan } of conditions) {
      if (!callersKeys.has(key.toLowerCase())) continue;
      yield {
        code: 'IRRELEVANT_CONDITION_KEY_IN_POLICY',
        at: keySpan,
        message: message`${code(key)} is about the account that owns the resource, which is the same for all that this policy is about.`,
        help: message`Remove it here; it belongs in the policies of those who call.`,
        value: key,
      };
    }
  },
});
