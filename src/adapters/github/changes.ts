import { UserError } from '../../domain/failure.js';
import { skipReasonOf, withExactRenames, type TreeChange, type TreeFile } from '../git/objects.js';
import { Blobs } from './blobs.js';
import { RefusedRequest } from './failure.js';
import {
  compare,
  COMPARED_FILES,
  LISTED_FILES,
  listFiles,
  type Comparison,
  type ListedFile,
} from './listing.js';
import { readPullRequest, type PullRequest } from './pull-request.js';
import { Trees } from './tree.js';
import type { ChangedFile, Changes, ChangeSet, FileContent, Side } from '../../review/ports.js';
import type { GitHubClient, RepositoryName } from './client.js';

/** Larger files are skipped: a policy has at most 20,480 characters, a template at most 1 MB. */
const LARGEST_FILE = 1024 * 1024;

export interface GitHubChangesOptions {
  /** Bytes. */
  readonly largestFile?: number;
}

/** Where a run reads a change. */
interface Place {
  readonly client: GitHubClient;
  readonly repository: RepositoryName;
  readonly head: string;
  readonly comparison: Comparison;
  /** The pull request, as long as its head is the one that is read. */
  readonly pull: PullRequest | undefined;
}

/**
 * What a pull request changes at `head`, the commit that the check hangs on. The comparison is made with the base
 * branch as it is now, since a payload, and the API's `base.sha`, may tell an old one.
 */
export async function pullRequestChanges(
  client: GitHubClient,
  repository: RepositoryName,
  pull: PullRequest,
  head: string,
  options: GitHubChangesOptions = {},
): Promise<GitHubChanges> {
  const comparison = await compareOrExplain(client, repository, pull.baseRef, head);
  const present = pull.headSha === head ? pull : undefined;
  return new GitHubChanges({ client, repository, head, comparison, pull: present }, options);
}

/** What a merge group's head changes against its base; both commits are taken as they are given. */
export async function commitChanges(
  client: GitHubClient,
  repository: RepositoryName,
  base: string,
  head: string,
  options: GitHubChangesOptions = {},
): Promise<GitHubChanges> {
  const compared = await compareOrExplain(client, repository, base, head);
  // GitHub's files are those since the merge base: of use only where that is the given base.
  const files = compared.mergeBase === base ? compared.files : undefined;
  const comparison = { baseTip: base, mergeBase: base, files };
  return new GitHubChanges({ client, repository, head, comparison, pull: undefined }, options);
}

async function compareOrExplain(
  client: GitHubClient,
  repository: RepositoryName,
  base: string,
  head: string,
): Promise<Comparison> {
  try {
    return await compare(client, repository, base, head);
  } catch (error) {
    if (!(error instanceof RefusedRequest) || error.status !== 404) throw error;
    throw new UserError(
      `${base} and ${head} cannot be compared: ${error.message} ` +
        'A head without a common ancestor has to be rebased onto the base branch.',
    );
  }
}

/** A change on GitHub, read through its API: no checkout is needed, and nothing of it touches this machine's disk. */
export class GitHubChanges implements Changes {
  readonly #place: Place;
  readonly #largestFile: number;
  readonly #trees: Trees;
  readonly #blobs: Blobs;
  readonly #announced: { readonly path: string; readonly side: Side }[] = [];
  #resolving: Promise<void> = Promise.resolve();

  constructor(place: Place, { largestFile = LARGEST_FILE }: GitHubChangesOptions) {
    this.#place = place;
    this.#largestFile = largestFile;
    this.#trees = new Trees(place.client, place.repository);
    this.#blobs = new Blobs(place.client, place.repository);
  }

  /** The base branch's tip: where the configuration is read. */
  get baseTip(): string {
    return this.#place.comparison.baseTip;
  }

  get mergeBase(): string {
    return this.#place.comparison.mergeBase;
  }

  async list(): Promise<ChangeSet> {
    return { base: this.mergeBase, head: this.#place.head, files: await this.#files() };
  }

  /**
   * The comparison tells the files of that very head, up to 300. More are listed by the pull request itself, which
   * tells them for its present head. Whatever is not complete, or does not fit the pull request's own count, is taken
   * from the trees.
   */
  async #files(): Promise<readonly ChangedFile[]> {
    const { comparison, pull } = this.#place;
    const compared = comparison.files ?? [];
    const isWhole = comparison.files !== undefined && compared.length < COMPARED_FILES;
    const lacksPatches = compared.some(({ lacksPatch }) => lacksPatch);
    const listed = pull !== undefined && (!isWhole || lacksPatches) ? await this.#listed(pull) : [];
    const known = [...compared, ...listed];
    if (isWhole && (pull === undefined || pull.changedFiles === compared.length)) {
      return lacksPatches
        ? compared.map((entry) => withHunks(entry.file, entry.sha, listed))
        : filesOf(compared);
    }
    if (pull !== undefined && listed.length === pull.changedFiles && listed.length < LISTED_FILES) {
      return filesOf(listed);
    }
    const changes = withExactRenames(await this.#trees.differences(this.mergeBase, this.#place.head));
    return withKnown(changes, known);
  }

  /** The pull request's own list; nothing where its head moved while it was read. */
  async #listed(pull: PullRequest): Promise<readonly ListedFile[]> {
    const { client, repository, head } = this.#place;
    const listed = await listFiles(client, repository, pull.number, pull.changedFiles);
    if (listed === undefined) return [];
    const { headSha } = await readPullRequest(client, repository, pull.number);
    return headSha === head ? listed : [];
  }

  announce(wanted: readonly { readonly path: string; readonly side: Side }[]): void {
    this.#announced.push(...wanted);
  }

  async read(path: string, side: Side): Promise<FileContent> {
    await this.#resolveAnnounced();
    const file = await this.#find(path, side);
    if (file === undefined) return { kind: 'absent' };
    const skipped = skipReasonOf(file.mode);
    if (skipped !== undefined) return { kind: 'skipped', reason: skipped };
    if ((file.size ?? 0) > this.#largestFile) return { kind: 'skipped', reason: 'too-large' };
    return { kind: 'bytes', bytes: await this.#blobs.read(file.oid) };
  }

  filesIn(folder: string, side: Side): Promise<readonly string[]> {
    return this.#trees.filesIn(this.#commitAt(side), folder);
  }

  /** Finds the blobs of what was announced, once, before anything is read. */
  #resolveAnnounced(): Promise<void> {
    if (this.#announced.length === 0) return this.#resolving;
    const announced = this.#announced.splice(0);
    this.#resolving = this.#resolving.then(async () => {
      const files = await Promise.all(announced.map(({ path, side }) => this.#find(path, side)));
      for (const file of files) {
        const isRead = file !== undefined && skipReasonOf(file.mode) === undefined;
        if (isRead && (file.size ?? 0) <= this.#largestFile) this.#blobs.announce(file.oid, file.size ?? 0);
      }
    });
    return this.#resolving;
  }

  #find(path: string, side: Side): Promise<TreeFile | undefined> {
    return this.#trees.find(this.#commitAt(side), path);
  }

  #commitAt(side: Side): string {
    return side === 'head' ? this.#place.head : this.mergeBase;
  }
}

function filesOf(listed: readonly ListedFile[]): readonly ChangedFile[] {
  return listed.map(({ file }) => file);
}

/** The files of the trees, with the renames and hunks that GitHub told of the same blobs. */
function withKnown(changes: readonly TreeChange[], known: readonly ListedFile[]): readonly ChangedFile[] {
  const byBlob = new Map(known.map((entry) => [`${entry.sha ?? ''} ${entry.file.path}`, entry.file]));
  const told = (change: TreeChange): ChangedFile | undefined =>
    byBlob.get(`${(change.after ?? change.before)?.oid ?? ''} ${change.path}`);
  const isRename = (change: TreeChange): boolean =>
    change.status === 'added' && told(change)?.status === 'renamed';
  const moved = new Set(changes.filter(isRename).map((change) => told(change)?.previousPath));
  return changes
    .filter(({ status, path }) => status !== 'removed' || !moved.has(path))
    .map((change) => {
      const file = told(change);
      if (file !== undefined && isRename(change)) return file;
      const { path, previousPath, status, before, after } = change;
      return { path, previousPath, status, hunks: file?.hunks, sameBytes: before?.oid === after?.oid };
    });
}

/** Borrows the hunks that GitHub told elsewhere for the same blob. */
function withHunks(file: ChangedFile, sha: string | null, listed: readonly ListedFile[]): ChangedFile {
  if (file.hunks !== undefined) return file;
  const found = listed.find((entry) => entry.sha === sha && entry.file.path === file.path);
  return { ...file, hunks: found?.file.hunks };
}
