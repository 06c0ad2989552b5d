import { arnCovers, arnsOverlap } from '../policy/arn.js';

/** A resource with what is in it: a bucket stands for its objects too, a CodeArtifact repository for its packages. */
export function withContents(resource: string): string[] {
  const bucket = /^arn:[^:]*:s3:::[^/]*$/.exec(resource);
  if (bucket) return [resource, `${resource}/*`];
  const repository = /^(arn:[^:]*:codeartifact:[^:]*:[^:]*):repository\/(.+)$/.exec(resource);
  if (repository) return [resource, `${repository[1] ?? ''}:package/${repository[2] ?? ''}/*`];
  return [resource];
}

/** Whether all that a pattern names are the given resources, or in them. */
export function isWithin(pattern: string, resources: readonly string[]): boolean {
  return resources.some((own) => withContents(own).some((each) => arnCovers(each, pattern)));
}

/** Whether something that a pattern names is one of the given resources, or in one of them. */
export function touches(pattern: string, resources: readonly string[]): boolean {
  return resources.some((own) => withContents(own).some((each) => arnsOverlap(each, pattern)));
}
