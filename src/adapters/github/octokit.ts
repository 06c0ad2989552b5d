import { Octokit as Core } from '@octokit/core';
import { paginateRest } from '@octokit/plugin-paginate-rest';
import { restEndpointMethods } from '@octokit/plugin-rest-endpoint-methods';

/**
 * The Octokit that @actions/github puts together: requests typed by GitHub's own description. Its parts are taken one by
 * one, since the package loads an HTTP client of its own with them, which takes longer than all else at the start of a
 * run and is needed only behind a proxy; see {@link proxyFetch}.
 */
export const Octokit = Core.plugin(restEndpointMethods, paginateRest);
export type Octokit = InstanceType<typeof Octokit>;

/** The variables by which a runner is told of its proxy. https://docs.github.com/actions/how-tos/manage-runners/self-hosted-runners/use-proxy-servers */
const proxyVariables = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];

/** The fetch that goes through the runner's proxy; undefined where there is none, and Node's own fetch does. */
export function proxyFetch(env: Readonly<Record<string, string | undefined>>): typeof fetch | undefined {
  if (!proxyVariables.some((name) => env[name])) return undefined;
  return async (...request) => {
    const { defaults } = await import('@actions/github/lib/utils');
    const through: unknown = defaults.request?.fetch;
    return isFetch(through) ? through(...request) : fetch(...request);
  };
}

function isFetch(value: unknown): value is typeof fetch {
  return typeof value === 'function';
}
