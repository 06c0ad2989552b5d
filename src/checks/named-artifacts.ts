import type { Statement } from '../policy/document.js';
import { servicesOf } from '../policy/prefix.js';

/** The services that keep artifacts, or the keys that encrypt them. */
export const artifactServices: readonly string[] = ['codeartifact', 'ecr', 'ecr-public', 'kms', 's3'];

/** Whether a statement may be about artifacts, by the services that its actions name. */
export function isAboutArtifacts(statement: Statement): boolean {
  const named = servicesOf(statement);
  return named === 'all' || artifactServices.some((service) => named.has(service));
}
