import type { TextItem } from '../policy/document.js';
import { prefixOf } from '../policy/prefix.js';
import type { ServiceData } from '../policy/service-data.js';

/** Services whose keys are in requests to no other. */
const ownKeys: ReadonlySet<string> = new Set(['ecr', 'kms', 's3']);

/**
 * Whether a condition key is one of a service of which none of the actions is, so that their requests never carry it. The
 * key's own service among the actions is for IAM Access Analyzer to judge.
 */
export function isForeignKey(services: ServiceData, key: string, actions: readonly TextItem[]): boolean {
  const owner = prefixOf(key);
  if (owner === undefined || !ownKeys.has(owner) || actions.length === 0) return false;
  return actions.every(({ text }) => {
    const prefix = prefixOf(text);
    // `s3express` and its like have keys of S3.
    if (prefix === undefined || !/^[a-z0-9-]+$/.test(prefix) || prefix.startsWith(owner)) return false;
    return services.service(prefix) !== undefined && services.conditionKey(prefix, key) === undefined;
  });
}
