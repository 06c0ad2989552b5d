import { parseHunks, type FileStatus } from '../../domain/diff.js';
import { RefusedRequest } from './failure.js';
import type { ChangedFile } from '../../review/ports.js';
import type { GitHubClient, RepositoryName } from './client.js';

/** One page. https://docs.github.com/rest/pulls/pulls#list-pull-requests-files */
const PAGE = 100;
/** The API lists no more files of a pull request (same page). */
export const LISTED_FILES = 3000;
/** The API gives no more files of a comparison. https://docs.github.com/rest/commits/commits#compare-two-commits */
export const COMPARED_FILES = 300;

/** A file as GitHub lists it: `sha` is its blob at the head, or the last one of a removed file. */
export interface ListedFile {
  readonly file: ChangedFile;
  readonly sha: string | null;
  /** GitHub leaves a patch out when the diff is large; a binary file and a mere rename have no changed lines. */
  readonly lacksPatch: boolean;
}

/** GitHub's diff entry, of a pull request or a comparison. */
interface DiffEntry {
  readonly sha: string | null;
  readonly filename: string;
  readonly previous_filename?: string;
  readonly status: FileStatus;
  readonly changes: number;
  readonly patch?: string;
}

/** A comparison's two ends. */
export interface Comparison {
  /** The commit that the left name stands for: the tip, where it is a branch. */
  readonly baseTip: string;
  readonly mergeBase: string;
  /** The first 300 files; undefined where GitHub could not make the diff. */
  readonly files: readonly ListedFile[] | undefined;
}

/** Compares a branch or commit with a commit. A diff that GitHub cannot make (422) still leaves the two ends. */
export async function compare(
  client: GitHubClient,
  repository: RepositoryName,
  base: string,
  head: string,
): Promise<Comparison> {
  try {
    return await comparePage(client, repository, `${base}...${head}`, 1);
  } catch (error) {
    if (!isUnmade(error)) throw error;
    return comparePage(client, repository, `${base}...${head}`, 2);
  }
}

/** The pages are of commits, which nobody needs; the files come with the first page only. */
async function comparePage(
  client: GitHubClient,
  repository: RepositoryName,
  basehead: string,
  page: number,
): Promise<Comparison> {
  const { data } = await client.ask((octokit) =>
    octokit.rest.repos.compareCommitsWithBasehead({ ...repository, basehead, page, per_page: 1 }),
  );
  const files = page === 1 ? data.files?.map(listedFile) : undefined;
  return { baseTip: data.base_commit.sha, mergeBase: data.merge_base_commit.sha, files };
}

/**
 * The files of a pull request at its present head, all pages at once; undefined where GitHub could not make the diff.
 * `count` is the pull request's own number of files: where it is wrong, the answer is not complete.
 */
export async function listFiles(
  client: GitHubClient,
  repository: RepositoryName,
  number: number,
  count: number,
): Promise<readonly ListedFile[] | undefined> {
  const pages = Math.max(Math.ceil(Math.min(count, LISTED_FILES) / PAGE), 1);
  try {
    const lists = await Promise.all(
      Array.from({ length: pages }, (_, index) => listPage(client, repository, number, index + 1)),
    );
    return lists.flat();
  } catch (error) {
    if (isUnmade(error)) return undefined;
    throw error;
  }
}

async function listPage(
  client: GitHubClient,
  repository: RepositoryName,
  number: number,
  page: number,
): Promise<readonly ListedFile[]> {
  const { data } = await client.ask((octokit) =>
    octokit.rest.pulls.listFiles({ ...repository, pull_number: number, per_page: PAGE, page }),
  );
  return data.map(listedFile);
}

/** "Sorry, this diff is taking too long to generate": the trees tell the files as well. */
function isUnmade(error: unknown): boolean {
  return error instanceof RefusedRequest && error.status === 422;
}

function listedFile(entry: DiffEntry): ListedFile {
  const { filename, previous_filename: previousPath, status, patch } = entry;
  const hunks = patch === undefined ? undefined : parseHunks(patch);
  return {
    file: { path: filename, previousPath, status, hunks, sameBytes: false },
    sha: entry.sha,
    lacksPatch: patch === undefined && entry.changes > 0,
  };
}
