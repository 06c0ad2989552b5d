import { requiredInteger, requiredText, text } from './fields.js';
import { pageAnswer, type Call, type Handlers } from './github-call.js';
import { notFound, validationFailed } from './github-refusal.js';
import { bodyProblem } from './github-review-rules.js';
import { issueCommentShape, userShape } from './github-shapes.js';
import { countContent, pullOf, pullUrl, type Role, type World } from './github-world.js';
import type { IssueComment } from './github-state.js';
import type { Answer } from './loopback.js';

/** The pull request's conversation, and who may speak in it. */
export const conversationHandlers: Handlers = {
  'issues/list-comments': listComments,
  'issues/create-comment': createComment,
  'issues/update-comment': updateComment,
  'issues/delete-comment': deleteComment,
  'reactions/create-for-issue-comment': react,
  'repos/get-collaborator-permission-level': permissionOf,
};

function listComments(call: Call, world: World): Answer {
  pullOf(world, requiredInteger(call.path, 'issue_number'));
  const since = text(call.query, 'since');
  const listed = world.state.issueComments.filter(
    ({ updated_at }) => since === undefined || updated_at >= since,
  );
  return pageAnswer(
    call,
    listed.map((comment) => issueCommentShape(comment, pullUrl(world))),
  );
}

function createComment(call: Call, world: World): Answer {
  pullOf(world, requiredInteger(call.path, 'issue_number'));
  countContent(world);
  const body = requiredText(call.body, 'body');
  const problem = bodyProblem(body);
  if (problem !== undefined)
    throw validationFailed('IssueComment', 'data', `Body ${problem}`, 'unprocessable');
  const comment = world.state.addIssueComment(world.viewer, body);
  return { status: 201, body: issueCommentShape(comment, pullUrl(world)) };
}

function updateComment(call: Call, world: World): Answer {
  const comment = commentOf(call, world);
  countContent(world);
  const body = requiredText(call.body, 'body');
  const problem = bodyProblem(body);
  if (problem !== undefined) throw validationFailed('IssueComment', 'body', `body ${problem}`);
  world.state.edit(comment, body);
  return { status: 200, body: issueCommentShape(comment, pullUrl(world)) };
}

function deleteComment(call: Call, world: World): Answer {
  world.state.remove(commentOf(call, world));
  return { status: 204 };
}

function commentOf(call: Call, world: World): IssueComment {
  const id = requiredInteger(call.path, 'comment_id');
  const comment = world.state.issueComments.find((candidate) => candidate.id === id);
  if (comment === undefined) throw notFound();
  return comment;
}

function react(call: Call, world: World): Answer {
  const comment = commentOf(call, world);
  const content = requiredText(call.body, 'content');
  const { reactions } = world.state;
  const same = reactions.find(
    (reaction) =>
      reaction.comment === comment.id && reaction.user === world.viewer && reaction.content === content,
  );
  const reaction = same ?? { id: world.state.next().id, comment: comment.id, user: world.viewer, content };
  if (same === undefined) reactions.push(reaction);
  const body = { id: reaction.id, content, user: userShape(world.viewer) };
  // The same reaction twice is one reaction, answered with 200.
  return { status: same === undefined ? 201 : 200, body };
}

/** The field `permission` knows four words; `role_name` tells the two finer roles. */
const LEGACY: Readonly<Record<Role, string>> = {
  admin: 'admin',
  maintain: 'write',
  write: 'write',
  triage: 'read',
  read: 'read',
  none: 'none',
};

function permissionOf(call: Call, world: World): Answer {
  const login = requiredText(call.path, 'username');
  const role = world.collaborators.get(login) ?? (world.isPublic ? 'read' : 'none');
  const at = ['none', 'read', 'triage', 'write', 'maintain', 'admin'].indexOf(role);
  const permissions = { pull: at >= 1, triage: at >= 2, push: at >= 3, maintain: at >= 4, admin: at >= 5 };
  const body = {
    permission: LEGACY[role],
    role_name: role,
    user: { ...userShape(login), permissions },
  };
  return { status: 200, body };
}
