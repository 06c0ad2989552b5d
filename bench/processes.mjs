import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ratio, row, scratch } from './measure.mjs';

/** Whole processes against `node -e 0`. */
export async function bench() {
  const policy = join(scratch, 'one', 'policy.json');
  mkdirSync(join(scratch, 'one'));
  writeFileSync(policy, onePolicy);
  const check = await ratio({ args: ['dist/cli.js', 'check', policy] });
  row('check on one policy, whole process / node -e 0', `${check.ratio.toFixed(2)} x`, 'at most 2.5');

  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const action = await ratio({
    args: ['dist/index.js'],
    env: actionEnvironment(server.address().port),
    live: true,
  });
  server.close();
  row(
    'the action, a pull request without policy files / node -e 0',
    `${action.ratio.toFixed(2)} x`,
    'at most 3.5',
  );
}

const onePolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: 'arn:aws:s3:::acme-build-artifacts/*',
    },
  ],
});

const head = 'a'.repeat(40);
const base = 'b'.repeat(40);

const files = [
  {
    filename: 'src/app.py',
    status: 'modified',
    sha: 'c'.repeat(40),
    additions: 1,
    deletions: 0,
    changes: 1,
    patch: '@@ -1 +1,2 @@\n a\n+b',
  },
];

/** As much of GitHub as a pull request without policy files asks for. */
function answer(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const user = { login: 'octocat', type: 'User', id: 1 };
  const repo = { full_name: 'acme/webshop', fork: false };
  const body = {
    '/repos/acme/webshop/pulls/7': {
      number: 7,
      state: 'open',
      draft: false,
      changed_files: 1,
      comments: 0,
      review_comments: 0,
      user,
      head: { sha: head, ref: 'topic', repo },
      base: { sha: base, ref: 'main', repo },
    },
    [`/repos/acme/webshop/compare/main...${head}`]: {
      base_commit: { sha: base },
      merge_base_commit: { sha: base },
      files,
    },
    '/repos/acme/webshop/pulls/7/files': files,
  }[pathname];
  response.writeHead(body ? 200 : 404, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body ?? { message: 'Not Found' }));
}

function actionEnvironment(port) {
  const file = (name, text = '') => {
    const path = join(scratch, name);
    writeFileSync(path, text);
    return path;
  };
  return {
    'INPUT_GITHUB-TOKEN': 'token',
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: `http://127.0.0.1:${port}`,
    GITHUB_REPOSITORY: 'acme/webshop',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: file(
      'event.json',
      JSON.stringify({ pull_request: { number: 7, head: { sha: head } } }),
    ),
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_WORKSPACE: scratch,
  };
}
