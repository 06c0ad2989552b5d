/**
 * Cuts GitHub's OpenAPI description down to the endpoints that the action calls, request side only, for the
 * GitHub that the end-to-end tests talk to.
 *
 *   cd $(mktemp -d) && npm install @octokit/openapi@23
 *   node <project>/scripts/github-openapi.mjs node_modules/@octokit/openapi/generated/api.github.com.json
 *
 * The package is 385 MB, so it is no dependency: the cut is committed instead.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const REPOSITORY = '/repos/{owner}/{repo}';

/** The closed list: what the action may ask of GitHub. A new endpoint is added here first. */
const ENDPOINTS = {
  [`${REPOSITORY}/pulls/{pull_number}`]: ['get'],
  [`${REPOSITORY}/pulls/{pull_number}/files`]: ['get'],
  [`${REPOSITORY}/compare/{basehead}`]: ['get'],
  [`${REPOSITORY}/git/trees/{tree_sha}`]: ['get'],
  [`${REPOSITORY}/git/blobs/{file_sha}`]: ['get'],
  [`${REPOSITORY}/contents/{path}`]: ['get'],
  [`${REPOSITORY}/pulls/{pull_number}/reviews`]: ['get', 'post'],
  [`${REPOSITORY}/pulls/{pull_number}/comments`]: ['get', 'post'],
  [`${REPOSITORY}/pulls/comments/{comment_id}`]: ['patch', 'delete'],
  [`${REPOSITORY}/issues/{issue_number}/comments`]: ['get', 'post'],
  [`${REPOSITORY}/issues/comments/{comment_id}`]: ['patch', 'delete'],
  [`${REPOSITORY}/issues/comments/{comment_id}/reactions`]: ['post'],
  [`${REPOSITORY}/collaborators/{username}/permission`]: ['get'],
  [`${REPOSITORY}/actions/workflows/{workflow_id}/runs`]: ['get'],
  [`${REPOSITORY}/actions/runs/{run_id}/rerun`]: ['post'],
  [`${REPOSITORY}/statuses/{sha}`]: ['post'],
};

/** Says nothing about whether a request is valid. */
const PROSE = new Set([
  'description',
  'example',
  'examples',
  'title',
  'deprecated',
  'x-github',
  'externalDocs',
  'default',
]);

const source = process.argv[2];
if (source === undefined) {
  console.error('usage: node scripts/github-openapi.mjs path/to/api.github.com.json');
  process.exit(2);
}
const description = JSON.parse(readFileSync(source, 'utf8'));

function target(reference) {
  return reference
    .slice('#/'.length)
    .split('/')
    .reduce((node, key) => node[key.replaceAll('~1', '/').replaceAll('~0', '~')], description);
}

/** A schema with its references in place. `names`: a property may be called like a word of PROSE. */
function inlined(node, names = false) {
  if (Array.isArray(node)) return node.map((item) => inlined(item));
  if (node === null || typeof node !== 'object') return node;
  if (typeof node.$ref === 'string') return inlined(target(node.$ref));
  const kept = Object.entries(node).filter(([key]) => names || !PROSE.has(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, inlined(value, key === 'properties')]));
}

function parameter(raw) {
  const {
    name,
    in: place,
    required = false,
    schema,
    ...rest
  } = raw.$ref === undefined ? raw : target(raw.$ref);
  const multiple = rest['x-multi-segment'] === true ? { 'x-multi-segment': true } : {};
  return { name, in: place, required, ...multiple, schema: inlined(schema) };
}

function operation(path, method) {
  const item = description.paths[path];
  const raw = item?.[method];
  if (raw === undefined) throw new Error(`GitHub's description has no ${method.toUpperCase()} ${path}`);
  const body = raw.requestBody?.content['application/json'].schema;
  return {
    operationId: raw.operationId,
    parameters: [...(item.parameters ?? []), ...(raw.parameters ?? [])].map(parameter),
    ...(body === undefined
      ? {}
      : { requestBody: { required: raw.requestBody.required === true, schema: inlined(body) } }),
  };
}

const licence = readFileSync(join(dirname(source), '../LICENSE'), 'utf8').trim();
const paths = Object.fromEntries(
  Object.entries(ENDPOINTS).map(([path, methods]) => [
    path,
    Object.fromEntries(methods.map((method) => [method, operation(path, method)])),
  ]),
);
const cut = {
  'x-source': `github/rest-api-description by @octokit/openapi ${description.info.version}, cut by scripts/github-openapi.mjs`,
  'x-notice': `GitHub's description of its REST API, under the MIT licence. ${licence}`,
  paths,
};

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const output = join(root, '__tests__/e2e/servers/github-openapi.json');
const options = await resolveConfig(output);
writeFileSync(output, await format(JSON.stringify(cut), { ...options, filepath: output }));
console.log(`${output}: ${Object.keys(paths).length} paths`);
