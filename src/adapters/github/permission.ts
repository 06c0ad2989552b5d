/**
 * Which permission of a workflow's token each request needs, as `permissions:` spells it.
 * https://docs.github.com/rest/authentication/permissions-required-for-github-apps
 * A pull request's conversation accepts `issues` as well; `pull-requests` is what the other requests need anyway.
 */
const NEEDS: readonly (readonly [method: RegExp, path: RegExp, permission: string])[] = [
  [/^GET$/, /\/(?:pulls|issues)\//, 'pull-requests: read'],
  [/./, /\/(?:pulls|issues)\//, 'pull-requests: write'],
  [/^GET$/, /\/(?:compare|git|contents)\//, 'contents: read'],
  [/^GET$/, /\/actions\//, 'actions: read'],
  [/./, /\/actions\//, 'actions: write'],
  [/./, /\/statuses\//, 'statuses: write'],
  [/./, /\/collaborators\//, 'metadata: read'],
];

/** The permission that a REST request needs. */
export function permissionFor(method: string, path: string): string {
  const inRepository = path.replace(/^\/repos\/[^/]+\/[^/]+/, '');
  const need = NEEDS.find(([methods, paths]) => methods.test(method) && paths.test(inRepository));
  return need?.[2] ?? 'metadata: read';
}

/** The permission that a GraphQL request needs. */
export function permissionForQuery(query: string): string {
  if (query.startsWith('mutation')) return 'pull-requests: write';
  return query.includes('reviewThreads') ? 'pull-requests: read' : 'contents: read';
}
