import { code, message } from '../domain/message.js';
import type { Span } from '../domain/source.js';
import type { Condition } from '../policy/condition.js';
import type { Statement } from '../policy/document.js';
import { member } from '../policy/node.js';
import type { Member } from '../policy/node.js';
import { prefixOf } from '../policy/prefix.js';
import { isProviderHost, keyFacts } from './condition-key-facts.js';
import { error, statementRule } from './rule.js';
import type { RuleContext } from './rule.js';
import { replaceText } from './text-edits.js';
import { withdrawnServices } from './withdrawn-services.js';

/** Keys that there are, with the prefix of a service, `aws:` for all of them. */
export const conditionKeys = statementRule({
  class: 'data',
  of: 'Condition',
  issues: {
    INVALID_CONDITION_KEY_FORMAT: error('Invalid condition key format'),
    UNSUPPORTED_GLOBAL_CONDITION_KEY: error('Unsupported global condition key'),
    MISSING_TAG_KEY_IN_CONDITION: error('Missing tag key in condition'),
    INVALID_GLOBAL_CONDITION_KEY: error('Invalid global condition key'),
    INVALID_SERVICE_CONDITION_KEY: error('Invalid service condition key'),
    INVALID_SERVICE: error('Invalid service'),
  },
  *find(statement, context) {
    for (const condition of statement.conditions) {
      const { key, keySpan: at } = condition;
      if (key.includes('${')) continue;
      const prefix = prefixOf(key);
      if (prefix === undefined || key.endsWith(':')) {
        const text = message`${code(key)} is no condition key: it has no prefix and name.`;
        yield {
          code: 'INVALID_CONDITION_KEY_FORMAT',
          at,
          message: text,
          help: message`Write ${code('service:Name')}.`,
          value: key,
        };
      } else if (key.toLowerCase() === 'aws:arn') {
        yield {
          code: 'UNSUPPORTED_GLOBAL_CONDITION_KEY',
          at,
          message: message`AWS no longer supports the condition key ${code(key)}.`,
          help: message`For who calls use ${code('aws:PrincipalArn')}, for the resource that a service acts for ${code('aws:SourceArn')}.`,
          value: key,
        };
      } else if (isTagKeyMissing(key)) {
        yield {
          code: 'MISSING_TAG_KEY_IN_CONDITION',
          at,
          message: message`${code(key)} does not say which tag is meant, so it is never in a request.`,
          help: message`Write ${code(`${key.replace(/\/$/, '')}/tag-key`)} with the tag's own key.`,
          value: key,
        };
      } else {
        const problem = unknownKey(condition, prefix, statement, context);
        if (problem) yield problem;
      }
    }
  },
});

function isTagKeyMissing(key: string): boolean {
  return /:(?:ResourceTag|RequestTag|PrincipalTag)\/?$/i.test(key);
}

/**
 * A key that neither the service of its prefix nor those of the statement's actions list. The keys of identity providers
 * are let be: AWS does not list those that every token has.
 */
function unknownKey(condition: Condition, prefix: string, statement: Statement, context: RuleContext) {
  const { services, suggestions, policy } = context;
  const { key, keySpan } = condition;
  if (isProviderHost(prefix) || unlistedKeys.has(key.toLowerCase())) return undefined;
  if (keyFacts(condition, statement, services)) return undefined;
  const isGlobal = prefix === 'aws';
  const service = isGlobal ? undefined : services.service(prefix);
  if (!isGlobal && !service) return unknownPrefix(key, keySpan, prefix, context);
  const names = isGlobal ? globalKeys : Array.from(service?.conditionKeys.values() ?? [], (each) => each.key);
  const meant = suggestions.nearest(key, names);
  return {
    code: isGlobal ? 'INVALID_GLOBAL_CONDITION_KEY' : 'INVALID_SERVICE_CONDITION_KEY',
    at: keySpan,
    message: service
      ? message`${service.name} has no condition key ${code(key)}, so it is never in a request.`
      : message`There is no global condition key ${code(key)}, so it is never in a request.`,
    help:
      meant === undefined
        ? message`Look up the key in AWS's Service Authorization Reference.`
        : message`Did you mean ${code(meant)}?`,
    value: key,
    fix: meant === undefined ? [] : replaceText(policy.file, keySpan, key, meant),
  } as const;
}

/** Keys that AWS lists nowhere and compares in its own managed policies (AWSSSOServiceRolePolicy). */
const unlistedKeys: ReadonlySet<string> = new Set(['aws:principalorgmasteraccountid']);

/** Prefixes of keys that no service has as its own. */
const otherPrefixes: ReadonlySet<string> = new Set([
  'catalog',
  'cognito-identity-auth',
  'cognito-identity-unauth',
  'identitycenter',
  'saml',
]);

function unknownPrefix(key: string, at: Span, prefix: string, { services, suggestions }: RuleContext) {
  if (otherPrefixes.has(prefix) || withdrawnServices.has(prefix) || !/^[a-z0-9-]+$/.test(prefix))
    return undefined;
  const meant = suggestions.nearest(prefix, services.prefixes);
  return {
    code: 'INVALID_SERVICE',
    at,
    message: message`There is no AWS service ${code(prefix)}, so ${code(key)} is never in a request.`,
    help:
      meant === undefined
        ? message`Look up the key in AWS's Service Authorization Reference.`
        : message`Did you mean ${code(meant + key.slice(prefix.length))}?`,
    value: key,
  } as const;
}

/** What a misspelt global key may have meant. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
const globalKeys = [
  'aws:CalledVia',
  'aws:CalledViaFirst',
  'aws:CalledViaLast',
  'aws:CurrentTime',
  'aws:EpochTime',
  'aws:FederatedProvider',
  'aws:MultiFactorAuthAge',
  'aws:MultiFactorAuthPresent',
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalIsAWSService',
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalServiceName',
  'aws:PrincipalServiceNamesList',
  'aws:PrincipalType',
  'aws:RequestedRegion',
  'aws:ResourceAccount',
  'aws:ResourceOrgID',
  'aws:ResourceOrgPaths',
  'aws:SecureTransport',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceIdentity',
  'aws:SourceIp',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
  'aws:SourceVpc',
  'aws:SourceVpce',
  'aws:TagKeys',
  'aws:TokenIssueTime',
  'aws:UserAgent',
  'aws:ViaAWSService',
  'aws:VpcSourceIp',
  'aws:userid',
  'aws:username',
];

/** One key twice under an operator, spelled differently: AWS compares keys without case, and refuses both. */
export const duplicateKeys = statementRule({
  class: 'text',
  of: 'Condition',
  issues: { DUPLICATE_KEYS_WITH_DIFFERENT_CASE: error('Duplicate keys with different case') },
  *find({ node }) {
    const block = member(node, 'Condition')?.value;
    if (block?.type !== 'object') return;
    for (const { value } of block.members) {
      if (value.type !== 'object') continue;
      const seen = new Map<string, Member>();
      for (const each of value.members) {
        const name = each.key.toLowerCase();
        const first = seen.get(name);
        if (!first) seen.set(name, each);
        else if (first.key !== each.key) {
          yield {
            code: 'DUPLICATE_KEYS_WITH_DIFFERENT_CASE',
            at: [each.keySpan, first.keySpan],
            message: message`${code(each.key)} and ${code(first.key)} are one condition key, which can stand only once under an operator.`,
            help: message`Put the values into one list.`,
            value: each.key,
          };
        }
      }
    }
  },
});
