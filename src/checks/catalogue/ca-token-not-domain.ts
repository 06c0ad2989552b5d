import { domainArn } from '../../access/codeartifact-resources.js';
import type { TextEdit } from '../../domain/finding.js';
import { code, codeList, message } from '../../domain/message.js';
import type { Check, CheckContext } from '../check.js';
import { replaceText } from '../edits.js';
import { distinctTexts, subjectOf } from '../element-place.js';
import type { LostGrants } from '../lost-package-grants.js';
import { lostPackageGrants } from '../lost-package-grants.js';

/**
 * The token is one of the domain, for all repositories in it.
 * https://docs.aws.amazon.com/codeartifact/latest/ug/tokens-authentication.html
 */
export const caTokenNotDomain: Check = {
  id: 'ca-token-not-domain',
  title: 'Login to the package domain is never allowed',
  severity: 'error',
  kinds: ['identity'],
  services: ['codeartifact'],

  *find(context) {
    const action = 'codeartifact:GetAuthorizationToken';
    for (const lost of lostPackageGrants(context, action, 'domain')) {
      const { statement, actionItem, items } = lost;
      const domain = items.map(domainArn).find((arn) => arn !== undefined && !arn.includes('*'));
      yield {
        at: actionItem.node,
        value: actionItem.text,
        statement,
        message: message`${code(actionItem.text)} on ${codeList(distinctTexts(items), 2)} never matches: the token is one of the domain, and without it nothing can be read or published.`,
        help: message`Allow it on the domain, ${code(domain ?? 'arn:aws:codeartifact:REGION:ACCOUNT:domain/DOMAIN')}, in a statement of its own where the others are about the repository.`,
        fix: fixOf(context, lost, domain),
        subject: subjectOf(context.policy, statement, items),
      };
    }
  },
};

/** Certain where the statement does nothing else, and its ARN says the domain in full. */
function fixOf(
  { policy }: CheckContext,
  { statement, items }: LostGrants,
  domain: string | undefined,
): TextEdit[] {
  const [item, ...others] = items;
  const element = statement.resource;
  if (!item || others.length > 0 || !element || statement.action?.items.length !== 1) return [];
  return domain === undefined ? [] : replaceText(policy, element, item, [domain]);
}
