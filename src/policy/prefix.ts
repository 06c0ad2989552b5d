import type { Statement } from './document.js';

/** What an action (`ecr` of `ecr:PutImage`) or a condition key has before its colon, in lower case; undefined for none. */
export function prefixOf(name: string): string | undefined {
  const colon = name.indexOf(':');
  return colon > 0 ? name.slice(0, colon).toLowerCase() : undefined;
}

/**
 * The services that a statement's actions name, by prefix; `all` where any may be meant, as it is without a list of
 * actions, under NotAction, with a wildcard before the colon, and of an action that cannot be known.
 */
export function servicesOf({ action }: Statement): ReadonlySet<string> | 'all' {
  if (!action || action.negated) return 'all';
  const named = new Set(action.items.map(({ text }) => prefixOf(text) ?? text.toLowerCase()));
  return [...named].some((service) => /[*?$]/.test(service)) ? 'all' : named;
}
