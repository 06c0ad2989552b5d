import type { PolicyDocument } from './document.js';

/** Whether a policy is read as the permissions boundary of those beside it; see {@link PolicyDocument.bounds}. */
export function isBoundary({ bounds }: PolicyDocument): boolean {
  return bounds === true;
}

/** Whether the files say that a policy is the permissions boundary of someone; see {@link PolicyDocument.boundaryOf}. */
export function isBoundaryOfSomeone({ boundaryOf = [] }: PolicyDocument): boolean {
  return boundaryOf.length > 0;
}

/** The policies that give something, without the boundary that bounds them. */
export function withoutBoundary(policies: readonly PolicyDocument[]): PolicyDocument[] {
  return policies.filter((policy) => !isBoundary(policy));
}
