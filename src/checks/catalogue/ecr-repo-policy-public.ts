import { code, message } from '../../domain/message.js';
import type { Check } from '../check.js';
import { publicPolicyProblems } from '../public-policy.js';

/**
 * A repository's own policy lets in whom it names without a look at the account's other policies; IAM Access Analyzer's
 * policy checks do not know these policies.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
 */
export const ecrRepoPolicyPublic: Check = {
  id: 'ecr-repo-policy-public',
  title: 'Repository is open to every AWS account',
  severity: 'security-warning',
  kinds: ['ecr-repository'],
  services: ['ecr'],
  find: (context) =>
    publicPolicyProblems(context, {
      service: 'ecr',
      read: 'Anyone with an AWS account can get at the repository and see or pull its images, with all that is in them.',
      change:
        'Anyone with an AWS account can change the repository, so whatever pulls from it can be made to run their code.',
      help: message`Name the accounts, such as ${code('arn:aws:iam::111122223333:root')}, or add ${code('StringEquals')} on ${code('aws:PrincipalOrgID')} with the id of the organization.`,
    }),
};
