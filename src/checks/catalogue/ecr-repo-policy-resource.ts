import { code, message } from '../../domain/message.js';
import type { Check } from '../check.js';
import { subjectOf } from '../element-place.js';
import { removeElement } from '../removals.js';

/**
 * A repository's policy is about the repository that it hangs on; one whose statements name a resource is refused.
 * https://github.com/aws/aws-cdk/issues/24314
 */
export const ecrRepoPolicyResource: Check = {
  id: 'ecr-repo-policy-resource',
  title: 'Repository policy names a resource',
  severity: 'error',
  kinds: ['ecr-repository'],
  services: [],

  *find({ policy }) {
    for (const statement of policy.statements) {
      const { resource } = statement;
      // It may be nothing at all, as AWS::NoValue is.
      if (!resource || resource.node.type === 'unknown') continue;
      const name = resource.negated ? 'NotResource' : 'Resource';
      yield {
        at: resource.keySpan,
        value: name,
        statement,
        message: message`${code(name)} has no place in the policy of a repository: Amazon ECR refuses it as ${code('Invalid repository policy provided')}, and the deployment ends there.`,
        help: message`Remove ${code(name)} from the statement. It holds for the repository that has the policy, and for nothing else.`,
        fix: removeElement(policy, statement, resource.keySpan),
        subject: subjectOf(policy, statement, resource.items),
      };
    }
  },
};
