import type { RunEvent } from '../adapters/actions/event.js';
import { GitHubConversation } from '../adapters/github/conversation.js';
import { readPullRequest } from '../adapters/github/pull-request.js';
import { mayWrite, react } from '../adapters/github/recheck.js';
import type { Reaction } from '../adapters/github/recheck.js';
import { resolveSettings } from '../config/resolve.js';
import { OutageError, PermissionError, UserError } from '../domain/failure.js';
import type { Message } from '../domain/message.js';
import { code, message, plainText, quoted } from '../domain/message.js';
import { messageMarkdown } from '../render/markdown-message.js';
import type { ActionContext } from './context.js';
import { repositoryOf } from './context.js';
import { readHeldConfig } from './open-change.js';
import { evaluate } from './recheck-evaluate.js';
import { rerunOwn } from './recheck-rerun.js';

export type CommentEvent = Extract<RunEvent, { readonly kind: 'comment' }>;

/**
 * Answers `/recheck` on a pull request, for people with write permission; anything else ends quietly. Eyes at once, then
 * rocket, or confused with an answer in words. By default the pull request's own run is run again, so that the required
 * check is the one that changes; `evaluate` reviews the head here and posts a commit status.
 */
export async function recheck(event: CommentEvent, context: ActionContext): Promise<0 | 1> {
  const { client, log } = context;
  if (!isRecheck(event)) {
    log.info('The comment is no /recheck on an open pull request: nothing to do.');
    return 0;
  }
  if (!(await mayWrite(client, repositoryOf(context), event.author))) {
    log.info(`${event.author} has no write permission, so /recheck is left unanswered.`);
    return 0;
  }
  await answer(event, 'eyes', context);
  const problem = await problemOf(event, context);
  if (problem === undefined) {
    await answer(event, 'rocket', context);
    return 0;
  }
  log.error(plainText(problem));
  await answer(event, 'confused', context);
  await politely(context, () =>
    new GitHubConversation(client, repositoryOf(context), event.number).postComment(
      messageMarkdown(message`${code('/recheck')}: ${problem}`),
    ),
  );
  return 1;
}

function isRecheck({ action, body, isBot, isOpen, isPullRequest }: CommentEvent): boolean {
  const [firstLine = ''] = body.split(/\r\n|\r|\n/);
  return action === 'created' && isPullRequest && isOpen && !isBot && firstLine.trim() === '/recheck';
}

/** What kept the recheck from being started or done, in words; undefined where nothing did. */
async function problemOf(event: CommentEvent, context: ActionContext): Promise<Message | undefined> {
  try {
    return await start(event, context);
  } catch (error) {
    if (error instanceof PermissionError) return lacking(error);
    if (error instanceof UserError || error instanceof OutageError) return message`${quoted(error.message)}`;
    context.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return message`The recheck ended by a bug of this action. The job's log has the lines to report.`;
  }
}

/** A run is listed before it is run again: to ask for the reading alone would only lead to the next refusal. */
function lacking({ permission, message: text }: PermissionError): Message {
  const needed = permission === 'actions: read' ? 'actions: write' : permission;
  return message`${quoted(text)}. The job that runs on ${code('issue_comment')} has to ask for ${code(needed)} in its ${code('permissions')}.`;
}

/** The head is told once, here: whatever follows is about that commit. */
async function start({ number }: CommentEvent, context: ActionContext): Promise<Message | undefined> {
  const pull = await readPullRequest(context.client, repositoryOf(context), number);
  const held = await readHeldConfig(pull.baseRef, context);
  const { settings } = resolveSettings(context.inputs.run, held.config);
  return settings.recheck === 'rerun' ? rerunOwn(pull, settings, context) : evaluate(pull, context);
}

function answer(event: CommentEvent, reaction: Reaction, context: ActionContext): Promise<void> {
  return politely(context, () => react(context.client, repositoryOf(context), event.commentId, reaction));
}

/** An answer that cannot be given stops no recheck: the log names what is missing. */
async function politely({ log }: ActionContext, give: () => Promise<void>): Promise<void> {
  try {
    await give();
  } catch (error) {
    if (!(error instanceof PermissionError) && !(error instanceof OutageError)) throw error;
    log.warning(`The comment could not be answered: ${error.message}`);
  }
}
