import type { Octokit } from './octokit.js';

/** A request as Octokit's hooks see it: its address is still a template, its parameters stand beside it. */
export type Options = Required<Octokit['request']['endpoint']['DEFAULTS']>;
export type Response = Awaited<ReturnType<Octokit['request']>>;
/** What sends a request, with or without the plugins around it. */
export type Send = (options: Options) => Promise<Response> | Response;

/** Whether a request changes something: by its method, or as a GraphQL mutation. */
export function isWrite(options: Options): boolean {
  const query = queryOf(options);
  return query === undefined ? options.method !== 'GET' : query.startsWith('mutation');
}

/** The text of a GraphQL request; undefined for any other. */
export function queryOf(options: Options): string | undefined {
  const query: unknown = options.url.endsWith('/graphql') ? options['query'] : undefined;
  return typeof query === 'string' ? query : undefined;
}

/**
 * Names the GraphQL endpoint of a GitHub Enterprise Server, `https://HOST/api/graphql`, as that of github.com: the
 * throttling plugin knows a GraphQL request by an address that begins with `/graphql`.
 */
export function nameGraphQL(options: Options): void {
  if (queryOf(options) === undefined || options.url === '/graphql') return;
  options.baseUrl = options.url.slice(0, -'/graphql'.length);
  options.url = '/graphql';
}
