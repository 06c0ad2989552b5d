import { UserError } from '../../domain/failure.js';
import type { GitHubClient, RepositoryName } from './client.js';

/**
 * One file of any repository at a branch, tag or commit; null where it is not there, or where the token may not see
 * that repository. For configuration only: GitHub follows links here.
 * Files over 1 MB come without content. https://docs.github.com/rest/repos/contents
 */
export async function readContents(
  client: GitHubClient,
  repository: RepositoryName,
  path: string,
  ref: string,
): Promise<Uint8Array | null> {
  const answer = await client.askOrNull((octokit) =>
    octokit.rest.repos.getContent({ ...repository, path, ref }),
  );
  if (answer === null) return null;
  const { data } = answer;
  const where = `${path} in ${repository.owner}/${repository.repo} at ${ref}`;
  if (Array.isArray(data) || data.type !== 'file') throw new UserError(`${where} is not a file.`);
  if (data.encoding !== 'base64') throw new UserError(`${where} is larger than 1 MB.`);
  return Buffer.from(data.content, 'base64');
}
