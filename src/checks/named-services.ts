import type { PolicyDocument, Statement } from '../policy/document.js';
import { servicesOf } from '../policy/prefix.js';

/** The services that a policy's actions name, by their prefix in lower case; `all` where any may be meant. */
export type NamedServices = ReadonlySet<string> | 'all';

/**
 * Reads off once, for all checks, which services a policy is about; a statement without actions is about none.
 */
export function namedServices(policy: PolicyDocument): NamedServices {
  const names = new Set<string>();
  for (const statement of policy.statements) {
    if (!statement.action) continue;
    const services = servicesOf(statement);
    if (services === 'all') return 'all';
    for (const service of services) names.add(service);
  }
  return names;
}

/** Whether a policy is about one of the services; an empty list is every policy's. */
export function speaksOf(named: NamedServices, services: readonly string[]): boolean {
  return named === 'all' || services.length === 0 || services.some((service) => named.has(service));
}

/** The services that keep artifacts, or the keys that encrypt them. */
export const artifactServices: readonly string[] = ['codeartifact', 'ecr', 'ecr-public', 'kms', 's3'];

/** Whether a statement may be about artifacts, by the services that its actions name. */
export function isAboutArtifacts(statement: Statement): boolean {
  return speaksOf(servicesOf(statement), artifactServices);
}
