import type { Verb } from '../domain/review.js';
import type { PolicyDocument } from '../policy/document.js';
import { prefixOf } from '../policy/prefix.js';
import { authorizationToken, layerCheck, layerUploads, pullSet, putImage } from './action-sets.js';
import { evaluate } from './evaluation/evaluate.js';
import type { AccessRequest } from './evaluation/request.js';

/** Actions that a build calls to do one thing, some on the artifact, some without any resource. */
interface WorkingSet {
  readonly onArtifact: readonly string[];
  readonly withoutResource: readonly string[];
}

/**
 * What a verb needs to work, by service. A part of it is access all the same; but a pull without the token fails.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
 * https://docs.aws.amazon.com/codeartifact/latest/ug/tokens-authentication.html
 */
const workingSets: Readonly<Partial<Record<`${string} ${Verb}`, WorkingSet>>> = {
  'ecr read': { onArtifact: Object.values(pullSet), withoutResource: [authorizationToken] },
  'ecr publish': {
    onArtifact: [putImage, ...layerUploads, layerCheck],
    withoutResource: [authorizationToken],
  },
  'codeartifact read': {
    onArtifact: ['codeartifact:ReadFromRepository'],
    withoutResource: ['sts:GetServiceBearerToken'],
  },
  'codeartifact publish': {
    onArtifact: ['codeartifact:PublishPackageVersion'],
    withoutResource: ['sts:GetServiceBearerToken'],
  },
};

/**
 * The actions without which a verb will not work for the one who makes a request, as far as an identity's policies show
 * them. Empty for policies on resources: the token can only come from the identity's own.
 */
export function missingActions(
  verb: Verb,
  request: AccessRequest,
  policies: readonly PolicyDocument[],
): string[] {
  if (policies.some(({ kind }) => kind !== 'identity')) return [];
  const set = workingSets[`${prefixOf(request.action) ?? ''} ${verb}`];
  if (!set) return [];
  const isDenied = (action: string, resource: string): boolean => {
    const { outcome } = evaluate({ ...request, action, resource }, policies);
    return outcome === 'implicitly-denied' || outcome === 'explicitly-denied';
  };
  return [
    ...set.onArtifact.filter((action) => isDenied(action, request.resource)),
    ...set.withoutResource.filter((action) => isDenied(action, '*')),
  ];
}
