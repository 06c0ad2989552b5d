import { integer, requiredInteger, requiredText } from './fields.js';
import { page, pageAnswer, type Call, type Handlers } from './github-call.js';
import { notFound } from './github-refusal.js';
import { userShape } from './github-shapes.js';
import { pullFiles, pullOf, pullUrl, withheld, type World } from './github-world.js';
import type { FileChange } from './file-changes.js';
import type { Answer } from './loopback.js';

/** Commits of a comparison that come when no page is asked for. */
const COMPARED_COMMITS = 250;

/** What is asked about the pull request and about two commits. */
export const pullHandlers: Handlers = {
  'pulls/get': getPull,
  'pulls/list-files': listFiles,
  'repos/compare-commits-with-basehead': compare,
  'repos/compare-commits': compare,
};

async function getPull(call: Call, world: World): Promise<Answer> {
  const pull = pullOf(world, requiredInteger(call.path, 'pull_number'));
  const files = await pullFiles(world, pull, pull.head);
  const repository = (name: string): object => ({
    full_name: name,
    name: name.split('/')[1],
    owner: userShape(name.split('/')[0] ?? ''),
    fork: name !== world.name,
    private: !world.isPublic,
    default_branch: world.defaultBranch,
  });
  const side = (name: string | null, ref: string, sha: string): object => {
    const owner = name?.split('/')[0] ?? 'unknown';
    const repo = name === null ? null : repository(name);
    return { label: `${owner}:${ref}`, ref, sha, user: name === null ? null : userShape(owner), repo };
  };
  const body = {
    number: pull.number,
    id: 1,
    node_id: 'PR_kwDOAAAB',
    html_url: pullUrl(world),
    title: `Pull request ${pull.number}`,
    state: pull.state,
    locked: false,
    draft: pull.draft,
    merged: false,
    user: userShape(pull.author),
    head: side(pull.headRepository, pull.headRef, pull.head),
    base: side(world.name, pull.baseRef, pull.baseSha),
    comments: world.state.issueComments.length,
    review_comments: world.state.reviewComments.length,
    changed_files: pull.changedFiles ?? files.length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
  };
  return { status: 200, body };
}

async function listFiles(call: Call, world: World): Promise<Answer> {
  const pull = pullOf(world, requiredInteger(call.path, 'pull_number'));
  const files = await pullFiles(world, pull, pull.head);
  return pageAnswer(call, files.slice(0, world.limits.listedFiles).map(fileShape));
}

function fileShape(file: FileChange): object {
  return {
    sha: file.sha,
    filename: file.filename,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    ...(file.patch === undefined ? {} : { patch: file.patch }),
    ...(file.previousFilename === undefined ? {} : { previous_filename: file.previousFilename }),
  };
}

async function compare(call: Call, world: World): Promise<Answer> {
  const [base, head, ...more] = requiredText(call.path, 'basehead').split('...');
  if (base === undefined || head === undefined || more.length > 0) throw notFound();
  const [from, to] = await Promise.all([commitOf(world, base), commitOf(world, head)]);
  if (from === undefined || to === undefined) throw notFound();
  const merged = await world.repository.mergeBase(from, to);
  if (merged === undefined) throw notFound(`No common ancestor between ${base} and ${head}.`);
  const ahead = await world.repository.commits(from, to);
  const behind = await world.repository.commits(to, from);
  const files = withheld(world, await world.repository.changes(merged, to));
  const commits = page(call, ahead, COMPARED_COMMITS);
  // The files come with the first page only, however many pages of commits there are.
  const first = (integer(call.query, 'page') ?? 1) === 1;
  const body = {
    status: statusOf(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    base_commit: commitShape(from),
    merge_base_commit: commitShape(merged),
    commits: commits.items.map(commitShape),
    files: first ? files.slice(0, world.limits.comparedFiles).map(fileShape) : [],
  };
  return { status: 200, headers: commits.headers, body };
}

/** A branch, tag or SHA; `owner:branch` and `owner:repository:branch` are one network of forks. */
function commitOf(world: World, name: string): Promise<string | undefined> {
  return world.repository.commit(name.split(':').at(-1) ?? name);
}

function statusOf(ahead: number, behind: number): string {
  if (ahead === 0) return behind === 0 ? 'identical' : 'behind';
  return behind === 0 ? 'ahead' : 'diverged';
}

function commitShape(sha: string): object {
  return { sha, node_id: `C_${sha}`, commit: { message: '', tree: { sha: '' } }, parents: [] };
}
