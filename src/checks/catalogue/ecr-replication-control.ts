import { message } from '../../domain/message.js';
import type { Check } from '../check.js';
import { pipelinePowers } from '../pipeline-powers.js';
import { replicationControl } from '../power-sets.js';

/**
 * One call copies whatever is pushed from now on to registries of other accounts.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html
 */
export const ecrReplicationControl: Check = {
  id: 'ecr-replication-control',
  title: 'A pipeline can copy all images elsewhere',
  severity: 'security-warning',
  kinds: ['identity'],
  services: ['ecr'],

  *find(context) {
    for (const { what, because, at, value, statement, subject } of pipelinePowers(
      context,
      replicationControl,
    )) {
      yield {
        ...{ at, value, statement, subject },
        message: message`${what} can have every image that is pushed to this registry copied to another account, without a pull that anyone would see, or stop the copies that deployments elsewhere wait for. ${because}`,
        help: message`Remove it from this role, and leave replication to the role that sets up the registry.`,
      };
    }
  },
};
