import { arnMatches } from '../policy/arn.js';
import type { ResourceTypeFacts, ServiceData } from '../policy/service-data.js';
import { opened } from './comparison/terms.js';

/** Whether requests with an action can be about a resource, by the public service data. An unknown action takes any. */
export function takesResource(action: string, resource: string, services: ServiceData): boolean {
  const facts = services.action(action);
  if (!facts) return true;
  if (resource === '*') return !facts.resourceTypes.some(({ required }) => required);
  return resourceTypesOf(action, services).some((type) => isOfType(resource, type));
}

/** The types of resources that an action is about. */
function resourceTypesOf(action: string, services: ServiceData): readonly ResourceTypeFacts[] {
  const types = services.service(action.split(':', 1)[0] ?? '')?.resourceTypes;
  return (services.action(action)?.resourceTypes ?? []).flatMap(({ name }) => types?.get(name) ?? []);
}

function isOfType(resource: string, { name, arns }: ResourceTypeFacts): boolean {
  // A bucket's name has no slash.
  if (name === 'bucket' && resource.includes('/')) return false;
  return arns.some((arn) => arnMatches(opened(arn), resource));
}

const words: Readonly<Record<string, string>> = {
  Partition: 'aws',
  Region: 'us-east-1',
  Account: '111122223333',
};

/**
 * The resource of a request with words where its type has a name and the request nothing: `package/acme/npm///` as
 * `package/acme/npm/example/example/example`. As it is where it has no empty part, or is of no known type.
 */
export function withNames(action: string, resource: string, services: ServiceData): string {
  for (const type of resourceTypesOf(action, services)) {
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
  const match = new RegExp(`^${pattern.join('')}$`, 's').exec(resource);
  if (!match) return undefined;
  return parts
    .map((part, index) => {
      if (index % 2 === 0) return part;
      const value = match[(index + 1) / 2] ?? '';
      return value === '' ? (words[part] ?? 'example') : value;
    })
    .join('');
}
