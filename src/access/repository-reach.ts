import { isEverything, parseArn } from '../policy/arn.js';
import type { TextItem } from '../policy/document.js';
import { hasWildcard, patternCovers, patternsOverlap } from '../policy/pattern.js';

/**
 * Whether a resource pattern takes in every ECR repository of a registry: `*`, `arn:aws:ecr:*:*:*`,
 * `arn:aws:ecr:eu-west-1:111122223333:repository/*`.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html
 */
export function isEveryEcrRepository({ text }: TextItem): boolean {
  const resource = resourceOf(text, 'ecr');
  return resource !== undefined && patternCovers(resource, 'repository/?*');
}

/**
 * Whether a resource pattern takes in every package name of a CodeArtifact repository, or of one format in it. A
 * namespace (`.../npm/acme/*`) is somebody's own, an empty one (`.../npm//*`) is not.
 * https://docs.aws.amazon.com/codeartifact/latest/ug/repo-policies.html
 */
export function isEveryPackage({ text, uncertain }: TextItem): boolean {
  const resource = resourceOf(text, 'codeartifact');
  if (resource === undefined) return false;
  if (isEverything(resource)) return true;
  const [type = '', ...parts] = resource.replace(/\$\{[^}]*\}/g, 'x').split('/');
  if (!patternsOverlap(type, 'package') || !resource.endsWith('*')) return false;
  const names = parts.slice(3);
  // What is unknown can hold slashes: in so short an ARN it may well be the package's namespace.
  if (names.length === 0) return !uncertain || parts.length === 3;
  return names.every((part) => part === '' || isEverything(part));
}

/** Whether a resource pattern names packages and nothing else: `arn:aws:codeartifact:...:package/...`. */
export function isOnlyPackages({ text }: TextItem): boolean {
  const resource = resourceOf(text, 'codeartifact');
  return resource !== undefined && /^package\//.test(resource);
}

/** The last part of an ARN pattern that takes in resources of a service; `*` stands for everything. */
function resourceOf(text: string, service: string): string | undefined {
  if (isEverything(text)) return '*';
  const arn = parseArn(text);
  if (arn)
    return (hasWildcard(arn.service) ? patternCovers(arn.service, service) : arn.service === service)
      ? arn.resource
      : undefined;
  // A pattern that ends before the sixth part: the trailing star takes in the rest.
  return text.endsWith('*') && patternCovers(text, `arn:aws:${service}:*:*:*`) ? '*' : undefined;
}
