import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { GitHubConversation } from '../../../src/adapters/github/conversation.js';
import { PermissionError } from '../../../src/domain/failure.js';
import { RefusedReview, type InlineComment, type StandingComment } from '../../../src/review/ports.js';
import { HERE, requestsOf, serveRepository, type Served } from './served.js';

const BOT = 'github-actions[bot]';
let served: Served;
let conversation: GitHubConversation;

beforeEach(async () => {
  served = await serveRepository({ base: { 'a.json': 'one\n' }, head: { 'a.json': 'one\ntwo\nthree\n' } });
  conversation = new GitHubConversation(served.client, HERE, 7);
});

afterEach(async () => {
  expect(served.server.violations).toEqual([]);
  await served.close();
});

const inline = (line: number, startLine?: number): InlineComment => ({
  ...{ path: 'a.json', body: `on ${line}`, side: 'RIGHT', line, startLine },
});
const post = (comments: readonly InlineComment[]): Promise<void> =>
  conversation.postReview(served.repository.headSha, 'One line.', comments);
async function only(): Promise<StandingComment> {
  const [first] = await conversation.standing();
  if (first === undefined) throw new Error('nothing stands');
  return first;
}

test('tells its own comments, oldest first, with what people did to them', async () => {
  const { server } = served;
  const answered = server.addComment({ user: BOT, body: 'first', path: 'a.json', line: 3, startLine: 2 });
  server.reply(answered, 'ada', 'why?');
  const resolved = server.addComment({ user: BOT, body: 'second', path: 'a.json', line: 2 });
  server.resolveThread(resolved, 'ada');
  server.addComment({ user: BOT, body: 'summary' });
  server.addComment({ user: BOT, body: 'on the file', path: 'a.json' });
  server.addComment({ user: 'mallory', body: '<!-- a marker like ours -->', path: 'a.json', line: 2 });
  server.addComment({ user: 'github-actions', body: '<!-- a marker like ours -->' });
  const where = { path: 'a.json', side: 'RIGHT', startLine: undefined, kind: 'review', subject: 'line' };
  const state = { minimized: false, resolved: false, answered: false };
  expect(await conversation.standing()).toMatchObject([
    { ...where, ...state, body: 'first', line: 3, startLine: 2, answered: true, id: answered },
    { ...where, ...state, body: 'second', line: 2, resolved: true, id: resolved },
    { ...state, kind: 'issue', subject: undefined, path: undefined, line: undefined, body: 'summary' },
    {
      ...state,
      kind: 'review',
      subject: 'file',
      path: 'a.json',
      line: undefined,
      side: undefined,
      body: 'on the file',
    },
  ]);
  expect(requestsOf(server).toSorted()).toEqual([
    'GET /issues/7/comments',
    'GET /pulls/7/comments',
    'POST /graphql',
  ]);
});

test('reads every page of a long conversation', async () => {
  const { server } = served;
  for (let count = 0; count < 101; count++) {
    const id = server.addComment({ user: BOT, body: `${count}`, path: 'a.json', line: 2 });
    if (count === 100) server.resolveThread(id, 'ada');
    server.addComment({ user: BOT, body: `in the conversation ${count}` });
  }
  const standing = await conversation.standing();
  expect(standing).toHaveLength(202);
  expect(standing.filter(({ resolved }) => resolved).map(({ body }) => body)).toEqual(['100']);
  expect(server.requests).toHaveLength(6);
});

test('an outdated comment has no line', async () => {
  const { server, repository } = served;
  server.addComment({ user: BOT, body: 'x', path: 'a.json', line: 2 });
  server.moveHead(await repository.commit({ 'a.json': 'one\nrewritten\n' }));
  expect(await only()).toMatchObject({ path: 'a.json', subject: 'line', line: undefined });
  expect(await conversation.currentHead()).toBe(server.pull?.head);
});

test('posts one review that neither approves nor requests changes', async () => {
  await post([inline(2), inline(3, 2)]);
  const { server } = served;
  expect(server.reviews).toMatchObject([
    { state: 'COMMENTED', body: 'One line.', commit_id: served.repository.headSha },
  ]);
  expect(server.reviewComments).toMatchObject([
    { line: 2, start_line: null, side: 'RIGHT', body: 'on 2' },
    { line: 3, start_line: 2, start_side: 'RIGHT' },
  ]);
  expect(server.requests).toHaveLength(1);
});

test('a line outside of the diff refuses the review, and nothing of it stands', async () => {
  await expect(post([inline(2), inline(40)])).rejects.toThrow(RefusedReview);
  expect(served.server.reviewComments).toEqual([]);
});

test('comments on a file and in the conversation, edits, hides and shows again', async () => {
  const { server, repository } = served;
  await conversation.postFileComment(repository.headSha, 'a.json', 'on the file');
  await conversation.postComment('summary');
  const [file, summary] = await conversation.standing();
  if (file === undefined || summary === undefined) throw new Error('they do not stand');
  await conversation.edit(file, 'on the file, edited');
  await conversation.edit(summary, 'summary, edited');
  await conversation.minimize(file, 'RESOLVED');
  expect(server.reviewComments).toMatchObject([
    { body: 'on the file, edited', subject_type: 'file', minimized: 'RESOLVED' },
  ]);
  expect(server.issueComments).toMatchObject([{ body: 'summary, edited' }]);
  expect(await only()).toMatchObject({ minimized: true });
  await conversation.unminimize(file);
  expect(server.reviewComments[0]?.minimized).toBeNull();
});

test('a comment that somebody deleted meanwhile stays deleted', async () => {
  served.server.addComment({ user: BOT, body: 'x', path: 'a.json', line: 2 });
  const comment = await only();
  const gone = { ...comment, id: 1, nodeId: 'PRRC_gone' };
  await conversation.edit(gone, 'y');
  await conversation.minimize(gone, 'RESOLVED');
  expect(served.server.reviewComments[0]?.body).toBe('x');
});

test('without permission to write, everything names it', async () => {
  served.server.addComment({ user: BOT, body: 'x', path: 'a.json', line: 2 });
  served.server.permit({ contents: 'read', 'pull-requests': 'read' });
  const comment = await only();
  const permission = { permission: 'pull-requests: write' };
  await expect(post([inline(2)])).rejects.toThrow(PermissionError);
  await expect(conversation.edit(comment, 'y')).rejects.toMatchObject(permission);
  await expect(conversation.minimize(comment, 'RESOLVED')).rejects.toMatchObject(permission);
  served.server.permit({ contents: 'read' });
  await expect(conversation.standing()).rejects.toMatchObject({ permission: 'pull-requests: read' });
});
