import { code, message } from '../../domain/message.js';
import type { Check } from '../check.js';
import { publicPolicyProblems } from '../public-policy.js';

/**
 * Domain and repository policies for a whole organization name everyone and bind them by aws:PrincipalOrgID; without
 * that condition they are for everyone.
 * https://docs.aws.amazon.com/codeartifact/latest/ug/domain-policies.html
 */
export const caPolicyPublic: Check = {
  id: 'ca-policy-public',
  title: 'Packages are open to every AWS account',
  severity: 'security-warning',
  kinds: ['codeartifact-domain', 'codeartifact-repository'],
  services: ['codeartifact', 'sts'],
  find: (context) =>
    publicPolicyProblems(context, {
      service: 'codeartifact',
      read: 'Anyone with an AWS account can get at the packages, internal ones included.',
      change:
        'Anyone with an AWS account can change the packages, so every build that installs them can be made to run their code.',
      help: message`Name the accounts, such as ${code('arn:aws:iam::111122223333:root')}, or add ${code('StringEquals')} on ${code('aws:PrincipalOrgID')} with the id of the organization.`,
    }),
};
