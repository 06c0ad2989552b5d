import { posix } from 'node:path';
import { requiredText, text } from './fields.js';
import { notFound, Refusal } from './github-refusal.js';
import type { Call, Handlers } from './github-call.js';
import type { World } from './github-world.js';
import type { Answer } from './loopback.js';
import type { Repository, TreeEntry } from './repository.js';

/** The contents API gives a file's text up to 1 MB; above that only as bytes, and nothing above 100 MB. */
const LARGEST_CONTENT = 1_048_576;
/** GitHub breaks base64 into lines of 60 characters, each with a line end. */
const BASE64_LINE = /.{1,60}/g;

/** Trees, blobs and files. */
export const gitHandlers: Handlers = {
  'git/get-tree': getTree,
  'git/get-blob': getBlob,
  'repos/get-content': getContent,
};

async function getTree(call: Call, world: World): Promise<Answer> {
  const name = requiredText(call.path, 'tree_sha');
  const sha = await world.repository.treeSha(name);
  if (sha === undefined) throw notFound();
  const recursive = text(call.query, 'recursive') !== undefined;
  const entries = await world.repository.tree(sha, recursive);
  const truncated = recursive && entries.length > world.limits.treeEntries;
  const tree = truncated ? entries.slice(0, world.limits.treeEntries) : entries;
  return { status: 200, body: { sha, tree, truncated } };
}

async function getBlob(call: Call, world: World): Promise<Answer> {
  const sha = requiredText(call.path, 'file_sha');
  if (!/^[0-9a-f]{40}$/.test(sha)) {
    throw new Refusal(422, 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].');
  }
  const bytes = await world.repository.blob(sha);
  if (bytes === undefined) throw notFound();
  if (call.raw) return { status: 200, body: bytes };
  const body = { sha, node_id: `B_${sha}`, size: bytes.length, content: base64(bytes), encoding: 'base64' };
  return { status: 200, body };
}

async function getContent(call: Call, world: World): Promise<Answer> {
  const repository = repositoryOf(call, world);
  const ref = text(call.query, 'ref') ?? world.defaultBranch;
  const commit = await repository.commit(ref);
  if (commit === undefined) throw notFound(`No commit found for the ref ${ref}`);
  const path = requiredText(call.path, 'path').replace(/\/+$/, '');
  const entry = await followed(repository, commit, path);
  if (entry === undefined) throw notFound();
  if (entry.type === 'commit') return { status: 200, body: contentShape(entry, path, { type: 'submodule' }) };
  if (entry.type === 'tree') return { status: 200, body: await directory(repository, entry, path) };
  const bytes = (await repository.blob(entry.sha)) ?? Buffer.alloc(0);
  if (call.raw) return { status: 200, body: bytes };
  if (entry.mode === '120000') {
    return {
      status: 200,
      body: contentShape(entry, path, { type: 'symlink', target: bytes.toString('utf8') }),
    };
  }
  const large = bytes.length > LARGEST_CONTENT;
  const content = large ? { content: '', encoding: 'none' } : { content: base64(bytes), encoding: 'base64' };
  return { status: 200, body: contentShape(entry, path, { type: 'file', ...content }) };
}

function repositoryOf(call: Call, world: World): Repository {
  const name = `${requiredText(call.path, 'owner')}/${requiredText(call.path, 'repo')}`;
  if (name === world.name) return world.repository;
  const other = world.otherRepositories.get(name);
  if (other === undefined) throw notFound();
  return other;
}

/** The contents API follows a link to a file of the repository, and shows any other link as such. */
async function followed(
  repository: Repository,
  commit: string,
  path: string,
  depth = 0,
): Promise<TreeEntry | undefined> {
  const entry = await repository.entry(commit, path);
  if (entry?.mode !== '120000' || depth > 5) return entry;
  const target = ((await repository.blob(entry.sha)) ?? Buffer.alloc(0)).toString('utf8');
  const resolved = posix.normalize(posix.join(posix.dirname(path), target));
  if (target.startsWith('/') || resolved.startsWith('..')) return entry;
  const found = await followed(repository, commit, resolved, depth + 1);
  return found?.type === 'blob' && found.mode !== '120000' ? found : entry;
}

async function directory(repository: Repository, entry: TreeEntry, path: string): Promise<readonly object[]> {
  const kinds = { blob: 'file', tree: 'dir', commit: 'submodule' } as const;
  const entries = await repository.tree(entry.sha, false);
  return entries.map((child) => contentShape(child, `${path}/${child.path}`, { type: kinds[child.type] }));
}

function contentShape(entry: TreeEntry, path: string, more: object): object {
  return { ...{ name: posix.basename(path), path, sha: entry.sha, size: entry.size ?? 0 }, ...more };
}

function base64(bytes: Buffer): string {
  return (bytes.toString('base64').match(BASE64_LINE) ?? []).map((line) => `${line}\n`).join('');
}
