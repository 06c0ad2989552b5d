import type { Grant } from '../../access/grants.js';
import { message } from '../../domain/message.js';
import { isWholeService, isWrittenFor } from '../action-pattern.js';
import type { Check, CheckContext } from '../check.js';
import { isOfPipeline } from '../pipeline-powers.js';
import { mutabilityControl } from '../power-sets.js';
import { pushCompanies } from '../push-pairs.js';

/**
 * Immutable tags protect a release only from those who cannot make them mutable.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
 */
export const ecrMutabilityControl: Check = {
  id: 'ecr-mutability-control',
  title: 'Who pushes can make tags mutable',
  severity: 'security-warning',
  kinds: ['identity', 'ecr-repository'],
  services: ['ecr'],

  *find(context) {
    const isIdentity = context.policy.kind === 'identity';
    for (const { what, ...place } of pushCompanies(context, mutabilityControl, (grant) =>
      counts(context, grant),
    )) {
      if (isIdentity && !isOfPipeline(context)) return;
      const because = isIdentity ? message` ${context.actor().because}` : [];
      yield {
        ...place,
        message: message`${what}. Whoever pushes can switch immutable tags off and put another image under the tag of a release.${because}`,
        help: message`Leave the setting to the role that sets up repositories: no push needs it.`,
      };
    }
  },
};

/** What a whole service takes in is told by ecr-push-and-delete, and other patterns of a role by ecr-wildcard-reaches-put. */
function counts({ policy, services }: CheckContext, { actionItem }: Grant): boolean {
  if (!actionItem || isWholeService(actionItem)) return false;
  return policy.kind !== 'identity' || isWrittenFor(services, actionItem, mutabilityControl);
}
