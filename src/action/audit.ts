import { workspaceOf } from '../adapters/actions/runner.js';
import { WorkspaceChanges } from '../adapters/workspace/workspace-changes.js';
import { readContents } from '../adapters/github/contents.js';
import { UserError } from '../domain/failure.js';
import { readBaseConfig } from './base-config.js';
import { withoutComments } from './comment.js';
import type { ActionContext } from './context.js';
import { deliver } from './deliver.js';
import { reviewChanges } from './review-changes.js';

/**
 * Examines every policy of the checked-out workspace. Nothing is compared, so every finding was there before, and
 * nobody is commented to. The config is the checked-out one.
 */
export async function audit(context: ActionContext): Promise<0 | 1> {
  const root = workspaceOf(context.env);
  const changes = new WorkspaceChanges(root, [root]);
  const changeSet = await changes.list();
  if (changeSet.files.length === 0)
    throw new UserError('The workspace has no files to audit. Check the repository out before this step.');
  const held = await readBaseConfig(
    context.inputs.configFile,
    await readConfig(changes, context),
    () => false,
  );
  const reviewed = await reviewChanges({ changes, changeSet, held, against: 'itself' }, context);
  const { review, delivery } = withoutComments(reviewed.decision, 'an audit has no pull request');
  return deliver(review, delivery, reviewed.settings, context);
}

async function readConfig(
  changes: WorkspaceChanges,
  { client, inputs }: ActionContext,
): Promise<string | undefined> {
  const { path, repository } = inputs.configFile;
  if (repository) {
    const bytes = await readContents(
      client,
      { owner: repository.owner, repo: repository.name },
      path,
      repository.sha,
    );
    return bytes ? new TextDecoder().decode(bytes) : undefined;
  }
  const content = await changes.read(path, 'head');
  if (content.kind === 'skipped')
    throw new UserError(`The config file "${path}" cannot be read (${content.reason}).`);
  return content.kind === 'bytes' ? new TextDecoder().decode(content.bytes) : undefined;
}
