import { code, codeList, message } from '../domain/message.js';
import type { Node } from '../policy/node.js';
import { textOf } from '../policy/node.js';
import type { Principal } from '../policy/principal.js';
import { isEveryone, principalTypes, isUniqueId } from '../policy/principal.js';
import { error, statementRule, warning } from './rule.js';
import { replaceText } from './text-edits.js';

/** The form of a Principal element. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export const principalForm = statementRule({
  class: 'text',
  of: 'Principal',
  issues: {
    INVALID_PRINCIPAL_FORMAT: error('Invalid principal format'),
    INVALID_PRINCIPAL_KEY: error('Invalid principal key'),
  },
  *find({ principal }, { policy, suggestions }) {
    if (!principal) return;
    const { node } = principal;
    if (node.type === 'object') {
      for (const { key, keySpan } of node.members) {
        if (principalTypes.some((type) => type === key) || key.includes('${')) continue;
        const meant = principalTypes.find((type) => type.toLowerCase() === key.toLowerCase());
        const near = meant ?? suggestions.nearest(key, principalTypes);
        yield {
          code: 'INVALID_PRINCIPAL_KEY',
          at: keySpan,
          message: message`${code(key)} is no kind of principal; AWS refuses the policy.`,
          help:
            near === undefined
              ? message`The kinds are ${codeList(principalTypes)}.`
              : message`Did you mean ${code(near)}?`,
          value: key,
          fix: meant === undefined ? [] : replaceText(policy.file, keySpan, key, meant),
        };
      }
    } else if (standsWithoutKind(node)) {
      const text = textOf(node) ?? principal.items.map((item) => item.text).join(', ');
      yield {
        code: 'INVALID_PRINCIPAL_FORMAT',
        at: node,
        message: message`The principal ${code(text)} stands without its kind; AWS refuses the policy.`,
        help: message`Write it as ${code(`{ "AWS": "111122223333" }`)}; the kinds are ${codeList(principalTypes)}.`,
        value: text,
      };
    }
  },
});

function standsWithoutKind(node: Node): boolean {
  return node.type === 'array' || node.type === 'number' || (node.type === 'string' && node.value !== '*');
}

/** Wildcards in a principal: only a whole `*`, and only for AWS, is one; elsewhere it is taken as it stands, and refused. */
export const principalWildcards = statementRule({
  class: 'text',
  of: 'Principal',
  issues: {
    UNSUPPORTED_WILDCARD_IN_PRINCIPAL: error('Unsupported wildcard in principal'),
    ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL: error(
      'Role trust policy unsupported wildcard in principal',
    ),
  },
  *find({ principal }, { policy: { kind } }) {
    if (!principal) return;
    if (kind === 'trust' && principal.node.type === 'string' && principal.node.value === '*') {
      yield {
        code: 'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
        at: principal.node,
        message: message`A role's trust policy takes no bare ${code('*')} as its principal.`,
        help: message`Name who may assume the role: accounts, roles, services or identity providers.`,
        value: '*',
      };
    }
    for (const item of principal.items) {
      if (item.uncertain || !/[*?]/.test(item.text) || isEveryone(item)) continue;
      if (principal.node.type !== 'object') continue;
      yield {
        code: 'UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
        at: item.node,
        message: message`${code(item.text)} has a wildcard, which the ${code(item.type)} of a principal does not take: AWS refuses it, or it names nobody.`,
        help: wildcardHelp(item),
        value: item.text,
      };
    }
  },
});

function wildcardHelp({ type }: Principal) {
  return type === 'AWS'
    ? message`Name the account, and bound it with the condition key ${code('aws:PrincipalArn')} under ArnLike.`
    : message`Name the principal in full.`;
}

/**
 * Unique ids of users and roles in the place of an ARN: IAM puts them there when a principal is deleted, and they never
 * name anybody again. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
export const uniqueIds = statementRule({
  class: 'text',
  of: 'Principal',
  issues: {
    INVALID_ROLE_REFERENCE: warning('Invalid role reference'),
    INVALID_USER_REFERENCE: warning('Invalid user reference'),
  },
  *find({ principal }) {
    for (const item of principal?.items ?? []) {
      if (item.uncertain || !isUniqueId(item)) continue;
      const isRole = item.text.startsWith('AROA');
      const what = isRole ? 'role' : 'user';
      yield {
        code: isRole ? 'INVALID_ROLE_REFERENCE' : 'INVALID_USER_REFERENCE',
        at: item.node,
        message: message`${code(item.text)} is the id of a ${what}, which does not hold for a ${what} that is made anew under the same name.`,
        help: message`Name the ${what}'s ARN.`,
        value: item.text,
      };
    }
  },
});

/** Identity providers are principals of trust policies only. */
export const federatedPrincipals = statementRule({
  class: 'text',
  of: 'Principal',
  issues: {
    FEDERATED_PRINCIPAL_NOT_SUPPORTED: error('Federated principal not supported'),
    INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY: error(
      'Invalid federated principal syntax in role trust policy',
    ),
  },
  *find({ principal }, { policy: { kind } }) {
    for (const item of principal?.items ?? []) {
      if (item.type !== 'Federated' || item.uncertain) continue;
      if (kind !== 'trust') {
        yield {
          code: 'FEDERATED_PRINCIPAL_NOT_SUPPORTED',
          at: item.node,
          message: message`${code(item.text)} is an identity provider, which only a role's trust policy can name.`,
          help: message`Name the role that its users assume.`,
          value: item.text,
        };
      } else if (!providerArn.test(item.text) && !domainName.test(item.text) && !/[*?]/.test(item.text)) {
        yield {
          code: 'INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY',
          at: item.node,
          message: message`${code(item.text)} names no identity provider; IAM refuses the policy.`,
          help: message`Give the ARN of an OIDC or SAML provider, or a domain name such as ${code('accounts.google.com')}.`,
          value: item.text,
        };
      }
    }
  },
});

const providerArn = /^arn:aws[a-z-]*:iam::\d{12}:(?:oidc|saml)-provider\/./;
const domainName = /^(?!arn:)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:\/\S*)?$/;
