import { putImage } from '../../access/action-sets.js';
import { isEveryEcrRepository } from '../../access/repository-reach.js';
import { code, message } from '../../domain/message.js';
import type { Check } from '../check.js';
import { unboundedWrites } from '../unbounded-write.js';

/**
 * A push that reaches every repository of the registry lets one build replace the images of all others.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
 */
export const ecrPushAnyRepo: Check = {
  id: 'ecr-push-any-repo',
  title: 'Image push reaches every repository',
  severity: 'security-warning',
  kinds: ['identity'],
  services: ['ecr'],

  *find(context) {
    for (const { what, ...place } of unboundedWrites(context, [putImage], isEveryEcrRepository)) {
      yield {
        ...place,
        message: message`${what} can push to every repository of the account. One compromised build can replace the images of all others, and whatever runs them takes in its code.`,
        help: message`Name the repositories that this role builds, such as ${code('arn:aws:ecr:REGION:ACCOUNT:repository/NAME')}. Only ${code('ecr:GetAuthorizationToken')} needs ${code('*')}, in a statement of its own.`,
      };
    }
  },
};
