import type { PolicyDocument } from '../policy/document.js';

/** The services that a policy's actions name, by their prefix in lower case; `all` where any may be meant. */
export type NamedServices = ReadonlySet<string> | 'all';

/**
 * Reads off once, for all checks, which services a policy is about. NotAction, a wildcard before the colon and an
 * action that cannot be known mean any.
 */
export function namedServices(policy: PolicyDocument): NamedServices {
  const names = new Set<string>();
  for (const { action } of policy.statements) {
    if (!action) continue;
    if (action.negated) return 'all';
    for (const { text } of action.items) {
      const colon = text.indexOf(':');
      const service = colon < 0 ? text : text.slice(0, colon);
      if (/[*?$]/.test(service)) return 'all';
      names.add(service.toLowerCase());
    }
  }
  return names;
}

/** Whether a policy is about one of the services; an empty list is every policy's. */
export function speaksOf(named: NamedServices, services: readonly string[]): boolean {
  return named === 'all' || services.length === 0 || services.some((service) => named.has(service));
}
