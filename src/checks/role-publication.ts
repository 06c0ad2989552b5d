import { reachesItsResource } from '../access/action-reach.js';
import { publications } from '../access/action-sets.js';
import type { Grant } from '../access/grants.js';
import { PolicyGrants } from '../access/policy-grants.js';
import { isOfBuckets } from '../access/s3-resource-level.js';
import { isPipelines } from './actor.js';
import type { CheckContext } from './check.js';

/** What puts objects into a bucket: of builds, where the bucket is one for artifacts. */
const objectPublication = 's3:PutObject';

/**
 * What a role can publish, seen from its trust policy: by the other policies of the same role, as far as they are in
 * view. Objects count where the config names the bucket as one for artifacts, since roles write logs and caches too.
 */
export function publicationsOfRole({
  companions,
  knowledge,
  services,
}: Pick<CheckContext, 'companions' | 'knowledge' | 'services'>): Grant[] {
  const [first, ...others] = companions.filter(({ kind }) => kind === 'identity');
  if (!first) return [];
  const grants = new PolicyGrants(first, others);
  const buckets = knowledge.artifactBuckets ?? [];
  const objects = grants.among(objectPublication).filter((grant) => isInBuckets(grant, buckets));
  return [...grants.amongAny(publications), ...objects].filter((grant) =>
    reachesItsResource(services, grant),
  );
}

function isInBuckets({ resource }: Grant, buckets: readonly string[]): boolean {
  return buckets.length > 0 && (!resource || isOfBuckets(resource, buckets));
}

/**
 * Whether a role builds, releases or deploys by more than a guess: by who runs with it, by the config, or, where only its
 * policies tell, since they publish images or packages. Objects of Amazon S3 are read and written by roles of all sorts.
 */
export function isSurelyPipelines({ actor, grants, services }: CheckContext): boolean {
  const role = actor();
  if (role.source !== 'content') return isPipelines(role);
  if (!isPipelines(role)) return false;
  return grants.amongAny(publications).some((grant) => reachesItsResource(services, grant));
}
