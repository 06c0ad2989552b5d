import { code, codeList, message } from '../domain/message.js';
import { hasWildcard } from '../policy/pattern.js';
import { prefixOf } from '../policy/prefix.js';
import { isEveryone } from '../policy/principal.js';
import { error, statementRule } from './rule.js';

/**
 * The language of resource control policies is smaller than that of others: they only deny, to everyone, and only
 * actions of the services that take part.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
 */
export const resourceControl = statementRule({
  class: 'data',
  issues: {
    RCP_SYNTAX_ERROR_ALLOW: { ...error('RCP syntax error allow'), class: 'text' },
    RCP_SYNTAX_ERROR_PRINCIPAL: { ...error('RCP syntax error principal'), class: 'text' },
    RCP_SYNTAX_ERROR_NOTACTION: { ...error('RCP syntax error NotAction'), class: 'text' },
    RCP_SYNTAX_ERROR_ACTION: error('RCP syntax error action'),
  },
  *find({ effect, principal, action, node }, { policy, services }) {
    if (policy.kind !== 'resource-control') return;
    const effectNode = node.members.find(({ key }) => key === 'Effect')?.value;
    if (effect === 'Allow' && effectNode) {
      yield {
        code: 'RCP_SYNTAX_ERROR_ALLOW',
        at: effectNode,
        message: message`A resource control policy only denies; AWS Organizations attaches the one that allows by itself.`,
        help: message`Write ${code('Deny')}.`,
        value: 'Allow',
      };
    }
    const known = principal?.items.every((item) => !item.uncertain) ?? false;
    if (principal && known && (principal.negated || !principal.items.every(isEveryone))) {
      yield {
        code: 'RCP_SYNTAX_ERROR_PRINCIPAL',
        at: principal.negated ? principal.keySpan : principal.node,
        message: message`The principal of a resource control policy is everyone, ${code('*')}.`,
        help: message`Bound it in a Condition, such as by ${code('aws:PrincipalOrgID')}.`,
        value: principal.negated ? 'NotPrincipal' : principal.items.map(({ text }) => text).join(', '),
      };
    }
    if (action?.negated === true) {
      yield {
        code: 'RCP_SYNTAX_ERROR_NOTACTION',
        at: action.keySpan,
        message: message`A resource control policy takes no ${code('NotAction')}.`,
        help: message`List the actions in ${code('Action')}.`,
        value: 'NotAction',
      };
      return;
    }
    for (const item of action?.items ?? []) {
      const prefix = prefixOf(item.text);
      if (item.uncertain || (prefix !== undefined && services.rcpServices.includes(prefix))) continue;
      if (prefix !== undefined && !hasWildcard(prefix) && !services.service(prefix)) continue;
      yield {
        code: 'RCP_SYNTAX_ERROR_ACTION',
        at: item.node,
        message: message`A resource control policy cannot name ${code(item.text)}: only some services take part in such policies.`,
        help: message`They are ${codeList(services.rcpServices, 10)}.`,
        value: item.text,
      };
    }
  },
});
