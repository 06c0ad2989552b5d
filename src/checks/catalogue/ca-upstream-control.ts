import { message } from '../../domain/message.js';
import type { Check } from '../check.js';
import { pipelinePowers } from '../pipeline-powers.js';
import { packageUpstreamControl } from '../power-sets.js';

/**
 * A repository gives what its upstreams have, a public registry among them.
 * https://docs.aws.amazon.com/codeartifact/latest/ug/external-connection.html
 */
export const caUpstreamControl: Check = {
  id: 'ca-upstream-control',
  title: 'A pipeline can add upstream repositories',
  severity: 'security-warning',
  kinds: ['identity'],
  services: ['codeartifact'],

  *find(context) {
    for (const power of pipelinePowers(context, packageUpstreamControl)) {
      const { what, because, at, value, statement, subject } = power;
      yield {
        ...{ at, value, statement, subject },
        message: message`${what} can connect a repository to another one or to a public registry. Builds then install what strangers publish under the names of internal packages. ${because}`,
        help: message`Leave upstreams to the role that sets repositories up, and keep public registries behind one repository of their own.`,
      };
    }
  },
};
