import { authorizationToken } from '../../access/action-sets.js';
import { code, message } from '../../domain/message.js';
import { hasWildcard } from '../../policy/pattern.js';
import type { Check } from '../check.js';
import { subjectOf } from '../element-place.js';
import { removeItem } from '../removals.js';

/**
 * The login comes before there is a repository: only a policy of the identity can allow it.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
 */
export const ecrAuthTokenInRepoPolicy: Check = {
  id: 'ecr-auth-token-in-repo-policy',
  title: 'Repository policy cannot allow the login',
  severity: 'warning',
  kinds: ['ecr-repository'],
  services: ['ecr'],

  *find({ policy, grants }) {
    for (const { actionItem, statement } of grants.of(authorizationToken)) {
      // A pattern is there for other actions.
      if (!actionItem || !statement.action || hasWildcard(actionItem.text)) continue;
      yield {
        at: actionItem.node,
        value: actionItem.text,
        statement,
        message: message`${code(actionItem.text)} has no effect in the policy of a repository: a login is not about any repository. Whoever has no such permission of their own cannot log in, and can neither pull nor push.`,
        help: message`Remove it here, and allow ${code(authorizationToken)} on ${code('*')} in a policy of each role that pulls or pushes.`,
        fix: removeItem(policy, statement.action, actionItem),
        subject: subjectOf(policy, statement),
      };
    }
  },
};
