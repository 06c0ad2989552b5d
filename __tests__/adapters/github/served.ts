import { GitHubClient } from '../../../src/adapters/github/client.js';
import {
  makeRepository,
  type RepositoryFixture,
  type RepositoryPlan,
} from '../../e2e/servers/git-fixture.js';
import { startGitHub, type GitHubOptions, type GitHubServer } from '../../e2e/servers/github-server.js';

/** A repository that a GitHub serves, and a client of it. */
export interface Served {
  readonly repository: RepositoryFixture;
  readonly server: GitHubServer;
  readonly client: GitHubClient;
  close(): Promise<void>;
}

export const HERE = { owner: 'acme', repo: 'artifacts' };

/** Starts both; a second of waiting takes ten milliseconds. */
export async function serveRepository(
  plan: RepositoryPlan,
  options: Partial<GitHubOptions> = {},
): Promise<Served> {
  const repository = await makeRepository({ checkout: false, ...plan });
  const server = await startGitHub({ directory: repository.dir, ...options });
  return {
    ...{ repository, server },
    client: new GitHubClient({ token: server.token, apiUrl: server.apiUrl, second: 10 }),
    close: async () => {
      await server.close();
      await repository.dispose();
    },
  };
}

/** The requests so far, without the repository's name; ids as X. */
export function requestsOf(server: GitHubServer): readonly string[] {
  return server.requests.map(({ method, path, query }) => {
    const short = path.replace('/repos/acme/artifacts', '').replace(/[0-9a-f]{40}/g, 'X');
    const recursive = query['recursive'] === undefined ? '' : ' recursive';
    return `${method} ${short}${recursive}`;
  });
}
