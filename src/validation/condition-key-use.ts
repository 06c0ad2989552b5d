import { code, codeList, message } from '../domain/message.js';
import type { Element, TextItem } from '../policy/document.js';
import { prefixOf } from '../policy/prefix.js';
import { endpointOwnerKeys } from './endpoint-owner-keys.js';
import { securityWarning, statementRule, warning } from './rule.js';

/**
 * Keys whose values the caller writes as he likes, as their sections say.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-referer and
 * #condition-keys-useragent
 */
const callersWord: ReadonlyMap<string, string> = new Map([
  ['aws:referer', 'Referer'],
  ['aws:useragent', 'User-Agent'],
]);

/** Access that hangs on what the caller says of himself. */
export const untrustworthyKeys = statementRule({
  class: 'curated',
  of: 'Condition',
  issues: { UNTRUSTWORTHY_CONDITION_KEY: securityWarning('Untrustworthy condition key') },
  *find({ conditions }) {
    for (const { key, keySpan } of conditions) {
      const header = callersWord.get(key.toLowerCase());
      if (header === undefined) continue;
      yield {
        code: 'UNTRUSTWORTHY_CONDITION_KEY',
        at: keySpan,
        message: message`${code(key)} is the HTTP header ${code(header)}, which every caller can set as he likes.`,
        help: message`Decide by who calls or from where, such as ${code('aws:PrincipalArn')} or ${code('aws:SourceVpce')}.`,
        value: key,
      };
    }
  },
});

/** Keys of a VPC endpoint's owner with actions of services that do not send them. */
export const endpointOwners = statementRule({
  class: 'curated',
  of: 'Condition',
  issues: {
    USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES: warning('Use condition key only with supported services'),
  },
  *find({ action, conditions }) {
    for (const { key, keySpan } of conditions) {
      const services = endpointOwnerKeys.get(key.toLowerCase());
      if (!services || !action) continue;
      const others = outside(action, services);
      if (others.length === 0) continue;
      yield {
        code: 'USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES',
        at: keySpan,
        message: message`Only some services send ${code(key)}, and ${codeList(others, 3)} takes in others, for which the condition does not do what it says.`,
        help: message`Name only actions of services that AWS lists for the key.`,
        value: key,
      };
    }
  },
});

function outside(action: Element<TextItem>, services: ReadonlySet<string>): string[] {
  if (action.negated) return ['NotAction'];
  return action.items.flatMap(({ text, uncertain }) => {
    const prefix = prefixOf(text) ?? text;
    if (uncertain || (services.has(prefix) && text.toLowerCase() !== 'iam:passrole')) return [];
    return [text];
  });
}
