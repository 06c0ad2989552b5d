import { isEveryEcrRepository } from '../../access/repository-reach.js';
import { grantsMeet } from '../../access/grants.js';
import { code, message } from '../../domain/message.js';
import type { Check, CheckContext, Problem } from '../check.js';
import { isPipelines } from '../actor.js';
import { pipelinePowers } from '../pipeline-powers.js';
import { upstreamControl } from '../power-sets.js';
import { unboundedWrites } from '../unbounded-write.js';

/** Pulls an image of an upstream registry into a repository, which `CreateRepository` makes where there is none. */
const importing = 'ecr:BatchImportUpstreamImage';

/**
 * A pull through cache takes whatever the upstream has; which upstreams and which names is for a review to say.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html
 */
export const ecrUpstreamImport: Check = {
  id: 'ecr-upstream-import',
  title: 'A pipeline can let foreign images in',
  severity: 'warning',
  kinds: ['identity'],
  services: ['ecr'],

  *find(context) {
    for (const power of pipelinePowers(context, upstreamControl)) {
      const { what, because, at, value, statement, subject } = power;
      yield {
        ...{ at, value, statement, subject },
        message: message`${what} can make any public registry an upstream of this one: images that nobody reviewed then come in under the names of your registry. ${because}`,
        help: message`Remove it from this role: rules for upstreams belong to the role that sets up the registry.`,
      };
    }
    yield* importsAnywhere(context);
  },
};

/** Imports that may make any repository, where the role is a pipeline's. */
function* importsAnywhere(context: CheckContext): Generator<Problem> {
  const { grants } = context;
  const imports = grants.of(importing).filter(({ actionItem }) => actionItem?.text === importing);
  const creations = grants.among('ecr:CreateRepository');
  if (!imports.some((each) => creations.some((creation) => grantsMeet(each, creation)))) return;
  for (const { what, ...place } of unboundedWrites(context, [importing], isEveryEcrRepository)) {
    if (!imports.some(({ statement }) => statement === place.statement)) continue;
    if (!isPipelines(context.actor())) return;
    yield {
      ...place,
      message: message`${what}, together with ${code('ecr:CreateRepository')}, brings images of an upstream in under every name, and what it makes has mutable tags unless a creation template says otherwise. ${context.actor().because}`,
      help: message`Name the prefix of the cache, such as ${code('arn:aws:ecr:REGION:ACCOUNT:repository/ecr-public/*')}.`,
    };
  }
}
