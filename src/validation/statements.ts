import { code, message } from '../domain/message.js';
import type { Statement } from '../policy/document.js';
import { hasPrincipals, hasResources } from '../policy/kind.js';
import { member, valueOf } from '../policy/node.js';
import { error, securityWarning, statementRule } from './rule.js';
import { replaceText } from './text-edits.js';

/** Effect: there, and Allow or Deny, in just that spelling. */
export const effectRule = statementRule({
  class: 'text',
  issues: { MISSING_EFFECT: error('Missing effect'), INVALID_EFFECT: error('Invalid effect') },
  *find({ node }, { policy }) {
    const effect = valueOf(node, 'Effect');
    if (!effect) {
      yield {
        code: 'MISSING_EFFECT',
        at: node,
        message: message`The statement has no Effect, so it neither allows nor denies; AWS refuses it.`,
        help: message`Add ${code('"Effect": "Allow"')} or ${code('"Effect": "Deny"')}.`,
        value: 'Effect',
      };
    } else if (effect.type === 'string' && effect.value !== 'Allow' && effect.value !== 'Deny') {
      const meant = ['Allow', 'Deny'].find((each) => each.toLowerCase() === effect.value.toLowerCase());
      yield {
        code: 'INVALID_EFFECT',
        at: effect,
        message: message`${code(effect.value)} is no effect; AWS refuses the statement.`,
        help: message`Write ${code('Allow')} or ${code('Deny')}, in this spelling.`,
        value: effect.value,
        fix: meant === undefined ? [] : replaceText(policy.file, effect, effect.value, meant),
      };
    }
  },
});

/** What each statement must say, by the kind of policy. A policy of an ECR repository takes no Resource, nor does a trust policy. */
export const requiredElements = statementRule({
  class: 'text',
  issues: {
    MISSING_ACTION: error('Missing action'),
    MISSING_RESOURCE: error('Missing resource'),
    MISSING_PRINCIPAL: error('Missing principal'),
  },
  *find(statement, { policy: { kind } }) {
    const { node } = statement;
    if (!has(statement, 'Action')) {
      yield {
        code: 'MISSING_ACTION',
        at: node,
        message: message`The statement names no action; AWS refuses it.`,
        help: message`Add an Action or NotAction.`,
        value: 'Action',
      };
    }
    if (hasResources(kind) && !has(statement, 'Resource')) {
      yield {
        code: 'MISSING_RESOURCE',
        at: node,
        message: message`The statement does not say on which resources its actions are meant; AWS refuses it.`,
        help: message`Add a Resource or NotResource.`,
        value: 'Resource',
      };
    }
    if (hasPrincipals(kind) && !has(statement, 'Principal')) {
      yield {
        code: 'MISSING_PRINCIPAL',
        at: node,
        message: message`The statement does not say who may come; a policy on a resource has to.`,
        help: message`Add a Principal.`,
        value: 'Principal',
      };
    }
  },
});

function has(statement: Statement, name: string): boolean {
  return statement.node.members.some(({ key }) => key === name || key === `Not${name}`);
}

/** Elements that the kind of policy does not take. */
export const unsupportedElements = statementRule({
  class: 'text',
  issues: {
    UNSUPPORTED_PRINCIPAL: error('Unsupported principal'),
    SCP_SYNTAX_ERROR_PRINCIPAL: error('SCP syntax error principal'),
    ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL: error('Role trust policy syntax error notprincipal'),
    ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE: error('Role trust policy syntax error resource'),
  },
  *find({ node }, { policy: { kind } }) {
    for (const { key, keySpan } of node.members) {
      const principal = key === 'Principal' || key === 'NotPrincipal';
      if (principal && (kind === 'identity' || kind === 'service-control')) {
        yield {
          code: kind === 'identity' ? 'UNSUPPORTED_PRINCIPAL' : 'SCP_SYNTAX_ERROR_PRINCIPAL',
          at: keySpan,
          message:
            kind === 'identity'
              ? message`An identity policy takes no ${code(key)}: it is about the identity that it hangs on.`
              : message`A service control policy takes no ${code(key)}: it is about whole accounts.`,
          help:
            kind === 'identity'
              ? message`Remove it, or put the statement into a policy on the resource.`
              : message`Remove it; the key ${code('aws:PrincipalArn')} in a Condition can name principals.`,
          value: key,
        };
      }
      if (kind !== 'trust') continue;
      if (key === 'NotPrincipal') {
        yield {
          code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL',
          at: keySpan,
          message: message`A role's trust policy takes no ${code(key)}.`,
          help: message`Name in ${code('Principal')} who may assume the role.`,
          value: key,
        };
      } else if (key === 'Resource' || key === 'NotResource') {
        yield {
          code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE',
          at: keySpan,
          message: message`A role's trust policy takes no ${code(key)}: its resource is the role itself.`,
          help: message`Remove it.`,
          value: key,
        };
      }
    }
  },
});

const exclusive = ['Action', 'Resource', 'Principal'];

/** An element and its Not- form in one statement: AWS refuses it, since only one of them can hold. */
export const elementCombination = statementRule({
  class: 'text',
  issues: { UNSUPPORTED_ELEMENT_COMBINATION: error('Unsupported element combination') },
  *find({ node }) {
    for (const name of exclusive) {
      const plain = member(node, name);
      const negated = plain && member(node, `Not${name}`);
      if (!negated) continue;
      yield {
        code: 'UNSUPPORTED_ELEMENT_COMBINATION',
        at: [plain.keySpan, negated.keySpan],
        message: message`One statement cannot have both ${code(name)} and ${code(`Not${name}`)}; AWS refuses it.`,
        help: message`Keep one of them.`,
        value: name,
      };
    }
  },
});

/** Allow with NotPrincipal lets in everyone else, anonymous callers of other accounts included. */
export const allowWithNotPrincipal = statementRule({
  class: 'text',
  of: 'Principal',
  issues: { ALLOW_WITH_NOT_PRINCIPAL: securityWarning('Allow with NotPrincipal') },
  *find({ effect, principal }, { policy: { kind } }) {
    if (effect !== 'Allow' || principal?.negated !== true || !hasPrincipals(kind) || kind === 'trust') return;
    yield {
      code: 'ALLOW_WITH_NOT_PRINCIPAL',
      at: principal.keySpan,
      message: message`${code('NotPrincipal')} under Allow lets in everyone who is not listed, anonymous callers included.`,
      help: message`Name in ${code('Principal')} who may come.`,
      value: 'NotPrincipal',
    };
  },
});
