import { imageDeletion } from '../../access/action-sets.js';
import { message } from '../../domain/message.js';
import type { Check } from '../check.js';
import { pushCompanies } from '../push-pairs.js';

/**
 * A repository with immutable tags refuses a second image under a tag, but not one after the first was deleted.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
 */
export const ecrPushAndDelete: Check = {
  id: 'ecr-push-and-delete',
  title: 'Images can be deleted and pushed anew',
  severity: 'security-warning',
  kinds: ['identity', 'ecr-repository'],
  services: ['ecr'],

  *find(context) {
    for (const { what, ...place } of pushCompanies(context, imageDeletion)) {
      yield {
        ...place,
        message: message`${what}. Whoever deletes an image and pushes another under its tag replaces a release, also where tags are immutable.`,
        help: message`Leave deleting to a role that cannot push, or to a lifecycle policy of the repository.`,
      };
    }
  },
};
