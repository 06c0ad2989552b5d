import { tooMuchContent, notFound } from './github-refusal.js';
import type { FileChange } from './file-changes.js';
import type { Permissions } from './github-permissions.js';
import type { Wording } from './github-review-rules.js';
import type { GitHubState } from './github-state.js';
import type { Repository } from './repository.js';

export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

/** A run of a workflow, as the list of a workflow's runs shows it. */
export interface WorkflowRun {
  readonly id: number;
  /** The workflow's file name. */
  readonly workflow: string;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch?: string;
  readonly status: 'queued' | 'in_progress' | 'completed' | 'waiting';
  readonly conclusion?: 'success' | 'failure' | 'cancelled' | 'action_required' | null;
  readonly attempt?: number;
  /** ISO 8601; the newest run is listed first. */
  readonly createdAt?: string;
}

/** The numbers that GitHub stops at; a test makes them small rather than its repository large. */
export interface Limits {
  /** Files of a pull request that are listed at all: 3000. */
  listedFiles: number;
  /** Files of a comparison: 300. */
  comparedFiles: number;
  /** Entries of a recursive tree before it comes truncated: 100,000. */
  treeEntries: number;
  /** Bytes of a blob's text that GraphQL gives before it says isTruncated: 512,000. */
  blobText: number;
  /** Requests that write reviews and comments, edits too, in a minute: 80. */
  contentPerMinute: number;
  /** The same in an hour: 500. */
  contentPerHour: number;
}

/** The pull request, as far as a test may want to change it. */
export interface Pull {
  readonly number: number;
  readonly author: string;
  readonly headRef: string;
  /** null: the fork was deleted. */
  readonly headRepository: string | null;
  baseRef: string;
  /** What the API calls base.sha: the base branch when the pull request was last pushed to, not its tip. */
  baseSha: string;
  head: string;
  /** Every head there was: a comment may name an older one. */
  readonly heads: Set<string>;
  state: 'open' | 'closed';
  draft: boolean;
  /** What the API counts, where it differs from what is listed. */
  changedFiles: number | undefined;
}

/** What all handlers look at and change. */
export interface World {
  readonly name: string;
  readonly repository: Repository;
  readonly otherRepositories: ReadonlyMap<string, Repository>;
  readonly pull: Pull | undefined;
  readonly state: GitHubState;
  readonly apiUrl: string;
  readonly serverUrl: string;
  readonly defaultBranch: string;
  readonly viewer: string;
  readonly token: string;
  readonly limits: Limits;
  permissions: Permissions;
  isPublic: boolean;
  readonly collaborators: Map<string, Role>;
  readonly workflowRuns: WorkflowRun[];
  withoutPatch: RegExp | undefined;
  wording: Wording;
  /** When content was written in the last hour, in milliseconds. */
  readonly contentTimes: number[];
}

/** The pull request with this number, or GitHub's 404. */
export function pullOf(world: World, number: number | undefined): Pull {
  if (world.pull === undefined || world.pull.number !== number) throw notFound();
  return world.pull;
}

export function pullUrl(world: World): string {
  return `${world.serverUrl}/${world.name}/pull/${world.pull?.number ?? 0}`;
}

/** The pull request's files at one of its heads: the difference from the merge base, without patches withheld. */
export async function pullFiles(world: World, pull: Pull, head: string): Promise<readonly FileChange[]> {
  const tip = await world.repository.commit(pull.baseRef);
  const base = tip === undefined ? undefined : await world.repository.mergeBase(tip, head);
  if (base === undefined) return [];
  return withheld(world, await world.repository.changes(base, head));
}

/** The files as GitHub shows them, without the patches that the test withholds. */
export function withheld(world: World, files: readonly FileChange[]): readonly FileChange[] {
  const hidden = world.withoutPatch;
  if (hidden === undefined) return files;
  return files.map((file) => {
    if (!hidden.test(file.filename)) return file;
    const { patch, ...rest } = file;
    return patch === undefined ? file : rest;
  });
}

/** Counts one request that writes content; throws the secondary limit's refusal when there were too many. */
export function countContent(world: World): void {
  const now = Date.now();
  const recent = world.contentTimes.filter((time) => now - time < 3_600_000);
  const lastMinute = recent.filter((time) => now - time < 60_000);
  const { contentPerMinute, contentPerHour } = world.limits;
  if (lastMinute.length >= contentPerMinute || recent.length >= contentPerHour) throw tooMuchContent();
  world.contentTimes.splice(0, Infinity, ...recent, now);
}
