import { opened } from '../policy/pattern.js';
import { notInName } from './resource-types.js';
import { wordFor } from './comparison/readable.js';
import { arnMatches, parseArn } from '../policy/arn.js';
import type { ResourceTypeFacts, ServiceData } from '../policy/service-data.js';

/** Whether requests with an action can be about a resource, by the public service data. An unknown action takes any. */
export function takesResource(action: string, resource: string, services: ServiceData): boolean {
  const facts = services.action(action);
  if (!facts) return true;
  if (resource === '*') return !facts.resourceTypes.some(({ required }) => required);
  return services.resourceTypesOf(action).some((type) => isOfType(resource, type));
}

function isOfType(resource: string, type: ResourceTypeFacts): boolean {
  const excluded = notInName(type);
  if (excluded !== '' && resource.includes(excluded)) return false;
  return type.arns.some((arn) => arnMatches(opened(arn), resource));
}

/**
 * The resource of a request with words where its type has a name and the request nothing: `package/acme/npm///` as
 * `package/acme/npm/npm//left-pad`. As it is where it has no empty part, or is of no known type.
 */
export function withNames(action: string, resource: string, services: ServiceData): string {
  for (const type of services.resourceTypesOf(action)) {
    if (!isOfType(resource, type)) continue;
    for (const arn of type.arns) {
      const named = fillIn(arn, resource);
      if (named !== undefined) return named;
    }
  }
  return resource;
}

/** `format` is AWS's: `arn:${Partition}:ecr:${Region}:${Account}:repository/${RepositoryName}`. */
function fillIn(format: string, resource: string): string | undefined {
  const parts = format.split(/\$\{([^}]*)\}/);
  const pattern = parts.map((part, index) =>
    index % 2 === 1 ? '(.*?)' : part.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&'),
  );
  const service = parseArn(format)?.service ?? '';
  const match = new RegExp(`^${pattern.join('')}$`, 's').exec(resource);
  if (!match) return undefined;
  return parts
    .map((part, index) => {
      if (index % 2 === 0) return part;
      const value = match[(index + 1) / 2] ?? '';
      return value === '' ? wordFor(part, service) : value;
    })
    .join('');
}
